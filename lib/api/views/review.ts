import { z } from "zod";
import type { JudgedPair, ShownBlindCheck } from "@/db/blind-checks";
import type { SendBack } from "@/db/send-backs";
import { component, instant } from "@/lib/api/component";
import { agreementOfAll, agreementsByPair } from "@/lib/claims/agreement";
import type { Changed } from "@/lib/claims/changes";
import { blindStates, substances } from "@/lib/claims/claim";

export const sendBackAnswer = component(
  "SendBack",
  z.object({
    id: z.string(),
    claimId: z.string(),
    personId: z.string(),
    /** Empty where it is withheld. */
    reason: z.string(),
    at: instant,
    /** Null while nobody has answered. */
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
  }),
);

export function sendBackView(one: SendBack): z.input<typeof sendBackAnswer> {
  const { id, claimId, personId, reason, at, answer, answeredAt } = one;
  return { id, claimId, personId, reason, at, answer, answeredAt };
}

const judge = z.object({
  personId: z.string(),
  given: z.boolean(),
  /** Null until both verdicts are in; each knows their own. */
  substance: z.enum(substances).nullable(),
  note: z.string(),
});

export const blindCheckAnswer = component(
  "BlindCheck",
  z.object({
    id: z.string(),
    claimId: z.string(),
    state: z.enum(blindStates),
    askedAt: instant,
    endedAt: instant.nullable(),
    first: judge,
    second: judge,
    third: judge.nullable(),
    version: z.int(),
  }),
);

export function blindCheckView(check: ShownBlindCheck): z.input<typeof blindCheckAnswer> {
  const { id, claimId, state, askedAt, endedAt, first, second, third, version } = check;
  const shown = ({ personId, given, substance, note }: ShownBlindCheck["first"]) => ({
    personId,
    given,
    substance,
    note,
  });
  return {
    ...{ id, claimId, state, askedAt, endedAt, version },
    first: shown(first),
    second: shown(second),
    third: third && shown(third),
  };
}

export const changedAnswer = component(
  "ClaimChange",
  z.object({
    what: z.string(),
    did: z.enum(["added", "removed", "changed"]),
    fields: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
    by: z.array(z.string()),
    at: instant,
    /** Its details are withheld from you. */
    withheld: z.boolean(),
  }),
);

export const changedView = ({ fields, ...change }: Changed): z.input<typeof changedAnswer> => ({
  ...change,
  fields: fields.map(({ name, before, after }) => ({ name, before, after })),
});

const share = z.number().nullable();

export const agreementAnswer = component(
  "Agreement",
  z.object({
    /** Claims that two people judged without seeing each other's verdict. */
    judged: z.int(),
    /** Share that agrees, 0 to 1; null without any. */
    percent: share,
    /** Krippendorff's alpha, nominal; null where it is not defined. */
    alpha: share,
    pairs: z.array(
      z.object({
        personIds: z.array(z.string()),
        judged: z.int(),
        percent: share,
        /** Cohen's kappa; null where it is not defined. */
        kappa: share,
        alpha: share,
      }),
    ),
  }),
);

export function agreementView(judged: readonly JudgedPair[]): z.input<typeof agreementAnswer> {
  const { pairs, percent, alpha } = agreementOfAll(judged);
  return {
    judged: pairs,
    percent,
    alpha,
    pairs: agreementsByPair(judged).map((pair) => ({
      personIds: pair.personIds,
      judged: pair.pairs,
      percent: pair.percent,
      kappa: pair.kappa,
      alpha: pair.alpha,
    })),
  };
}
