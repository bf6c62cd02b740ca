import { z } from "zod";
import { peopleCount } from "@/db/people";
import { type Endpoint, endpoint } from "@/lib/api/endpoint";
import { describedIn } from "@/lib/api/openapi";
import { articleRoutes } from "@/lib/api/routes/articles";
import { claimListViewRoutes } from "@/lib/api/routes/claim-list-views";
import { claimRoutes } from "@/lib/api/routes/claims";
import { dossierRoutes } from "@/lib/api/routes/dossiers";
import { editionRoutes } from "@/lib/api/routes/editions";
import { peopleRoutes } from "@/lib/api/routes/people";
import { reviewRoutes } from "@/lib/api/routes/review";
import { searchRoutes } from "@/lib/api/routes/search";
import { sourceRoutes } from "@/lib/api/routes/sources";
import { talkRoutes } from "@/lib/api/routes/talk";
import { taskRoutes } from "@/lib/api/routes/tasks";

const health = endpoint({
  method: "GET",
  path: "/health",
  summary: "Tells that the desk is there and its database answers.",
  scope: null,
  takes: null,
  answers: z.object({ ok: z.literal(true) }),
  run: async ({ db }) => {
    await peopleCount(db);
    return { ok: true };
  },
});

const description = endpoint({
  method: "GET",
  path: "/openapi.json",
  summary: "Describes this API (OpenAPI 3.1).",
  scope: null,
  takes: null,
  answers: z.record(z.string(), z.unknown()),
  run: async () => openApi(),
});

/** Every endpoint there is. Whatever answers is in here, and whatever is in here is described. */
export const table: readonly Endpoint[] = [
  ...dossierRoutes,
  ...articleRoutes,
  ...claimRoutes,
  ...reviewRoutes,
  ...claimListViewRoutes,
  ...sourceRoutes,
  ...taskRoutes,
  ...talkRoutes,
  ...editionRoutes,
  ...searchRoutes,
  ...peopleRoutes,
  health,
  description,
];

let described: ReturnType<typeof describedIn> | undefined;

/** The description of the table, made at first use. */
export function openApi(): ReturnType<typeof describedIn> {
  described ??= describedIn(table);
  return described;
}
