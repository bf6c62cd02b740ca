"use client";

import { useState } from "react";
import { type KeyHint, Page } from "@/components/shell/page";
import { Button, LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { remembered } from "@/components/ui/markup";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Written } from "@/components/ui/written";
import { type ClaimQuery, claimQueryText, claimsAsked, claimsHref, narrowed, plainQuery } from "@/lib/claims/listed";
import type { RowsText } from "@/lib/rows-text";
import type { ChangeClaims } from "./change-many";
import { type BoardColumn, ClaimBoard } from "./claim-board";
import { type Choice, ClaimFilters } from "./claim-filters";
import { ClaimList } from "./claim-list";
import { ClaimViews, type ViewActs, type ViewTab } from "./claim-views";
import { ExportCsv } from "./export-csv";
import { type CreateClaim, NewClaimDialog } from "./new-claim";
import type { TableOf } from "./table-rows";

/** How many claims of the dossier each of the questions finds that every list offers; null where it was not counted. */
export type Counts = Record<"all" | "mine" | "forReview" | "stale" | "unassigned", number> & { failing: number | null };

/** A view that somebody keeps. */
export type KeptView = { name: string; query: string } & NonNullable<ViewTab["kept"]>;

/** Somebody of the dossier who may check, or could before. */
export type ListMember = { personId: string; name: string; disabled: boolean };

/** What the page knows of a list: all that stands in it follows from this. */
export type ListedClaims = TableOf & {
  counts: Counts;
  views: readonly KeptView[];
  articles: readonly Choice[];
  members: readonly ListMember[];
  /** How many claims the query asks for. */
  total: number;
  /** The first rows of the table. */
  rows: RowsText;
  /** The first of so many groups; null in a table. */
  board: { groups: number; columns: readonly BoardColumn[] } | null;
  mayShare: boolean;
  /** May this person add claims and change them? */
  edits: boolean;
  /** The table as it is written into the HTML; told to the server's part alone. */
  written?: string;
};

/** What can be done in it. */
type Acts = { create: CreateClaim; change: ChangeClaims; views: ViewActs };

/**
 * The claims of a dossier with their bar, views and filters, as a table or a board. Put together here and not by the page:
 * what a page hands to the browser is read again there, element by element.
 */
export const ClaimsView = ({ title, list, acts }: { title: string; list: ListedClaims; acts: Acts }) => {
  const { dossierId, query, edits } = list;
  const [adding, setAdding] = useState(false);
  const add = () => setAdding(true);
  useSingleKeys({
    f: () => document.querySelector<HTMLElement>("#claim-words")?.focus(),
    ...(edits ? { c: add } : {}),
  });
  return (
    <Page
      crumbs={[{ label: title, href: `/dossiers/${dossierId}` }, { label: "Claims" }]}
      phone={{ back: `/dossiers/${dossierId}`, title: "Claims", about: `${title} · ${list.counts.all}` }}
      layout="locked"
      actions={
        <Written as="span" className="contents">
          <Actions dossierId={dossierId} query={query} edits={edits} onAdd={add} />
        </Written>
      }
      keys={edits ? keys.editing : keys.reading}
      // The menu of the view that one looks at has an id of React's, and a board has boxes to tick.
      follows={list.board || showsMenu(list) ? null : list}
    >
      <List list={list} acts={acts} onAdd={add} />
      {adding && <NewClaimDialog dossierId={dossierId} create={acts.create} onClose={() => setAdding(false)} />}
    </Page>
  );
};

/** Is this a view that somebody keeps and this person may change? */
const showsMenu = ({ views, query }: ListedClaims): boolean =>
  views.some((view) => view.changes && view.query === claimQueryText(query));

const List = ({ list, acts, onAdd }: { list: ListedClaims; acts: Acts; onAdd: () => void }) => {
  const { dossierId, query, groups, meId, now, zone } = list;
  const { counts, articles, members, total, rows, written, board, edits } = list;
  const common = {
    ...{ dossierId, query, meId, now, zone, total },
    change: edits ? acts.change : null,
    checkers: members.filter(({ disabled }) => !disabled),
  };
  const asked = claimQueryText(query);
  return (
    <>
      <h1 className="sr">Claims</h1>
      <ClaimViews
        dossierId={dossierId}
        query={asked}
        maySave={asked !== ""}
        mayShare={list.mayShare}
        acts={acts.views}
        tabs={tabsOf(list)}
      />
      <ClaimFilters
        dossierId={dossierId}
        query={query}
        articles={articles}
        checkers={[
          { id: "me", label: "me" },
          { id: "nobody", label: "nobody" },
          ...members
            .filter(({ personId }) => personId !== meId)
            .map(({ personId, name }) => ({ id: personId, label: name })),
        ]}
        summary={narrowed(query) ? `${total.toLocaleString("en-GB")} of ${counts.all.toLocaleString("en-GB")}` : ""}
        edits={edits}
        onAdd={onAdd}
      />
      {total === 0 && <NoneFound dossierId={dossierId} query={query} counts={counts} />}
      {board && board.groups > board.columns.length && (
        <div className="px-6 py-2">
          <Notice kind="info">
            The first {board.columns.length} of {board.groups} groups stand here. Narrow the list down, or look at all
            of them in the table.
          </Notice>
        </div>
      )}
      {total > 0 && board && <ClaimBoard key={listKey(query)} {...common} columns={board.columns} />}
      {total > 0 && !board && (
        <ClaimList key={listKey(query)} {...common} rows={rows} written={written} groups={groups} />
      )}
    </>
  );
};

/** No claim is as the query asks. */
const NoneFound = ({ dossierId, query, counts }: Pick<ListedClaims, "dossierId" | "query" | "counts">) => (
  <div className="scrolls px-6">
    <Empty
      drawing="search"
      title="No claim is like that"
      actions={<LinkButton href={claimsHref(dossierId, { view: query.view })}>Show all {counts.all}</LinkButton>}
    >
      {query.failing && counts.failing === 0
        ? "Every claim has what the standard asks for."
        : "None of the claims matches these filters. Take one away, or look at all of them."}
    </Empty>
  </div>
);

/** `onAdd` is for whoever may add a claim: who `edits`. */
const Actions = remembered(
  ({ dossierId, query, edits, onAdd }: { dossierId: string; query: ClaimQuery; edits: boolean; onAdd: () => void }) => {
    const here = (view: ClaimQuery["view"]) => claimsHref(dossierId, { ...query, view });
    return (
      <>
        <Segmented
          label="Layout"
          value={query.view}
          segments={[
            { value: "table", label: "Table", href: here("table") },
            { value: "board", label: "Board", href: here("board") },
          ]}
        />
        {edits && (
          <LinkButton href={`/dossiers/${dossierId}/claims/import`} size="sm">
            Import
          </LinkButton>
        )}
        <ExportCsv dossierId={dossierId} query={query} />
        {edits && (
          <Button size="sm" icon="plus" shortcut="C" onClick={onAdd}>
            New claim
          </Button>
        )}
      </>
    );
  },
);

/** What is scrolled and selected belongs to one question; other columns of the same list leave it be. */
const listKey = (query: ClaimQuery): string => claimQueryText({ ...query, columns: plainQuery.columns });

const keysOf = (edits: boolean): readonly KeyHint[] => [
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
];

const keys = { editing: keysOf(true), reading: keysOf(false) };

const asking = (label: string, counted: keyof Counts, of: Partial<ClaimQuery>) => {
  return { label, counted, asked: { table: claimQueryText(of), board: claimQueryText({ ...of, view: "board" }) } };
};

/** The questions that every list offers. */
const always = [
  asking("All", "all", {}),
  asking("Mine", "mine", { checker: ["me"] }),
  asking("Fails the standard", "failing", { failing: true }),
  asking("For review", "forReview", { status: ["for-review"] }),
  asking("Stale sign-offs", "stale", { status: ["stale"] }),
  asking("Unassigned", "unassigned", { checker: ["nobody"] }),
];

/** The questions that every list offers, then the views that somebody keeps. */
function tabsOf({
  dossierId,
  query,
  counts,
  views,
}: Pick<ListedClaims, "dossierId" | "query" | "counts" | "views">): ViewTab[] {
  // How the list is arranged is no other question.
  const { view, group, sort, columns } = plainQuery;
  const here = claimQueryText({ ...query, view, group, sort, columns });
  const whole = claimQueryText(query);
  const isKept = views.some((one) => one.query === whole);
  return [
    ...always.map(({ label, counted, asked }) => ({
      label,
      count: counts[counted],
      href: claimsAsked(dossierId, asked[query.view]),
      current: !isKept && asked.table === here,
    })),
    ...views.map(({ name, query, ...kept }) => ({
      label: name,
      count: null,
      href: claimsAsked(dossierId, query),
      current: query === whole,
      kept,
    })),
  ];
}
