import type { Metadata } from "next";
import { DossierRow } from "@/components/dossier/dossier-row";
import { Live } from "@/components/live/live";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { dossiersOf } from "@/db/dossiers";
import { newestEventId } from "@/db/live";
import { withProgress } from "@/lib/dossiers/overview";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";

export const metadata: Metadata = { title: "Dossiers" };

const pageLength = 20;

export default async function DossiersPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  // Read first: what happens while the rest is read is told to the page afterwards.
  const since = await newestEventId(read);
  const actor = await signedInActor();
  const { before } = await searchParams;
  const cursor = typeof before === "string" ? before : undefined;
  const found = await dossiersOf(read, actor, { limit: pageLength + 1, cursor });
  const dossiers = await withProgress(read, actor, found.slice(0, pageLength));
  const older = found.length > pageLength ? dossiers.at(-1)?.id : undefined;
  const zone = settings().timeZone;
  const now = actor.now.toISOString();
  return (
    <>
      <Live dossierId={null} since={since} />
      <Page crumbs={[{ label: "Dossiers" }]}>
        <PageHead
          title="Dossiers"
          lead="The stories that you work on, the newest first. You see those that you are a member of."
          actions={
            dossiers.length > 0 && (
              <LinkButton variant="primary" icon="plus" href="/dossiers/new">
                New dossier
              </LinkButton>
            )
          }
        />
        {dossiers.length === 0 ? (
          <div className="mt-8">
            <Empty
              drawing="articles"
              title={cursor ? "No older dossiers" : "You are in no dossier yet"}
              actions={
                <LinkButton variant="primary" icon="plus" href="/dossiers/new">
                  New dossier
                </LinkButton>
              }
            >
              A dossier holds the articles, claims and sources of one story. Open one, or ask a lead to let you into
              theirs.
            </Empty>
          </div>
        ) : (
          <ul className="rows mt-8 border-t border-ink">
            {dossiers.map((dossier) => (
              <DossierRow key={dossier.id} dossier={dossier} now={now} zone={zone} wide />
            ))}
          </ul>
        )}
        <nav className="row mt-4" aria-label="More dossiers">
          {cursor && (
            <LinkButton size="sm" href="/dossiers">
              Newest
            </LinkButton>
          )}
          {older && (
            <LinkButton size="sm" href={`/dossiers?before=${older}`}>
              Older
            </LinkButton>
          )}
        </nav>
      </Page>
    </>
  );
}
