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
import { type ClaimQuery, claimQueryIn, claimQueryText } from "@/lib/claims/listed";
import { handOverData, orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { rowsText, textWithRows } from "@/lib/rows-text";
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
  const { edits, all, list } = page;
  const dossier = await orNotFound(dossierAt(dossierId));
  if (all === 0)
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

  return <Claims title={dossier.title} list={await handOverData(list)} />;
}

/** Reads the page and writes its table. */
async function readPage(actor: Actor, dossierId: string, query: ClaimQuery) {
  const page = await claimsPage(read, actor, dossierId, query);
  const { place, totals, groups, first, board } = page;
  const table = {
    dossierId,
    query,
    groups,
    meId: actor.personId,
    now: actor.now.toISOString(),
    zone: settings().timeZone,
  };
  const edits = may("claim.edit", place.facts);
  const rows = rowsText(first);
  const list = {
    ...table,
    groups: board ? [] : groups,
    counts: {
      ...{ all: totals.all, mine: totals.mine, unassigned: totals.unassigned, failing: page.failing },
      ...{ forReview: totals.groups["for-review"], stale: totals.groups.stale },
    },
    views: page.views.map(({ id, version, name, shared, query, personId, personName }) => {
      const owner = personId === actor.personId;
      const changes = may("view.change", { ...place.facts, owner });
      return { id, version, name, shared, query, by: owner ? null : personName, changes };
    }),
    articles: page.articles.map(({ id, letter, title, outlet }) => ({ id, label: `${letter} · ${outlet || title}` })),
    members: page.members
      .filter(({ role }) => role !== "reader")
      .map(({ personId, name, disabled }) => ({ personId, name, disabled })),
    ...{ total: page.shown, rows, board, edits },
    mayShare: may("view.share", place.facts),
  };
  const written = board ? "" : writtenTable(table, first, edits);
  const json = textWithRows(list);
  // The table is kept once more with what stands around it (`Written`, `follows`).
  const size = json.length + rows.length + 2 * written.length;
  return { edits, all: totals.all, list: { data: list, json, inHtml: { ...list, written }, size } };
}
