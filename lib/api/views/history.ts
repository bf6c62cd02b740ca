import { z } from "zod";
import { component, instant } from "@/lib/api/component";
import type { ReadEvent } from "@/lib/history/events";

export const eventAnswer = component(
  "Event",
  z.object({
    /** Place in its chain, from 1 without gaps. */
    number: z.int(),
    at: instant,
    /** Null for what the program did by itself. */
    actorId: z.string().nullable(),
    type: z.string(),
    subject: z.object({ type: z.string(), id: z.string() }),
    claimId: z.string().nullable(),
    /** Null where it is withheld or was erased. */
    payload: z.record(z.string(), z.unknown()).nullable(),
  }),
);

export function eventView({
  number,
  at,
  actorId,
  type,
  subject,
  claimId,
  payload,
}: ReadEvent): z.input<typeof eventAnswer> {
  return { number, at, actorId, type, subject, claimId, payload };
}
