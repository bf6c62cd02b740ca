import { z } from "zod";
import { claimKinds, stakesLevels, substances } from "@/lib/claims/claim";
import { gradesAsked, standardRules } from "@/lib/dossiers/standard";
import { line } from "@/lib/input";

const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
const oneOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, { error: `Choose ${listed(words)}.` });
const someOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.array(oneOf(words), { error: `List some of ${listed(words)}, or leave this out for any.` }).optional();

/**
 * A dossier's rules for sign-off, as data (docs: standards). A rule applies to the claims that its `when` describes (a
 * list left out means any), and fails with one line that says what is missing. What a rule counts is of what bears the
 * verdict: of what refutes a claim that is refuted, of what supports any other.
 */
const when = z.strictObject(
  { kinds: someOf(claimKinds), stakes: someOf(stakesLevels), substances: someOf(substances) },
  { error: "Say for which claims the rule holds; {} for all of them." },
);

const numberError = "Write a whole number from 1 to 20.";
const atLeast = z.int(numberError).min(1, numberError).max(20, numberError);
const yesOrNo = z.boolean("Say true or false.");

const rule = z.discriminatedUnion(
  "rule",
  [
    z.strictObject({
      rule: z.literal("origins"),
      when,
      /** Independent origins that the claim needs at least. */
      atLeast,
      /** One primary source that we hold, itself evidence for the claim, will do instead. */
      orHeldPrimary: yesOrNo,
    }),
    /** A primary source that we hold, itself evidence. */
    z.strictObject({ rule: z.literal("primary"), when }),
    z.strictObject({
      rule: z.literal("reports"),
      when,
      /** Secondary sources with own reporting that no origin joins. */
      atLeast,
      orHeldPrimary: yesOrNo,
    }),
    /** One origin that is established: neither unnamed people alone, nor what nobody has established. */
    z.strictObject({ rule: z.literal("named"), when }),
    z.strictObject({
      rule: z.literal("reliability"),
      when,
      /** The worst grade that will do. */
      atLeast: oneOf(gradesAsked),
      of: oneOf(["one", "all"]),
      /** A source that nobody has judged, F, will do as well. */
      orUnjudged: yesOrNo,
    }),
    /** Every attribution has been checked, and those of our own text are accurate. */
    z.strictObject({ rule: z.literal("attribution"), when }),
    /** Our own text names whom we have it from, unless we hold a primary source for it. */
    z.strictObject({ rule: z.literal("credit"), when }),
    /** The answer of whom it is about, or recorded silence. */
    z.strictObject({ rule: z.literal("reply"), when }),
    /** Who signs it off is not its checker. */
    z.strictObject({ rule: z.literal("second-signer"), when }),
  ],
  { error: `Choose ${listed(standardRules)}.` },
);

export const standardInput = z.strictObject({
  name: line(100, "a name for the standard"),
  rules: z.array(rule, { error: "List the rules; [] for none." }).max(20, "Keep it to 20 rules."),
});
