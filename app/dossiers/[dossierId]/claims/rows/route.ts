import { listedClaims } from "@/lib/claims/list";
import { answered, runIn } from "../asked";

/** A run of the list as the page shows it, for scrolling on; of one group, by its key, where `in` names it. */
export async function GET(request: Request, { params }: { params: Promise<{ dossierId: string }> }): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const group = query.get("in");
  return answered(params, query, async (listing) => ({
    claims: await listedClaims(listing, { ...runIn(query, 200), ...(group === null ? {} : { group }) }),
  }));
}
