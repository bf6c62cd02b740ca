import type { Metadata } from "next";
import { ClaimBoard } from "@/components/claims-list/claim-board";
import { ClaimFilters } from "@/components/claims-list/claim-filters";
import { ClaimList } from "@/components/claims-list/claim-list";
import { ClaimViews, type ViewTab } from "@/components/claims-list/claim-views";
import { ExportCsv } from "@/components/claims-list/export-csv";
import { FindKey } from "@/components/claims-list/list-keys";
import { NewClaim } from "@/components/claims-list/new-claim";
import { writtenTable } from "@/components/claims-list/table-rows";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { read } from "@/db/client";
import { whileUnchanged } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { claimsPage } from "@/lib/claims/list-page";
import { type ClaimQuery, claimQueryIn, claimQueryText, claimsHref, narrowed, plainQuery } from "@/lib/claims/listed";
import { forHtml, handOver, orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { rowsText } from "@/lib/rows-text";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../dossier";
import { changeClaims, changeView, createClaim, keepView, removeView } from "./actions";

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
  const bar = {
    crumbs: [{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Claims" }],
    phone: { back: `/dossiers/${dossierId}`, title: "Claims", about: `${dossier.title} · ${totals.all}` },
  };
  if (totals.all === 0)
    return (
      <Page {...bar}>
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

  const here = (change: Partial<ClaimQuery>) => claimsHref(dossierId, { ...query, ...change });
  const checking = members.filter(({ role, disabled }) => role !== "reader" && !disabled);
  const common = {
    ...look,
    total: shown,
    checkers: checking.map(({ personId, name }) => ({ personId, name })),
    change: edits ? changeClaims : null,
  };

  return (
    <Page
      {...bar}
      layout="locked"
      actions={
        <>
          <Segmented
            label="Layout"
            value={query.view}
            segments={[
              { value: "table", label: "Table", href: here({ view: "table" }) },
              { value: "board", label: "Board", href: here({ view: "board" }) },
            ]}
          />
          {edits && (
            <LinkButton href={`/dossiers/${dossierId}/claims/import`} size="sm">
              Import
            </LinkButton>
          )}
          <ExportCsv dossierId={dossierId} query={query} />
          {edits && <NewClaim dossierId={dossierId} create={createClaim} size="sm" />}
        </>
      }
      keys={[
        { keys: ["J", "K"], does: "move" },
        ...(edits
          ? [
              { keys: ["X"], does: "select" },
              { keys: ["shift", "X"], does: "select range" },
              { keys: ["mod+A"], does: "all" },
            ]
          : []),
        { keys: ["enter"], does: "open" },
        { keys: ["F"], does: "find in the list" },
        { keys: ["1–9"], does: "views" },
        ...(edits ? [{ keys: ["C"], does: "new claim" }] : []),
      ]}
    >
      <FindKey />
      <h1 className="sr">Claims</h1>
      <ClaimViews
        dossierId={dossierId}
        query={claimQueryText(query)}
        maySave={claimQueryText(query) !== ""}
        mayShare={may("view.share", place.facts)}
        acts={{ keep: keepView, change: changeView, remove: removeView }}
        tabs={tabs()}
      />
      <ClaimFilters
        dossierId={dossierId}
        query={query}
        articles={articles.map(({ id, letter, title, outlet }) => ({ id, label: `${letter} · ${outlet || title}` }))}
        checkers={[
          { id: "me", label: "me" },
          { id: "nobody", label: "nobody" },
          ...members
            .filter(({ personId, role }) => role !== "reader" && personId !== actor.personId)
            .map(({ personId, name }) => ({ id: personId, label: name })),
        ]}
        summary={narrowed(query) ? `${shown.toLocaleString("en-GB")} of ${totals.all.toLocaleString("en-GB")}` : ""}
      >
        <ExportCsv dossierId={dossierId} query={query} className="chip" />
        {edits && <NewClaim dossierId={dossierId} create={createClaim} size="sm" keyed={false} />}
      </ClaimFilters>
      {shown === 0 ? (
        <div className="scrolls px-6">
          <Empty
            drawing="search"
            title="No claim is like that"
            actions={<LinkButton href={claimsHref(dossierId, { view: query.view })}>Show all {totals.all}</LinkButton>}
          >
            {query.failing && failing === 0
              ? "Every claim has what the standard asks for."
              : "None of the claims matches these filters. Take one away, or look at all of them."}
          </Empty>
        </div>
      ) : board ? (
        <>
          {board.groups > board.columns.length && (
            <div className="px-6 py-2">
              <Notice kind="info">
                The first {board.columns.length} of {board.groups} groups stand here. Narrow the list down, or look at
                all of them in the table.
              </Notice>
            </div>
          )}
          <ClaimBoard key={listKey(query)} {...common} columns={board.columns} />
        </>
      ) : (
        <ClaimList
          key={listKey(query)}
          {...common}
          groups={groups}
          first={await handOver(page.rows)}
          written={await forHtml(page.written)}
        />
      )}
    </Page>
  );

  function tabs(): ViewTab[] {
    // How the list is arranged is no other question.
    const { view, group, sort, columns } = plainQuery;
    const asked = claimQueryText({ ...query, view, group, sort, columns });
    const whole = claimQueryText(query);
    const isKept = views.some((one) => one.query === whole);
    const always = (label: string, count: number | null, of: Partial<ClaimQuery>): ViewTab => ({
      label,
      count,
      href: claimsHref(dossierId, { ...of, view: query.view }),
      current: !isKept && claimQueryText(of) === asked,
    });
    return [
      always("All", totals.all, {}),
      always("Mine", totals.mine, { checker: ["me"] }),
      always("Fails the standard", failing, { failing: true }),
      always("For review", totals.groups["for-review"], { status: ["for-review"] }),
      always("Stale sign-offs", totals.groups.stale, { status: ["stale"] }),
      always("Unassigned", totals.unassigned, { checker: ["nobody"] }),
      ...views.map(({ id, version, name, shared, query, personId, personName }) => ({
        label: name,
        count: null,
        href: `/dossiers/${dossierId}/claims${query ? `?${query}` : ""}`,
        current: query === whole,
        kept: {
          id,
          version,
          shared,
          by: personId === actor.personId ? null : personName,
          changes: may("view.change", { ...place.facts, owner: personId === actor.personId }),
        },
      })),
    ];
  }
}

/** What is scrolled and selected belongs to one question; other columns of the same list leave it be. */
const listKey = (query: ClaimQuery): string => claimQueryText({ ...query, columns: plainQuery.columns });

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
