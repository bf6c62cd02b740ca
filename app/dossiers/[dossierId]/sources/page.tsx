import type { Metadata } from "next";
import { shortName } from "@/components/claim/source-name";
import { Page } from "@/components/shell/page";
import { AddSource } from "@/components/source/add-source";
import { PutUp } from "@/components/source/put-up";
import { SourceRow } from "@/components/source/source-row";
import { SourceTable } from "@/components/source/source-table";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { markupOf } from "@/components/ui/markup";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { sourcesListed, sourcesPutUp, sourceTotal, takenFrom } from "@/db/source-list";
import { placeOf } from "@/db/visible";
import { whileUnchanged } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { handOver, orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../dossier";
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
  const reading = () => sourcesPage(actor, dossierId, cursor);
  const { place, total, next, rows, putUp } = await orNotFound(
    whileUnchanged(actor, ["sources", dossierId, cursor], reading),
  );
  const dossier = await orNotFound(dossierAt(dossierId));
  const here = `/dossiers/${dossierId}/sources`;
  const add = may("source.add", place.facts) && (
    <AddSource dossierId={dossierId} zone={settings().timeZone} add={addSource} />
  );

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
          <SourceTable rows={await handOver(rows)} />
          {(cursor || next) && (
            <nav className="flex gap-2 pt-4" aria-label="Pages of the list">
              {cursor && (
                <LinkButton size="sm" href={here}>
                  From the start
                </LinkButton>
              )}
              {next && (
                <LinkButton size="sm" href={`${here}?after=${next}`}>
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

/** Reads a page of the list of sources. `next` is where the following one begins, if there is one. */
async function sourcesPage(actor: Actor, dossierId: string, cursor: string | undefined) {
  const place = await placeOf(read, actor, "dossier", dossierId);
  const page = await sourcesListed(read, actor, dossierId, { limit: pageLength + 1, ...(cursor ? { cursor } : {}) });
  const shown = page.slice(0, pageLength);
  const shownIds = shown.map(({ id }) => id);
  const taken = await takenFrom(read, actor, dossierId, shownIds);
  const rows = shown.map((source) => {
    const takes = (taken.get(source.id) ?? []).map(({ link, linkState, ...from }) => ({
      ...{ kind: link, state: linkState, name: shortName(from) },
    }));
    return <SourceRow key={source.id} source={{ ...source, takes }} />;
  });
  return {
    place,
    total: await sourceTotal(read, actor, dossierId),
    rows: markupOf(rows),
    next: page.length > pageLength ? shown.at(-1)?.id : undefined,
    putUp: await sourcesPutUp(read, actor, dossierId),
  };
}
