"use client";

import { type ReactNode, useState } from "react";
import { type KeyHint, Page } from "@/components/shell/page";
import { Button, LinkButton } from "@/components/ui/button";
import { remembered } from "@/components/ui/markup";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Written } from "@/components/ui/written";
import { type ClaimQuery, claimQueryText, claimsAsked, claimsHref, narrowed, plainQuery } from "@/lib/claims/listed";
import { type BoardColumn, ClaimBoard } from "./claim-board";
import { type Choice, ClaimFilters } from "./claim-filters";
import { type Brought, ClaimList } from "./claim-list";
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

type Listed = TableOf &
  Pick<Brought, "change"> & {
    title: string;
    counts: Counts;
    views: readonly KeptView[];
    articles: readonly Choice[];
    members: readonly ListMember[];
    /** How many claims the query asks for. */
    total: number;
    /** Null on a board. */
    table: Pick<Brought, "first" | "written"> | null;
    /** The first of so many groups; null in a table. */
    board: { groups: number; columns: readonly BoardColumn[] } | null;
    mayShare: boolean;
    /** Null for whoever may add none. */
    create: CreateClaim | null;
    acts: ViewActs;
    /** Stands there instead where no claim is as the query asks. */
    empty: ReactNode;
  };

/**
 * The claims of a dossier with their bar, views and filters, as a table or a board. Put together here and not by the page:
 * what a page hands to the browser is read again there, element by element.
 */
export const ClaimsView = (props: Listed) => {
  const { dossierId, query, groups, meId, now, zone } = props;
  const { title, counts, articles, members, total, table, board, create, change, empty } = props;
  const edits = change !== null;
  const common = {
    ...{ dossierId, query, meId, now, zone, total, change },
    checkers: members.filter(({ disabled }) => !disabled),
  };
  const asked = claimQueryText(query);
  const [adding, setAdding] = useState(false);
  const add = () => setAdding(true);
  useSingleKeys({
    f: () => document.querySelector<HTMLElement>("#claim-words")?.focus(),
    ...(create ? { c: add } : {}),
  });
  return (
    <Page
      crumbs={[{ label: title, href: `/dossiers/${dossierId}` }, { label: "Claims" }]}
      phone={{ back: `/dossiers/${dossierId}`, title: "Claims", about: `${title} · ${counts.all}` }}
      layout="locked"
      actions={
        <Written as="span" className="contents">
          <Actions dossierId={dossierId} query={query} edits={edits} onAdd={add} />
        </Written>
      }
      keys={edits ? keys.editing : keys.reading}
    >
      <h1 className="sr">Claims</h1>
      <ClaimViews
        dossierId={dossierId}
        query={asked}
        maySave={asked !== ""}
        mayShare={props.mayShare}
        acts={props.acts}
        tabs={tabsOf(props)}
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
        onAdd={add}
      />
      {empty}
      {board && board.groups > board.columns.length && (
        <div className="px-6 py-2">
          <Notice kind="info">
            The first {board.columns.length} of {board.groups} groups stand here. Narrow the list down, or look at all
            of them in the table.
          </Notice>
        </div>
      )}
      {board && <ClaimBoard key={listKey(query)} {...common} columns={board.columns} />}
      {table && <ClaimList key={listKey(query)} {...common} {...table} groups={groups} />}
      {adding && create && <NewClaimDialog dossierId={dossierId} create={create} onClose={() => setAdding(false)} />}
    </Page>
  );
};

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
}: Pick<Listed, "dossierId" | "query" | "counts" | "views">): ViewTab[] {
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
