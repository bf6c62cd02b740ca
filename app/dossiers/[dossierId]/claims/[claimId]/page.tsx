import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClaimSheetPage } from "@/components/claim/panel";
import { Page } from "@/components/shell/page";
import { formatMoment } from "@/components/ui/moment";
import { claimById } from "@/db/claims";
import { read } from "@/db/client";
import { isUnderWay } from "@/lib/claims/claim";
import { claimPanel } from "@/lib/claims/panel";
import { notFoundTitle, orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../../dossier";
import { claimActions } from "../claim-actions";

type Props = PageProps<"/dossiers/[dossierId]/claims/[claimId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { claimId } = await params;
  const claim = await claimById(read, await signedInActor(), claimId);
  return { title: claim ? `Claim ${claim.ref}` : notFoundTitle };
}

/** One claim as a page of its own, for links from outside the text. */
export default async function ClaimPage({ params }: Props) {
  const { dossierId, claimId } = await params;
  const actor = await signedInActor();
  const dossier = await orNotFound(dossierAt(dossierId));
  const zone = settings().timeZone;
  const moment = (iso: string) => formatMoment(iso, zone);
  const data = await orNotFound(claimPanel(read, actor, { dossierId, claimId }, { zone, moment }));
  const claims = `/dossiers/${dossierId}/claims`;
  // It was merged into another, which says so.
  if (data.claim.id !== claimId) redirect(`${claims}/${data.claim.id}`);
  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "Claims", href: claims },
        { label: data.claim.ref },
      ]}
      phone={{ back: claims, title: `Claim ${data.claim.ref}`, about: dossier.title }}
      keys={
        data.may.edit
          ? [
              { keys: ["E"], does: "add evidence" },
              ...(data.review.checks.some(isUnderWay) ? [] : [{ keys: ["V"], does: "verdict" }]),
              { keys: ["A"], does: "assign" },
            ]
          : []
      }
    >
      <ClaimSheetPage data={data} actions={claimActions} />
    </Page>
  );
}
