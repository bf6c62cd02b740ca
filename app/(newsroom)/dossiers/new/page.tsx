import type { Metadata } from "next";
import { NewDossier } from "@/components/dossier/new-dossier";
import { Page } from "@/components/shell/page";
import { PageHead } from "@/components/ui/page-head";
import { settings } from "@/lib/settings";
import { createDossier } from "../../../dossiers/actions";

export const metadata: Metadata = { title: "New dossier" };

export default function NewDossierPage() {
  return (
    <Page
      crumbs={[{ label: "Dossiers", href: "/dossiers" }, { label: "New dossier" }]}
      phone={{ back: "/dossiers", title: "New dossier" }}
    >
      <PageHead
        title="New dossier"
        lead="The file on one story. You lead it; until you let others in, nobody else can tell that it exists."
      />
      <NewDossier create={createDossier} zone={settings().timeZone} />
    </Page>
  );
}
