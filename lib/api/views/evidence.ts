import { z } from "zod";
import type { Evidence } from "@/db/evidence";
import { component, instant } from "@/lib/api/component";
import type { ShownNarrowing } from "@/lib/sources/narrowings";
import { stances } from "@/lib/sources/source";

export const evidenceAnswer = component(
  "Evidence",
  z.object({
    id: z.string(),
    claimId: z.string(),
    sourceId: z.string(),
    stance: z.enum(stances),
    /** Empty for those not cleared for its source, as are locator and note. */
    quote: z.string(),
    locator: z.string(),
    credibility: z.int(),
    note: z.string(),
    via: z.array(z.string()),
    enteredBy: z.string(),
    createdAt: instant,
    version: z.int(),
  }),
);

export function evidenceView(evidence: Evidence): z.input<typeof evidenceAnswer> {
  const { id, claimId, sourceId, stance, quote, locator, credibility, note, via } = evidence;
  const { enteredBy, createdAt, version } = evidence;
  return { id, claimId, sourceId, stance, quote, locator, credibility, note, via, enteredBy, createdAt, version };
}

export const narrowingAnswer = component(
  "Narrowing",
  z.object({
    evidenceId: z.string(),
    /** The evidence's version, which PATCH takes as `seen`. */
    version: z.int(),
    via: z.array(z.string()),
    /** The sources that it then leads to. */
    to: z.array(z.string()),
    /** The words of the article that say so; null where it is a rewrite and the sentence names nobody. */
    words: z.string().nullable(),
    /** "2 sources · 1–2 origins → 1 origin"; null where the count stays the same. */
    effect: z.string().nullable(),
  }),
);

export const narrowingView = ({
  evidenceId,
  version,
  via,
  to,
  words,
  effect,
}: ShownNarrowing): z.input<typeof narrowingAnswer> => ({
  evidenceId,
  version,
  via,
  to: to.map(({ id }) => id),
  words: words?.words ?? null,
  effect,
});
