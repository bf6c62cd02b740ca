import { z } from "zod";
import { type ClaimListFilter, type ClaimOrder, claimListIds, claimsTagged } from "@/db/claim-list";
import { type Claim, claimsById } from "@/db/claims";
import type { Read } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { cursorOf, type Paged, paged, pageQuery, placeIn } from "@/lib/api/query";
import { claimKinds, claimStatuses, stakesLevels } from "@/lib/claims/claim";
import { failingClaims } from "@/lib/claims/list";
import { type ClaimGroup, claimGroups, claimSorts, duesAsked, verdictsAsked } from "@/lib/claims/listed";
import { wordsOf } from "@/lib/search/words";

/** One or several of some words, with commas between them. */
const someOf = <T extends string>(words: readonly T[]) =>
  z
    .string()
    .regex(
      new RegExp(`^(${words.join("|")})(,(${words.join("|")}))*$`),
      `Write ${words.join(", ")}, or several with commas.`,
    )
    .transform((text) => text.split(",") as T[]);

const someIds = z
  .string()
  .min(1)
  .max(4000)
  .transform((text) => text.split(",").filter(Boolean));

const yes = z.literal("true", { error: "Write true, or leave it out." });

/** The same filters and orders as the list on the screen has. */
export const claimsQuery = pageQuery.extend({
  status: someOf(claimStatuses).optional(),
  stale: z.enum(["true", "false"]).optional(),
  articleId: someIds.optional(),
  assigneeId: someIds.optional(),
  stakes: someOf(stakesLevels).optional(),
  kind: someOf(claimKinds).optional(),
  substance: someOf(verdictsAsked).optional(),
  due: z.enum(duesAsked).optional(),
  failing: yes.optional(),
  q: z.string().max(500).optional(),
  sort: z
    .string()
    .regex(
      new RegExp(`^-?(${claimSorts.join("|")})$`),
      `Write ${claimSorts.join(", ")}, with a - before it to turn it around.`,
    )
    .optional(),
});

/** A page of the claims that a query asks for, and where it goes on. */
export async function claimsAskedFor(
  db: Read,
  actor: Actor,
  dossierId: string,
  query: z.output<typeof claimsQuery>,
): Promise<Paged<Claim>> {
  const { limit, cursor } = query;
  const status = groupsOf(query);
  if (status === null) return { items: [], next: null };
  const filter: ClaimListFilter = {
    status,
    articleIds: query.articleId ?? [],
    checkerIds: (query.assigneeId ?? []).map((one) => (one === "nobody" ? null : one)),
    stakes: query.stakes ?? [],
    kinds: query.kind ?? [],
    verdicts: query.substance ?? [],
    due: query.due ?? null,
    words: wordsOf(query.q ?? ""),
    ids: query.failing ? await failingClaims(db, actor, dossierId) : undefined,
  };
  const asked = { viewer: actor, dossierId, filter, now: actor.now };
  if (query.sort === undefined)
    // By the id of the last one, so that a page neither repeats nor skips when claims are tagged meanwhile.
    return paged(
      query,
      (page) => claimsTagged(db, { ...asked, filter: { ...filter, afterId: page.cursor } }, page.limit),
      ({ id }) => id,
    );
  const from = cursor === undefined ? 0 : placeIn(cursor);
  const by = query.sort.replace(/^-/, "") as ClaimOrder["sort"]["by"];
  const order: ClaimOrder = { group: "none", sort: { by, down: query.sort.startsWith("-") } };
  const found = await claimListIds(db, asked, order, { from, count: limit + 1 });
  const ids = found.slice(0, limit).map(({ id }) => id);
  return {
    items: await claimsById(db, actor, ids),
    next: found.length > limit ? cursorOf(String(from + limit)) : null,
  };
}

/** A claim whose sign-off went stale is for review; only the list on the screen has it apart. Null where none can be so. */
function groupsOf({ status, stale }: Pick<z.output<typeof claimsQuery>, "status" | "stale">): ClaimGroup[] | null {
  if (status === undefined && stale === undefined) return [];
  const groups =
    status?.flatMap((one): ClaimGroup[] => (one === "for-review" ? ["for-review", "stale"] : [one])) ?? claimGroups;
  const left = groups.filter((group) => stale === undefined || (group === "stale") === (stale === "true"));
  return left.length > 0 ? left : null;
}
