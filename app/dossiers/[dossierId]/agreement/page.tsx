import type { Metadata } from "next";
import { Agreement } from "@/components/claim/agreement";
import { Page } from "@/components/shell/page";
import { PageHead } from "@/components/ui/page-head";
import { judgedPairs } from "@/db/blind-checks";
import { read } from "@/db/client";
import { agreementOfAll, agreementsByPair } from "@/lib/claims/agreement";
import { orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { dossierAt } from "../dossier";

export const metadata: Metadata = { title: "Agreement" };

/** How far checkers agree who judged the same claims without seeing each other's verdict. */
export default async function AgreementPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const dossier = await orNotFound(dossierAt(dossierId));
  const judged = await judgedPairs(read, actor, dossierId);
  const at = `/dossiers/${dossierId}`;
  return (
    <Page
      crumbs={[{ label: dossier.title, href: at }, { label: "Claims", href: `${at}/claims` }, { label: "Agreement" }]}
      phone={{ back: `${at}/claims`, title: "Agreement", about: dossier.title }}
    >
      <PageHead
        title="Agreement"
        lead="How far checkers found the same who judged the same claims without seeing each other’s verdict."
      />
      <Agreement all={agreementOfAll(judged)} pairs={agreementsByPair(judged)} at={at} />
    </Page>
  );
}
