import { originsView } from "@/components/origins/view";
import { formatMoment } from "@/components/ui/moment";
import { read } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { Refusal } from "@/lib/errors";
import { currentActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierOrigins } from "@/lib/sources/dossier-origins";
import { originsSvg } from "@/lib/sources/drawing/svg";
import { summary } from "@/lib/sources/independence";
import { drawOrigins } from "@/lib/sources/origin-drawing";
import { mapTitle } from "@/lib/sources/origin-map";

const nothing = (why = "There is nothing here.") => new Response(why, { status: 404 });

/**
 * Hands over the drawing of origins as a file, of the whole dossier or of one claim (`?claim=`), with what its reader may
 * see: a confidential source stands in it under its pseudonym for those not cleared.
 */
export async function GET(request: Request, { params }: { params: Promise<{ dossierId: string }> }): Promise<Response> {
  const { dossierId } = await params;
  const actor = await currentActor();
  if (!actor) return nothing();
  const claim = new URL(request.url).searchParams.get("claim");
  try {
    const map = await dossierOrigins(read, actor, dossierId, claim);
    const dossier = await dossierById(read, actor, dossierId);
    const zone = settings().timeZone;
    const { scene, boxes, open, circular, arcLabels } = originsView(map, dossierId, zone, { only: claim !== null });
    if (!scene || !dossier) return nothing("There is no picture of this: no link yet, or too many sources for one.");
    const { focus } = map;
    const file = originsSvg({
      ...{ drawing: await drawOrigins(scene.sourceIds, scene.links, scene.circles), boxes, links: open },
      ...{ circular, arcLabels },
      title: focus ? `${focus.ref}: ${summary(focus.counts)}` : `${dossier.title}: ${mapTitle(map.counts)}`,
      about: `${focus ? `${focus.statement.slice(0, 120)} · ` : ""}${dossier.title}, ${formatMoment(actor.now.toISOString(), zone)}. Dotted: proposed, not counted.`,
    });
    return new Response(file, {
      headers: {
        "Content-Type": "image/svg+xml; charset=utf-8",
        "Content-Disposition": `attachment; filename="origins${focus ? `-${focus.ref}` : ""}.svg"`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return nothing();
    throw error;
  }
}
