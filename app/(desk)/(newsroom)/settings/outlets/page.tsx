import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OutletList } from "@/components/people/outlet-list";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { Page } from "@/components/shell/page";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { outletsAll } from "@/db/people";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { saveOutlet } from "../actions";

export const metadata: Metadata = { title: "Outlets" };

export default async function OutletsPage() {
  const actor = await signedInActor();
  if (!may("outlets.manage", { admin: actor.admin })) notFound();
  return (
    <Page crumbs={[{ label: "Settings", href: "/settings" }, { label: "Outlets" }]}>
      <PageHead
        title="Outlets"
        lead="One outlet under all its names and domains, so that “the Courier” and courier.example count as one origin."
        actions={<SettingsTabs value="outlets" />}
      />
      <OutletList outlets={await outletsAll(read)} save={saveOutlet} />
    </Page>
  );
}
