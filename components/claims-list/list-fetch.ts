import type { ListedClaim } from "@/lib/claims/listed";

async function get<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the list answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** Addresses of a dossier's list that answer with data; `asked` is the query of its page. */
const at = (dossierId: string, what: string, asked: string, more: Record<string, string | number>) => {
  const params = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(more)) params.set(name, String(value));
  return `/dossiers/${dossierId}/claims/${what}?${params}`;
};

/** A run of the list; of one group, by its key, where it is named. */
export const fetchRows = async (
  dossierId: string,
  asked: string,
  from: number,
  count: number,
  within?: string,
): Promise<readonly ListedClaim[]> =>
  (
    await get<{ claims: ListedClaim[] }>(
      at(dossierId, "rows", asked, { from, count, ...(within === undefined ? {} : { in: within }) }),
    )
  ).claims;

export const fetchMatches = async (
  dossierId: string,
  asked: string,
  from: number,
  count: number,
): Promise<readonly (readonly [string, number])[]> =>
  (await get<{ claims: [string, number][] }>(at(dossierId, "matching", asked, { from, count }))).claims;
