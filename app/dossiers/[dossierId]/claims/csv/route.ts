import { read } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { asFile } from "@/lib/api/file";
import { listedClaims } from "@/lib/claims/list";
import { listSheet } from "@/lib/claims/list-sheet";
import { csvOf } from "@/lib/editions/formats/csv";
import { asked } from "../asked";

/** A sheet with more lines is none that anybody reads. */
const most = 100_000;

/** The list as a sheet to download: the same claims, order and columns as on the screen. */
export async function GET(request: Request, { params }: { params: Promise<{ dossierId: string }> }): Promise<Response> {
  const listing = await asked(params, new URL(request.url).searchParams);
  if (listing instanceof Response) return listing;
  const dossier = await dossierById(read, listing.actor, listing.dossierId);
  const claims = await listedClaims(listing, { from: 0, count: most });
  const day = listing.actor.now.toISOString().slice(0, 10);
  const name = `${dossier?.title ?? "dossier"} claims ${day}.csv`;
  return asFile(csvOf(listSheet(claims, listing.query)), { name, type: "text/csv; charset=utf-8" });
}
