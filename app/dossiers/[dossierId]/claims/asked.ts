import { read } from "@/db/client";
import { type Listing, listingOf } from "@/lib/claims/list";
import { claimQueryIn } from "@/lib/claims/listed";
import { askerOf } from "../asker";

/** Answers a question about the list that an address asks for; for whoever may not see the dossier there is none. */
export async function answered(
  params: Promise<{ dossierId: string }>,
  query: URLSearchParams,
  answer: (listing: Listing) => Promise<object>,
): Promise<Response> {
  const listing = await asked(params, query);
  const headers = { "Cache-Control": "no-store" };
  if (listing instanceof Response) return listing;
  return Response.json(await answer(listing), { headers });
}

/** The list that an address asks for, or the answer that refuses it. */
export async function asked(
  params: Promise<{ dossierId: string }>,
  query: URLSearchParams,
): Promise<Listing | Response> {
  const asker = await askerOf(params);
  if (asker instanceof Response) return asker;
  return listingOf(read, asker.actor, asker.dossierId, claimQueryIn(Object.fromEntries(query)));
}

/** The run that an address asks for, within reason. */
export function runIn(query: URLSearchParams, most: number): { from: number; count: number } {
  const whole = (name: string, otherwise: number) => {
    const value = Number(query.get(name) ?? otherwise);
    return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
  };
  return { from: whole("from", 0), count: Math.min(whole("count", 50), most) };
}
