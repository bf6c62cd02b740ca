import { z } from "zod";
import type { Waiver } from "@/db/dossiers";
import { component, instant } from "@/lib/api/component";

export const waiverAnswer = component(
  "Waiver",
  z.object({ claimId: z.string(), rule: z.string(), reason: z.string(), personId: z.string(), at: instant }),
);

export function waiverView({ claimId, rule, reason, personId, at }: Waiver): z.input<typeof waiverAnswer> {
  return { claimId, rule, reason, personId, at };
}
