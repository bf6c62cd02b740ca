import type { Metadata } from "next";
import { NewClaim } from "@/components/claims-list/new-claim";
import { writtenTable } from "@/components/claims-list/table-rows";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { read } from "@/db/client";
import { whileUnchanged } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { claimsPage } from "@/lib/claims/list-page";
import { type ClaimQuery, claimQueryIn, claimQueryText, claimsHref } from "@/lib/claims/listed";
import { forHtml, handOver, orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { rowsText } from "@/lib/rows-text";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../dossier";
import { createClaim } from "./actions";
import { Claims } from "./claims";

export const metadata: Metadata = { title: "Claims" };

export default async function ClaimsPage({
  params,
  searchParams,
}: {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const query = claimQueryIn(await searchParams);
  const reading = () => readPage(actor, dossierId, query);
  const page = await orNotFound(whileUnchanged(actor, ["claims", dossierId, claimQueryText(query)], reading));
  const { place, edits, totals, articles, members, views, failing, shown, board, look, groups } = page;
  const dossier = await orNotFound(dossierAt(dossierId));
  if (totals.all === 0)
    return (
      <Page
        crumbs={[{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Claims" }]}
        phone={{ back: `/dossiers/${dossierId}`, title: "Claims", about: `${dossier.title} · 0` }}
      >
        <h1 className="sr">Claims</h1>
        <Empty
          drawing="claims"
          place="Claims"
          title="No claims yet"
          actions={
            <>
              <LinkButton href={`/dossiers/${dossierId}/articles`} variant="primary" icon="read">
                Read an article
              </LinkButton>
              {edits && <NewClaim dossierId={dossierId} create={createClaim} />}
              {edits && <LinkButton href={`/dossiers/${dossierId}/claims/import`}>Import a sheet</LinkButton>}
            </>
          }
        >
          A claim is one checkable statement. Read an article and tag what it claims, and each claim is listed here with
          its status, what was found, and how many origins it has.
        </Empty>
      </Page>
    );

  return (
    <Claims
      {...look}
      title={dossier.title}
      counts={{
        ...{ all: totals.all, mine: totals.mine, unassigned: totals.unassigned, failing },
        ...{ forReview: totals.groups["for-review"], stale: totals.groups.stale },
      }}
      views={views.map(({ id, version, name, shared, query, personId, personName }) => {
        const owner = personId === actor.personId;
        const changes = may("view.change", { ...place.facts, owner });
        return { id, version, name, shared, query, by: owner ? null : personName, changes };
      })}
      articles={articles.map(({ id, letter, title, outlet }) => ({ id, label: `${letter} · ${outlet || title}` }))}
      members={members
        .filter(({ role }) => role !== "reader")
        .map(({ personId, name, disabled }) => ({ personId, name, disabled }))}
      total={shown}
      groups={board ? [] : groups}
      table={shown > 0 && !board ? { first: await handOver(page.rows), written: await forHtml(page.written) } : null}
      board={shown > 0 ? board : null}
      mayShare={may("view.share", place.facts)}
      edits={edits}
      empty={shown === 0 && <NoneFound dossierId={dossierId} query={query} all={totals.all} failing={failing} />}
    />
  );
}

/** No claim is as the query asks. */
const NoneFound = ({
  dossierId,
  query,
  all,
  failing,
}: {
  dossierId: string;
  query: ClaimQuery;
  all: number;
  failing: number | null;
}) => (
  <div className="scrolls px-6">
    <Empty
      drawing="search"
      title="No claim is like that"
      actions={<LinkButton href={claimsHref(dossierId, { view: query.view })}>Show all {all}</LinkButton>}
    >
      {query.failing && failing === 0
        ? "Every claim has what the standard asks for."
        : "None of the claims matches these filters. Take one away, or look at all of them."}
    </Empty>
  </div>
);

/** Reads the page and writes its table. */
async function readPage(actor: Actor, dossierId: string, query: ClaimQuery) {
  const { first, ...page } = await claimsPage(read, actor, dossierId, query);
  const look = { dossierId, query, meId: actor.personId, now: actor.now.toISOString(), zone: settings().timeZone };
  const edits = may("claim.edit", page.place.facts);
  return {
    ...page,
    look,
    edits,
    rows: rowsText(first),
    written: writtenTable({ ...look, groups: page.groups }, first, edits),
  };
}
