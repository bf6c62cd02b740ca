import type { Metadata } from "next";
import { ImportClaims } from "@/components/claims-import/import-claims";
import { Page } from "@/components/shell/page";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { placeOf } from "@/db/visible";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../../dossier";

export const metadata: Metadata = { title: "Import claims" };

export default async function ImportPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const { facts } = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierAt(dossierId));
  const { maxUploadBytes } = settings();
  const claims = `/dossiers/${dossierId}/claims`;
  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "Claims", href: claims },
        { label: "Import" },
      ]}
      phone={{ back: claims, title: "Import claims", about: dossier.title }}
    >
      <PageHead
        title="Import claims"
        lead="From a sheet (CSV or XLSX) with a claim in each row, from W3C annotations, or from ClaimReview. You see what each column holds and what would come of it before anything is changed."
      />
      {may("claim.edit", facts) ? (
        <ImportClaims
          dossierId={dossierId}
          limit={{
            bytes: maxUploadBytes,
            refusal: `This is larger than ${Math.floor(maxUploadBytes / 1024 / 1024)} MB, the most that can be taken here. Split the file and import one part after the other.`,
          }}
        />
      ) : (
        <div className="mt-6 max-w-[620px]">
          <Notice kind="info" title="Only leads and checkers import, while the dossier is open." />
        </div>
      )}
    </Page>
  );
}
