import { z } from "zod";
import type { Evidence } from "@/db/sources";
import { component, instant } from "@/lib/api/component";
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
