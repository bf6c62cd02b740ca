import { articleById } from "@/db/articles";
import type { Read } from "@/db/client";
import { secondHandLinksFrom, snapshotTextOf } from "@/db/fidelity";
import { outletsToRead } from "@/db/outlets";
import { revisionById, sentencesOfRevision } from "@/db/revisions";
import { originLinkById, type Source, sourceById } from "@/db/sources";
import type { Viewer } from "@/db/visible";
import { fidelityApart } from "@/lib/articles/intake/apart";
import type { Retold } from "@/lib/articles/intake/work";
import { NotFound } from "@/lib/errors";
import { settings } from "@/lib/settings";
import type { Fidelity } from "@/lib/sources/fidelity/fact";
import { type Flag, flagsOfLinks } from "@/lib/sources/fidelity/flags";
import { plainOutlet } from "@/lib/sources/outlet";
import { isFirstHand, type LinkKind } from "@/lib/sources/source";

/** A text that we hold of a source: its article's newest revision, or what its newest snapshot says. */
export type HeldText = {
  sourceId: string;
  /** What it is called in little room. */
  name: string;
  articleId: string | null;
  revisionId: string | null;
  snapshotId: string | null;
  /** Where each sentence begins, with its id; empty for a snapshot. */
  sentences: { id: string; start: number; end: number }[];
  told: Retold;
  /** The same for the same text with the same sentences. */
  key: string;
};

/** Why nothing can be said of a link. */
export type Incomparable = "not-confirmed" | "first-hand" | "withheld" | "not-held";

export type LinkFidelity = {
  linkId: string;
  kind: LinkKind;
  original: HeldText;
  rewrite: HeldText;
  fidelity: Fidelity;
};

export type NotCompared = {
  linkId: string;
  because: Incomparable;
  /** What the sources are called of which we hold no text. */
  missing: string[];
};

/**
 * What a confirmed second-hand link made of the text that it leads to, or why that cannot be said.
 * @throws NotFound for whoever may not know of the link.
 * @throws UnreadableError where comparing them took too long.
 */
export async function fidelityOfLink(db: Read, viewer: Viewer, linkId: string): Promise<LinkFidelity | NotCompared> {
  const link = await originLinkById(db, viewer, linkId);
  if (!link) throw new NotFound();
  const not = (because: Incomparable, missing: string[] = []): NotCompared => ({ linkId, because, missing });
  if (link.state !== "confirmed") return not("not-confirmed");
  if (isFirstHand(link.kind)) return not("first-hand");
  const [from, to] = [await sourceById(db, viewer, link.from), await sourceById(db, viewer, link.to)];
  if (!from?.cleared || !to?.cleared) return not("withheld");
  const [rewrite, original] = [await heldTextOf(db, viewer, from), await heldTextOf(db, viewer, to)];
  if (!rewrite || !original)
    return not("not-held", [...(rewrite ? [] : [nameOf(from)]), ...(original ? [] : [nameOf(to)])]);
  const fidelity = forKind(link.kind, await compareOnce(original, rewrite));
  return { linkId, kind: link.kind, original, rewrite, fidelity };
}

/** What a source made of each of the texts that it got things from second-hand, in the order of the links. */
export async function fidelitiesFrom(
  db: Read,
  viewer: Viewer,
  sourceId: string,
): Promise<(LinkFidelity | NotCompared)[]> {
  const links = await secondHandLinksFrom(db, viewer, sourceId);
  return Promise.all(links.map(({ id }) => fidelityOfLink(db, viewer, id)));
}

const nameOf = ({ outlet, title }: Source): string => outlet || title;

/** So long a page waits for what is only an aside on it, in milliseconds; it is told the next time. */
const PATIENCE = 400;

/**
 * What a source's article says otherwise than the sources that it got it from: flags in its newest revision, none where
 * nothing can be said. The first time it may take longer than a page wants to wait; then nothing is told yet.
 */
export async function flagsOf(
  db: Read,
  viewer: Viewer,
  sourceId: string,
): Promise<{ revisionId: string | null; flags: Flag[] }> {
  const nothing = { revisionId: null, flags: [] };
  const made = fidelitiesFrom(db, viewer, sourceId).catch(() => []);
  const found = await Promise.race([made, after(PATIENCE)]);
  const links = found?.flatMap((link) => ("fidelity" in link ? [link] : []));
  const revisionId = links?.[0]?.rewrite.revisionId;
  if (!links || !revisionId) return nothing;
  const flags = flagsOfLinks(
    links.map(({ linkId, original, fidelity }) => ({ linkId, original: original.name, facts: fidelity.facts })),
  );
  return { revisionId, flags };
}

const after = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), milliseconds).unref());

/** Roles of paragraphs that are no sentences of the story. */
const heads = new Set<string>(["headline", "heading"]);
const asides = new Set<string>(["byline", "published"]);

async function heldTextOf(db: Read, viewer: Viewer, source: Source): Promise<HeldText | null> {
  const called = await calledBy(db, source.outlet);
  const about = { sourceId: source.id, name: nameOf(source), articleId: source.articleId };
  const telling = { publishedAt: source.publishedAt, called };
  if (source.articleId) {
    const article = await articleById(db, viewer, source.articleId);
    const revision = article && (await revisionById(db, viewer, article.revisionId));
    if (!article || !revision) return null;
    const { text, paragraphs } = revision;
    const sentences = (await sentencesOfRevision(db, viewer, revision)).map(({ id, start, end, paragraph }) => {
      const role = paragraphs[paragraph]?.[2] ?? "body";
      return { id, start, end, paragraph, head: heads.has(role), aside: asides.has(role) };
    });
    const publishedAt = article.publishedAt ?? source.publishedAt;
    return {
      ...about,
      revisionId: revision.id,
      snapshotId: null,
      sentences,
      told: { ...telling, publishedAt, text, language: article.language, sentences: sentences.map(withoutId) },
      // Which of its paragraphs are set aside decides which sentences there are.
      key: [revision.id, ...new Set(sentences.map(({ paragraph }) => paragraph)), publishedAt, called].join(" "),
    };
  }
  const snapshot = await snapshotTextOf(db, viewer, source.id);
  if (!snapshot) return null;
  return {
    ...about,
    revisionId: null,
    snapshotId: snapshot.id,
    sentences: [],
    told: { ...telling, text: snapshot.text, language: "", sentences: null },
    key: `${snapshot.id} ${source.publishedAt} ${called}`,
  };
}

const withoutId = <T extends { id: string }>({ id, ...rest }: T): Omit<T, "id"> => rest;

/** What an outlet is called: as the source has it, in full, and in short. */
async function calledBy(db: Read, outlet: string): Promise<string[]> {
  if (outlet === "") return [];
  const { outlets, names } = await outletsToRead(db);
  const key = names.get(plainOutlet(outlet));
  const known = key === undefined ? undefined : outlets.find(({ name }) => plainOutlet(name) === key);
  return [...new Set([outlet, ...(known ? [known.name, ...known.shortNames] : [])])];
}

/** Who only cites or quotes a source has the rest from elsewhere: what it adds there says nothing. */
function forKind(kind: LinkKind, fidelity: Fidelity): Fidelity {
  if (kind !== "cites" && kind !== "quotes") return fidelity;
  const taken = new Set(fidelity.taken.map(({ rewrite }) => rewrite[0]));
  const its = ({ fate, rewriteSentence }: Fidelity["facts"][number]) =>
    fate !== "added" || (rewriteSentence !== null && taken.has(rewriteSentence[0]));
  return { ...fidelity, facts: fidelity.facts.filter(its) };
}

/** As they were last told: texts never change. Pages and routes are made by different copies of this module. */
const shared = globalThis as { keptFidelities?: Map<string, Promise<Fidelity>> };
shared.keptFidelities ??= new Map();
const kept = shared.keptFidelities;
const keptAtMost = 64;

function compareOnce(original: HeldText, rewrite: HeldText): Promise<Fidelity> {
  const zone = settings().timeZone;
  const key = `${original.key} | ${rewrite.key} | ${zone}`;
  const made = kept.get(key) ?? fidelityApart({ original: original.told, rewrite: rewrite.told, zone });
  // The one that was asked for last goes last.
  kept.delete(key);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(old);
  }
  return made;
}
