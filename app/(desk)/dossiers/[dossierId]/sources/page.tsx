import type { Metadata } from "next";
import { shortName } from "@/components/claim/source-name";
import { Page } from "@/components/shell/page";
import { AddSource } from "@/components/source/add-source";
import { PutUp } from "@/components/source/put-up";
import { SourceTable } from "@/components/source/source-table";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { evidenceCounts, letteredArticles, sourceTotal } from "@/db/source-list";
import { originLinksOf, sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import { packed } from "@/lib/packed";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { addSource } from "./actions";

export const metadata: Metadata = { title: "Sources" };

const pageLength = 100;

export default async function SourcesPage({
  params,
  searchParams,
}: {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { dossierId } = await params;
  const { after } = await searchParams;
  const cursor = typeof after === "string" ? after : undefined;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierById(read, actor, dossierId));
  const [total, page, putUp, articles] = await Promise.all([
    sourceTotal(read, actor, dossierId),
    sourcesOf(read, actor, dossierId, { limit: pageLength + 1, proposed: false, ...(cursor ? { cursor } : {}) }),
    sourcesOf(read, actor, dossierId, { proposed: true, wanted: true }),
    letteredArticles(read, actor, dossierId),
  ]);
  const shown = page.slice(0, pageLength);
  const shownIds = shown.map((source) => source.id);
  const evidence = await evidenceCounts(read, actor, shownIds);
  const links = await originLinksOf(read, actor, dossierId, { fromIds: shownIds });
  const takenFrom = await sourcesOf(read, actor, dossierId, { ids: [...new Set(links.map(({ to }) => to))] });
  const names = new Map(takenFrom.map((source) => [source.id, shortName(source)]));
  const letters = new Map(articles.map(({ sourceId, letter }) => [sourceId, letter]));
  const add = may("source.add", place.facts) && (
    <AddSource dossierId={dossierId} zone={settings().timeZone} add={addSource} />
  );
  const here = `/dossiers/${dossierId}/sources`;

  return (
    <Page
      crumbs={[{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Sources" }]}
      phone={{ back: `/dossiers/${dossierId}`, title: "Sources", about: `${dossier.title} · ${total}` }}
      keys={add ? [{ keys: ["S"], does: "add a source" }] : []}
    >
      <PageHead
        title="Sources"
        lead="Anything that bears on a claim. Every article of theirs is one; ours never are."
        actions={add}
      />
      {total === 0 ? (
        <Empty
          drawing="evidence"
          place="Sources"
          title="No sources yet"
          actions={
            <LinkButton href={`/dossiers/${dossierId}/articles`} icon="upload">
              Upload an article
            </LinkButton>
          }
        >
          Upload an article and it is a source at once. Add the documents, people and data that claims rest on as you
          find them, and note where each got it from.
        </Empty>
      ) : (
        <div className="mt-6">
          <SourceTable
            here={here}
            sources={packed(
              shown.map((source) => ({
                id: source.id,
                kind: source.kind,
                title: source.title,
                outlet: source.outlet,
                author: source.author,
                held: source.held,
                ownReporting: source.ownReporting,
                reliability: source.reliability,
                state: source.state,
                unidentified: source.unidentified,
                confidential: source.confidential,
                cleared: source.cleared,
                pseudonym: source.pseudonym,
                letter: letters.get(source.id) ?? null,
                evidence: evidence.get(source.id) ?? 0,
                takes: links
                  .filter((link) => link.from === source.id && link.state !== "rejected")
                  .map(({ kind, state, to }) => ({ kind, state, name: names.get(to) ?? "a source" })),
              })),
            )}
          />
          {(cursor || page.length > pageLength) && (
            <nav className="flex gap-2 pt-4" aria-label="Pages of the list">
              {cursor && (
                <LinkButton size="sm" href={here}>
                  From the start
                </LinkButton>
              )}
              {page.length > pageLength && (
                <LinkButton size="sm" href={`${here}?after=${shown.at(-1)?.id}`}>
                  Next {pageLength}
                </LinkButton>
              )}
            </nav>
          )}
        </div>
      )}
      {putUp.length > 0 && (
        <PutUp
          sources={putUp.map(({ id, ...one }) => ({ ...one, id, href: `${here}/${id}` }))}
          queue={`/dossiers/${dossierId}/origins/proposals`}
        />
      )}
    </Page>
  );
}
