import type { Metadata } from "next";
import { ClaimBoard } from "@/components/claims-list/claim-board";
import { ClaimFilters, ClaimViews } from "@/components/claims-list/claim-filters";
import { ClaimTable } from "@/components/claims-list/claim-table";
import { ListKeys } from "@/components/claims-list/list-keys";
import { NewClaim } from "@/components/claims-list/new-claim";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Segmented } from "@/components/ui/segmented";
import { type ClaimListFilter, claimIdsOf, claimListCount, claimListPage, claimListTotals } from "@/db/claim-list";
import { read } from "@/db/client";
import { dossierById, membersOf } from "@/db/dossiers";
import { letteredArticles } from "@/db/source-list";
import { placeOf } from "@/db/visible";
import { type ClaimRow, claimGroups, claimQueryIn, claimsHref, listedClaim } from "@/lib/claims/listed";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { wordsOf } from "@/lib/search/words";
import { signedInActor } from "@/lib/session";
import { createClaim } from "./actions";

export const metadata: Metadata = { title: "Claims" };

const pageLength = 100;
const columnLength = 40;
/** Up to so many claims the standard is asked of all of them, so that its tab can say how many fail. */
const askedAtOnce = 200;

export default async function ClaimsPage({
  params,
  searchParams,
}: {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierById(read, actor, dossierId));
  const query = claimQueryIn(await searchParams);
  const [totals, articles, members, basis] = await Promise.all([
    claimListTotals(read, actor, dossierId),
    letteredArticles(read, actor, dossierId),
    membersOf(read, actor, dossierId),
    basisOf(read, dossierId),
  ]);

  const askAll = query.failing || totals.all <= askedAtOnce;
  const standings = askAll
    ? await standingsOf(read, basis, await claimIdsOf(read, actor, dossierId), actor.now)
    : new Map();
  const failing = [...standings].flatMap(([id, { failing }]) => (failing.length > 0 ? [id] : []));
  const filter: ClaimListFilter = {
    status: query.status ?? undefined,
    articleId: query.article ?? undefined,
    checkerId:
      query.checker === null
        ? undefined
        : query.checker === "nobody"
          ? null
          : query.checker === "me"
            ? actor.personId
            : query.checker,
    words: wordsOf(query.q),
    ids: query.failing ? failing : undefined,
  };
  const narrowed = claimsHref(dossierId, { ...query, view: "table", after: null }) !== claimsHref(dossierId, {});
  const shown = narrowed ? await claimListCount(read, actor, dossierId, filter) : totals.all;

  const listed = async (rows: readonly ClaimRow[]) => {
    const unknown = rows.map((row) => row.id).filter((id) => !standings.has(id));
    for (const [id, standing] of await standingsOf(read, basis, unknown, actor.now)) standings.set(id, standing);
    return rows.flatMap((row) => {
      const standing = standings.get(row.id);
      return standing ? [listedClaim(dossierId, row, standing)] : [];
    });
  };

  const edits = may("claim.edit", place.facts);
  const add = edits && <NewClaim dossierId={dossierId} create={createClaim} size="sm" />;
  const here = (change: object) => claimsHref(dossierId, { ...query, after: null, ...change });
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
            </>
          }
        >
          A claim is one checkable statement. Read an article and tag what it claims, and each claim is listed here with
          its status, what was found, and how many origins it has.
        </Empty>
      </Page>
    );

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
          {add}
        </>
      }
      keys={[
        { keys: ["J", "K"], does: "move" },
        { keys: ["enter"], does: "open" },
        { keys: ["F"], does: "find in the list" },
        ...(edits ? [{ keys: ["C"], does: "new claim" }] : []),
      ]}
    >
      <ListKeys />
      <h1 className="sr">Claims</h1>
      <ClaimViews
        dossierId={dossierId}
        query={query}
        views={[
          { label: "All", count: totals.all, of: {} },
          { label: "Mine", count: totals.mine, of: { checker: "me" } },
          { label: "Fails the standard", count: askAll ? failing.length : null, of: { failing: true } },
          { label: "For review", count: totals.groups["for-review"], of: { status: "for-review" } },
          { label: "Stale sign-offs", count: totals.groups.stale, of: { status: "stale" } },
          { label: "Unassigned", count: totals.unassigned, of: { checker: "nobody" } },
        ]}
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
        summary={narrowed ? `${shown} of ${totals.all}` : ""}
      >
        {edits && <NewClaim dossierId={dossierId} create={createClaim} size="sm" keyed={false} />}
      </ClaimFilters>
      {shown === 0 ? (
        <div className="scrolls px-6">
          <Empty
            drawing="search"
            title="No claim is like that"
            actions={<LinkButton href={claimsHref(dossierId, { view: query.view })}>Show all {totals.all}</LinkButton>}
          >
            {query.failing && failing.length === 0
              ? "Every claim has what the standard asks for."
              : "None of the claims matches these filters. Take one away, or look at all of them."}
          </Empty>
        </div>
      ) : query.view === "board" ? (
        <ClaimBoard meId={actor.personId} columns={await boardColumns()} />
      ) : (
        await table()
      )}
    </Page>
  );

  async function table() {
    const { items, next } = await claimListPage(read, actor, dossierId, filter, {
      limit: pageLength,
      cursor: query.after ?? undefined,
    });
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
      <section className="scrolls" tabIndex={0} aria-label="List of claims">
        <ClaimTable claims={await listed(items)} totals={narrowed ? null : totals.groups} meId={actor.personId} />
        {(next || query.after) && (
          <nav className="flex gap-2 px-6 py-4 max-md:px-[18px]" aria-label="Pages of the list">
            {query.after && (
              <LinkButton size="sm" href={here({})}>
                From the start
              </LinkButton>
            )}
            {next && (
              <LinkButton size="sm" href={here({ after: next })}>
                Next {pageLength}
              </LinkButton>
            )}
          </nav>
        )}
      </section>
    );
  }

  async function boardColumns() {
    return Promise.all(
      claimGroups
        .filter((group) => !query.status || query.status === group)
        .map(async (group) => {
          const of = { ...filter, status: group };
          const { items } = await claimListPage(read, actor, dossierId, of, { limit: columnLength });
          return {
            group,
            claims: await listed(items),
            total: narrowed ? await claimListCount(read, actor, dossierId, of) : totals.groups[group],
            href: here({ view: "table", status: group }),
          };
        }),
    );
  }
}
