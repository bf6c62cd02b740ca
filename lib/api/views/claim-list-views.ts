import { z } from "zod";
import type { ClaimListView } from "@/db/claim-list-views";
import { component } from "@/lib/api/component";

export const claimListViewAnswer = component(
  "ClaimListView",
  z.object({
    id: z.string(),
    dossierId: z.string(),
    name: z.string(),
    /** Everybody in the dossier may use it. */
    shared: z.boolean(),
    /** The query of the list's address. */
    query: z.string(),
    /** Whose it is. */
    personId: z.string(),
    version: z.int(),
  }),
);

export function claimListViewView(view: ClaimListView): z.input<typeof claimListViewAnswer> {
  const { id, dossierId, name, shared, query, personId, version } = view;
  return { id, dossierId, name, shared, query, personId, version };
}
