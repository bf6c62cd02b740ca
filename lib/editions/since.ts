import { named } from "@/lib/editions/annotated/words";
import type { DossierExport, ExportedClaim } from "@/lib/editions/schema";

/** What is different in a later edition of the same dossier: for whoever holds the earlier one, and for a corrections note. */
export type Since = {
  added: ExportedClaim[];
  /** Claims of the earlier edition that the later one has not: merged, withdrawn, or no longer for this audience. */
  gone: ExportedClaim[];
  verdicts: { before: ExportedClaim; after: ExportedClaim }[];
  wording: { before: ExportedClaim; after: ExportedClaim }[];
  /** Signed off since, or no longer. */
  signed: ExportedClaim[];
  unsigned: ExportedClaim[];
  /** Articles with another revision than before. */
  articles: { letter: string; before: number; after: number }[];
};

/** Claims are the same by their name: it is given once in a dossier and never again. */
export function since(earlier: DossierExport, later: DossierExport): Since {
  const before = new Map(earlier.claims.map((claim) => [claim.ref, claim]));
  const after = new Map(later.claims.map((claim) => [claim.ref, claim]));
  const both = later.claims.flatMap((claim) => {
    const was = before.get(claim.ref);
    return was ? [{ before: was, after: claim }] : [];
  });
  const revisions = new Map(earlier.articles.map(({ letter, revision }) => [letter, revision.number]));
  const isSigned = ({ status, stale }: ExportedClaim) => status === "signed-off" && !stale;
  return {
    added: later.claims.filter(({ ref }) => !before.has(ref)),
    gone: earlier.claims.filter(({ ref }) => !after.has(ref)),
    verdicts: both.filter((one) => one.before.substance !== one.after.substance),
    wording: both.filter((one) => one.before.statement !== one.after.statement),
    signed: both.filter((one) => !isSigned(one.before) && isSigned(one.after)).map((one) => one.after),
    unsigned: both.filter((one) => isSigned(one.before) && !isSigned(one.after)).map((one) => one.after),
    articles: later.articles.flatMap(({ letter, revision }) => {
      const was = revisions.get(letter);
      return was === undefined || was === revision.number ? [] : [{ letter, before: was, after: revision.number }];
    }),
  };
}

export const isUnchanged = (changes: Since): boolean => Object.values(changes).every((list) => list.length === 0);

const verdictWords = ({ substance }: ExportedClaim): string =>
  substance ? named(substance).toLowerCase() : "no verdict yet";

/** A statement that ends a sentence: by the full stop of its own, where it has one. */
const ending = (statement: string): string => `“${statement}”${/[.!?…]$/u.test(statement) ? "" : "."}`;

/** The differences as sentences, in the order in which a reader asks for them. */
export const sinceLines = (changes: Since): string[] => [
  ...changes.verdicts.map(
    ({ before, after }) =>
      `${after.ref}: the verdict was ${verdictWords(before)} and is now ${verdictWords(after)}. ${after.statement}`,
  ),
  ...changes.wording.map(
    ({ before, after }) => `${after.ref}: it said “${before.statement}” and now says ${ending(after.statement)}`,
  ),
  ...changes.articles.map(
    ({ letter, before, after }) => `Article ${letter}: revision ${after} takes the place of revision ${before}.`,
  ),
  ...changes.added.map((claim) => `${claim.ref}: new, ${verdictWords(claim)}. ${claim.statement}`),
  ...changes.gone.map((claim) => `${claim.ref}: no longer in the edition. ${claim.statement}`),
  ...changes.signed.map((claim) => `${claim.ref}: signed off.`),
  ...changes.unsigned.map((claim) => `${claim.ref}: the sign-off no longer holds.`),
];

/**
 * A note for readers of what was published, from two editions: what was wrong and what is right, as corrections are written.
 * Only what changed for a reader is in it, and corrects what was said: a first verdict does not. Empty where nothing did.
 */
export function correctionsNote(earlier: DossierExport, later: DossierExport): string {
  const { verdicts, wording } = since(earlier, later);
  const corrected = verdicts.filter(({ before }) => before.substance !== null);
  const lines = [
    ...corrected.map(({ before, after }) =>
      before.statement === after.statement
        ? `On “${after.statement}” we said: ${verdictWords(before)}. We now say: ${verdictWords(after)}.`
        : `We said of “${before.statement}”: ${verdictWords(before)}. We now say of “${after.statement}”: ${verdictWords(after)}.`,
    ),
    ...wording
      .filter((one) => !corrected.some(({ after }) => after.ref === one.after.ref))
      .map(
        ({ before, after }) => `We wrote ${ending(before.statement)} It should have been ${ending(after.statement)}`,
      ),
  ];
  if (lines.length === 0) return "";
  return [
    `Corrections, ${later.madeAt.slice(0, 10)}: ${later.dossier.title}`,
    ...lines.map((line) => `- ${line}`),
  ].join("\n");
}
