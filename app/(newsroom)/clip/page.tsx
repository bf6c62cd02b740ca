import type { Metadata } from "next";
import { Clip } from "@/components/clip/clip";
import { Page } from "@/components/shell/page";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { dossiersOf } from "@/db/dossiers";
import { may, roleFacts } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { findLinked } from "./actions";

export const metadata: Metadata = { title: "Clip a page" };

/** Where a browser hands over the page that an editor is looking at. Nothing is stored before somebody confirms it. */
export default async function ClipPage() {
  const actor = await signedInActor();
  const dossiers = await dossiersOf(read, actor, { limit: 200 });
  const mine = dossiers.filter(({ role, state }) => may("source.add", roleFacts(role, state === "open")));
  return (
    <Page crumbs={[{ label: "Clip a page" }]}>
      <PageHead
        title="Clip a page"
        lead="Keep the page that you were looking at. Nothing is stored until you say so."
      />
      <Clip
        dossiers={mine.map(({ id, title }) => ({ id, title }))}
        most={settings().maxUploadBytes}
        findLinked={findLinked}
      />
    </Page>
  );
}
