import type { Audience } from "@/lib/dossiers/dossier";
import type { SourceKind } from "@/lib/sources/source";

/**
 * What each audience is shown. One line per thing that can be left out; the collected value follows this table, and
 * every format is rendered from that value, so that nothing left out can come back in a format.
 * E-mail addresses of members are in no edition.
 */
type Shown = {
  /** Names of confidential sources: those that the maker of the edition is cleared for, or none at all. */
  confidential: "as the maker is cleared" | "never";
  /** Papers and data that have no public address. */
  unpublished: boolean;
  /** Names of members, and who signed, waived or decided. */
  staff: boolean;
  /** Notes on evidence, the brief and the deadline. */
  notes: boolean;
  /** Comments on claims. */
  talk: boolean;
  tasks: boolean;
  /** The chain of the history: it tells who did what when. Otherwise its head alone. */
  history: boolean;
  /** Origin links that are only proposed, or rejected. */
  undecidedLinks: boolean;
  /** The files of our drafts as they came, and who is named as their author: who wrote on them stands in them. */
  drafts: boolean;
  claims: "all" | "signed off";
  /** The program's own ids, by which the API finds things again. */
  ids: boolean;
};

export const shownTo: Record<Audience, Shown> = {
  desk: {
    confidential: "as the maker is cleared",
    unpublished: true,
    staff: true,
    notes: true,
    talk: true,
    tasks: true,
    history: true,
    undecidedLinks: true,
    drafts: true,
    claims: "all",
    ids: true,
  },
  legal: {
    confidential: "never",
    unpublished: true,
    staff: true,
    notes: true,
    talk: false,
    tasks: true,
    history: true,
    undecidedLinks: true,
    drafts: true,
    claims: "all",
    ids: true,
  },
  public: {
    confidential: "never",
    unpublished: false,
    staff: false,
    notes: false,
    talk: false,
    tasks: false,
    history: false,
    undecidedLinks: false,
    drafts: false,
    claims: "signed off",
    ids: false,
  },
};

/** What an audience gets, in one sentence. */
export const audienceSentence: Record<Audience, string> = {
  desk: "Everything, including comments, and the confidential names that its maker is cleared for.",
  legal: "Everything except comments. Confidential sources stand under their pseudonyms.",
  public:
    "Signed-off claims and their open evidence only. People of the desk, unpublished papers and the files of our drafts are left out.",
};

const papers: readonly SourceKind[] = ["document", "dataset"];

/** A paper or data without a public address: the public is told that it exists, and no more. */
export const isUnpublished = (source: { kind: SourceKind; url: string }): boolean =>
  papers.includes(source.kind) && source.url === "";

export type LeftOut = { what: string; count: number };

/** What there is to leave out, as the maker of an edition sees the dossier. */
export type Countable = {
  /** `named`: the maker is shown its name. */
  sources: readonly { confidential: boolean; named: boolean; kind: SourceKind; url: string }[];
  notSignedOff: number;
  /** Notes on evidence that the maker may read. */
  notes: number;
  comments: number;
  openTasks: number;
  /** Articles of ours. */
  drafts: number;
  members: number;
};

/** Counts what an edition for an audience would leave out, from all that its maker can see. */
export function leftOut(desk: Countable, audience: Audience): LeftOut[] {
  const shown = shownTo[audience];
  const named = shown.confidential === "as the maker is cleared";
  const confidential = desk.sources.filter((one) => one.confidential && !(named && one.named));
  const unpublished = desk.sources.filter((one) => !one.confidential && isUnpublished(one));
  const lines: LeftOut[] = [
    { what: "Confidential names", count: confidential.length },
    { what: "Unpublished papers", count: shown.unpublished ? 0 : unpublished.length },
    { what: "Claims not signed off", count: shown.claims === "all" ? 0 : desk.notSignedOff },
    { what: "Notes on evidence", count: shown.notes ? 0 : desk.notes },
    { what: "Comments", count: shown.talk ? 0 : desk.comments },
    { what: "Open tasks", count: shown.tasks ? 0 : desk.openTasks },
    { what: "Files of our drafts", count: shown.drafts ? 0 : desk.drafts },
    { what: "Names of the desk", count: shown.staff ? 0 : desk.members },
  ];
  return lines.filter((line) => line.count > 0);
}
