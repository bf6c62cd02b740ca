import { redirect } from "next/navigation";
import { ReaderClaim } from "@/components/reader/reader-claim";
import { formatMoment } from "@/components/ui/moment";
import { read } from "@/db/client";
import { claimPanel } from "@/lib/claims/panel";
import { NotFound } from "@/lib/errors";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { claimActions } from "../../../claims/claim-actions";

/** The claim that the address names, beside the text; nothing where it names none. */
export default async function ReaderPage({
  params,
  searchParams,
}: PageProps<"/dossiers/[dossierId]/articles/[articleId]">) {
  const { dossierId, articleId } = await params;
  const { claim } = await searchParams;
  if (typeof claim !== "string") return null;
  const actor = await signedInActor();
  const zone = settings().timeZone;
  const moment = (iso: string) => formatMoment(iso, zone);
  const data = await claimPanel(read, actor, { dossierId, claimId: claim }, { zone, moment }).catch(
    (error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    },
  );
  // It was merged into another, which says so.
  if (data && data.claim.id !== claim) redirect(`/dossiers/${dossierId}/articles/${articleId}?claim=${data.claim.id}`);
  return <ReaderClaim data={data} articleId={articleId} actions={claimActions} />;
}
