import type { Substance } from "@/lib/claims/claim";
import type { Rule, Standard, StandardRule, When } from "@/lib/dossiers/standard";

/** What people call a rule, where it is chosen and where it stands. */
export const ruleTitle: Record<StandardRule, string> = {
  origins: "Independent origins",
  primary: "A primary source",
  reports: "Reports of their own",
  named: "A named origin",
  reliability: "Reliability",
  attribution: "Attributions checked",
  credit: "Credit in our text",
  reply: "The reply of whom it is about",
  "second-signer": "Another signer",
};

/** What a rule asks for, for the one who chooses it. */
export const ruleMeaning: Record<StandardRule, string> = {
  origins: "So many independent origins, at least.",
  primary: "A primary source that we hold and that is itself evidence.",
  reports: "So many secondary sources with own reporting that do not go back to one origin.",
  named: "One origin that is named and established: unnamed people alone will not do, however many report them.",
  reliability: "How reliable the sources of the evidence are. A retracted one never will do.",
  attribution: "Somebody checked whether those who are cited say so. Those of our own text must be accurate.",
  credit: "Our own text names whom we have it from, unless we hold a primary source for it.",
  reply: "An answer of whom it is about, or silence that is recorded after the time they were given.",
  "second-signer": "Who signs it off is not its checker, also where none of it is their own work.",
};

/** The standard in one sentence, as the overview shows it. */
export function standardSentence({ rules }: Pick<Standard, "rules">): string {
  if (rules.length === 0) return "Every claim needs a verdict.";
  return sentence(rules.map(phrase).join("; "));
}

/** One rule as a sentence: "Allegations need the reply of whom they are about." */
export const ruleSentence = (rule: Rule): string => sentence(phrase(rule));

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const phrase = (rule: Rule): string => `${whenWords(rule.when)} ${needs(rule)}`;

function needs(rule: Rule): string {
  switch (rule.rule) {
    case "origins":
      return `need ${rule.atLeast === 1 ? "one independent origin" : `${rule.atLeast} independent origins`}${orPrimary(rule)}`;
    case "primary":
      return "need a primary source that we hold";
    case "reports":
      return `need ${rule.atLeast === 1 ? "one secondary source with own reporting" : `${rule.atLeast} independent secondary sources with own reporting`}${orPrimary(rule)}`;
    case "named":
      return "need an origin that is named";
    case "reliability": {
      const which = rule.of === "all" ? "every source" : "one source";
      return `need ${which} graded ${rule.atLeast}${rule.atLeast === "A" ? "" : " or better"}${rule.orUnjudged ? " or not judged" : ""}`;
    }
    case "attribution":
      return "need their attributions checked, and ours accurate";
    case "credit":
      return "need credit in our text, unless we hold a primary source";
    case "reply":
      return "need the reply of whom they are about";
    case "second-signer":
      return "need a signer who is not their checker";
  }
}

const orPrimary = ({ orHeldPrimary }: { orHeldPrimary: boolean }): string =>
  orHeldPrimary ? " or one primary source that we hold" : "";

function whenWords({ kinds, stakes, substances }: When): string {
  const of = kinds?.length ? listed(kinds.map((kind) => (kind === "other" ? "other claims" : `${kind}s`))) : "claims";
  const found = (substances ?? []).map((substance) => foundWords[substance]);
  const [only] = found;
  const before = found.length === 1 && only && !only.includes(" ") ? only : "";
  const after = found.length > 0 && !before ? `that are ${listed(found)}` : "";
  return [listed(stakes ?? []), before, of, after].filter(Boolean).join(" ");
}

const foundWords: Record<Substance, string> = {
  supported: "supported",
  refuted: "refuted",
  conflicting: "conflicting",
  "not-enough-evidence": "without enough evidence",
  "not-checkable": "not checkable",
};

/** "a", "a or b", "a, b or c" */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
