import { z } from "zod";
import type { Edition } from "@/db/editions";
import { component, instant } from "@/lib/api/component";
import { audiences } from "@/lib/dossiers/dossier";

export const editionAnswer = component(
  "Edition",
  z.object({
    id: z.string(),
    dossierId: z.string(),
    /** From 1 in each dossier. */
    number: z.int(),
    audience: z.enum(audiences),
    reason: z.string(),
    contentSha256: z.string(),
    /** The last event of the dossier's history that it contains. */
    eventNumber: z.int(),
    createdBy: z.string(),
    createdAt: instant,
  }),
);

export function editionView(edition: Edition): z.input<typeof editionAnswer> {
  const { id, dossierId, number, audience, reason, contentSha256, eventNumber, createdBy, createdAt } = edition;
  return { id, dossierId, number, audience, reason, contentSha256, eventNumber, createdBy, createdAt };
}
