import { matchesOf } from "@/lib/claims/list";
import { mostAtOnce } from "@/lib/claims/many-commands";
import { answered, runIn } from "../asked";

/** Ids and versions of a run of the list, for selecting what was not scrolled to. */
export async function GET(request: Request, { params }: { params: Promise<{ dossierId: string }> }): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return answered(params, query, async (listing) => ({
    claims: (await matchesOf(listing, runIn(query, mostAtOnce))).map(({ id, version }) => [id, version]),
  }));
}
