/** Parts of the sentences that tell the history: what changed, field by field. */
import { type ArticleMetadata, type MentionFate, mentionFates } from "@/lib/articles/article";
import type { Cited, Reply } from "@/lib/claims/claim";
import type { DossierState } from "@/lib/dossiers/dossier";
import type { Standard } from "@/lib/dossiers/standard";
import type { Changes, ClaimFields, EvidenceFields, SourceFields, TaskFields } from "@/lib/history/events";
import type { MailChoice, NoticeKind } from "@/lib/history/notice";
import type { NewsroomRole } from "@/lib/people/person";
import type { LinkKind, LinkState } from "@/lib/sources/source";

/** What things are called, as the reader may know them. A thing that is gone or withheld gets a general word. */
export type Names = {
  person(id: string): string;
  /** "A2" */
  claim(id: string): string;
  /** Is the verdict on the claim sealed from the reader, who gives a blind second one? */
  sealed?(claimId: string): boolean;
  source(id: string): string;
  article(id: string): string;
  task(id: string): string;
  /** An instant in the newsroom's time zone. */
  moment(iso: string): string;
};

/** "a", "a and b", "a, b and c" */
export const list = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** "1 sentence", "3 sentences" */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const longest = 160;

/** Words in quotation marks, on one line and cut where they would fill a page. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const cut = line.length > longest ? `${line.slice(0, longest).toWellFormed().trimEnd()} …` : line;
  return `“${cut}”`;
}

/** "not-enough-evidence" as it is said. */
export const said = (word: string): string => word.replaceAll("-", " ");

type Tell<T> = { [K in keyof Required<T>]: (after: T[K], before: T[K]) => string };

/** Tells each change in the order of the fields. */
function told<T>(changes: Changes<T>, tell: Tell<T>): string {
  const parts = (Object.keys(tell) as (keyof T)[]).flatMap((field) => {
    const change = changes[field];
    return change ? [tell[field](change[1], change[0])] : [];
  });
  return parts.length > 0 ? list(parts) : "nothing";
}

const textTo = (what: string) => (after: string) => (after ? `${what} to ${quoted(after)}` : `${what} to nothing`);
const wordTo = (what: string) => (after: string, before: string) => `${what} from ${said(before)} to ${said(after)}`;
const dateTo = (what: string, names: Names) => (after: string | null) =>
  after ? `${what} to ${names.moment(after)}` : `${what} to none`;
const whether = (yes: string, no: string) => (after: boolean) => (after ? yes : no);
const personTo = (what: string, names: Names) => (after: string | null) =>
  `${what} to ${after ? names.person(after) : "nobody"}`;

const ownReporting = (after: boolean | null) =>
  `own reporting to ${after === null ? "not established" : after ? "yes" : "no"}`;

function reply(after: Reply | null): string {
  if (!after) return "the reply to none";
  if (after.answer) return `the reply to ${quoted(after.answer)}`;
  return after.silence ? "the reply to silence" : "the reply to asked, no answer yet";
}

export const noticeChanges = (changes: Changes<Record<NoticeKind, MailChoice>>): string =>
  told(changes, {
    mentioned: wordTo("mentions"),
    answered: wordTo("answers in their threads"),
    assigned: wordTo("what is given to them"),
    reminded: wordTo("reminders"),
    "asked-to-sign": wordTo("claims to review"),
    "sent-back": wordTo("claims sent back"),
    stale: wordTo("stale sign-offs"),
    watched: wordTo("tasks that they watch"),
  });

export const personChanges = (changes: Changes<{ name: string; role: NewsroomRole; disabled: boolean }>): string =>
  told(changes, {
    name: textTo("the name"),
    role: (after) => `the role to ${after === "admin" ? "administrator" : "member"}`,
    disabled: whether("the account to disabled", "the account to enabled"),
  });

type DossierFields = { title: string; brief: string; deadline: string | null; standard: Standard; state: DossierState };

export const dossierChanges = (changes: Changes<DossierFields>, names: Names): string =>
  told(changes, {
    title: textTo("the title"),
    brief: textTo("the brief"),
    deadline: dateTo("the deadline", names),
    standard: (after) => `the standard to ${quoted(after.name)}`,
    state: (after) => `the dossier to ${after}`,
  });

export const articleChanges = (
  changes: Changes<ArticleMetadata & { ours: boolean; inFull: boolean }>,
  names: Names,
): string =>
  told(changes, {
    title: textTo("the title"),
    outlet: textTo("the outlet"),
    byline: textTo("the byline"),
    publishedAt: dateTo("the date", names),
    url: textTo("the address"),
    language: textTo("the language"),
    ours: whether("whose it is to ours", "whose it is to theirs"),
    inFull: whether("how far it is checked to in full", "how far it is checked to what is tagged"),
  });

export const claimChanges = (changes: Changes<ClaimFields>, names: Names): string =>
  told(changes, {
    statement: textTo("the statement"),
    kind: wordTo("the kind"),
    stakes: wordTo("the stakes"),
    about: (after) => (after.length > 0 ? `whom it is about to ${list(after)}` : "whom it is about to nobody"),
    reply,
    assigneeId: personTo("who checks it", names),
    dueAt: (after) => dateTo("when it is due", names)(after ?? null),
  });

export const mentionChanges = (
  changes: Changes<{
    revisionId: string;
    start: number;
    end: number;
    quote: string;
    mode: string;
    cites?: Cited | null;
  }>,
): string => {
  const { revisionId, quote, mode, cites } = changes;
  const parts = [
    ...(revisionId ? ["its place to the newest revision"] : []),
    ...(quote ? [`its words to ${quoted(quote[1])}`] : []),
    ...(mode ? [`how it puts the claim from ${mode[0]} to ${mode[1]}`] : []),
    ...(cites ? [`whom it cites to ${cites[1] ? cites[1].name || "somebody it does not name" : "nobody"}`] : []),
  ];
  return parts.length > 0 ? list(parts) : "its place in the text";
};

/** "3 mentions unchanged, 1 reworded and 1 gone"; of a text without mentions, that. */
export function fates(counts: Record<MentionFate, number>): string {
  const some = mentionFates.filter((fate) => counts[fate] > 0);
  if (some.length === 0) return "no mentions in it";
  return list(some.map((fate, index) => `${index === 0 ? counted(counts[fate], "mention") : counts[fate]} ${fate}`));
}

export const sourceChanges = (changes: Changes<SourceFields>, names: Names): string =>
  told(changes, {
    kind: wordTo("the kind"),
    title: textTo("the title"),
    outlet: textTo("the outlet"),
    author: textTo("the author"),
    url: textTo("the address"),
    publishedAt: dateTo("the date", names),
    ownReporting,
    unidentified: whether("it to unidentified", "it to identified"),
    state: wordTo("the state"),
    confidential: whether("it to confidential", "it to no longer confidential"),
    pseudonym: textTo("the pseudonym"),
    reliability: wordTo("the reliability"),
    graded: (after) => (after ? "its grade to one of its own" : "its grade to that of its outlet"),
  });

export const linkChanges = (changes: Changes<{ kind: LinkKind; state: LinkState; quote: string }>): string =>
  told(changes, { kind: wordTo("the kind"), state: wordTo("the state"), quote: textTo("the words that show it") });

export const evidenceChanges = (changes: Changes<EvidenceFields>): string =>
  told(changes, {
    stance: wordTo("the stance"),
    quote: textTo("the quote"),
    locator: textTo("the locator"),
    credibility: (after, before) => `the credibility from ${before} to ${after}`,
    note: textTo("the note"),
    via: (after) => (after.length > 0 ? `what it rests on to ${counted(after.length, "link")}` : "it to not narrowed"),
  });

export const taskChanges = (changes: Changes<TaskFields>, names: Names): string =>
  told(changes, {
    title: textTo("the title"),
    detail: textTo("the detail"),
    assigneeId: personTo("whose it is", names),
    dueAt: dateTo("the due date", names),
    state: (after) => `the task to ${after}`,
    outcome: textTo("the outcome"),
    blocks: (after) => (after ? "the sign-off to wait for it" : "the sign-off to wait for it no more"),
    remindAt: (after) => (after ? `the reminder to ${names.moment(after)}` : "the reminder to none"),
    evidenceIds: (after) => `what came of it to ${counted(after?.length ?? 0, "piece")} of evidence`,
  });
