"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { GetForm } from "@/components/ui/get-form";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { remembered } from "@/components/ui/markup";
import { Written } from "@/components/ui/written";
import { stakesWord, statusWord } from "@/components/vocabulary/words";
import { claimKinds, stakesLevels } from "@/lib/claims/claim";
import {
  type ClaimQuery,
  claimColumns,
  claimGroupings,
  claimGroups,
  claimQueryText,
  claimSorts,
  claimsHref,
  duesAsked,
  verdictsAsked,
} from "@/lib/claims/listed";
import { ExportCsv } from "./export-csv";
import { FilterMenu } from "./filter-menu";
import { columnWord, dueWord, groupingWord, kindWord, sortWord, verdictWord } from "./list-words";

export type Choice = { id: string; label: string };

const choicesOf = <T extends string>(all: readonly T[], word: (one: T) => string): Choice[] =>
  all.map((id) => ({ id, label: word(id) }));

const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

type Asked = {
  dossierId: string;
  query: ClaimQuery;
  articles: readonly Choice[];
  checkers: readonly Choice[];
  /** "13 of 64": said when the list is narrowed. */
  summary: string;
  /** May add claims. */
  edits: boolean;
  onAdd: () => void;
};

/** What narrows the list, and what it is put together and ordered by. All of it works without script. */
export const ClaimFilters = (asked: Asked) => {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => (bar.current ? closingMenus(bar.current) : undefined), []);
  return (
    <Written as="search" ref={bar} className="filters max-md:gap-1.5">
      <Filters {...asked} />
    </Written>
  );
};

const Filters = remembered((asked: Asked) => {
  const { dossierId, query, edits, onAdd } = asked;
  return (
    <>
      <GetForm action={`/dossiers/${dossierId}/claims`} className="contents">
        {[...new URLSearchParams(claimQueryText({ ...query, q: "" }))].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="chip focus-within:border-edge">
          <Icon name="filter" size={14} />
          <span className="sr">Words in the claim</span>
          <input
            id="claim-words"
            key={query.q}
            type="search"
            placeholder="Words in the claim"
            className="w-32 bg-transparent max-md:w-40 outline-offset-4 placeholder:text-ink-3 max-md:text-[16px]"
            autoComplete="off"
            name="q"
            defaultValue={query.q}
          />
        </label>
      </GetForm>
      <Menus {...asked} />
      {/* What the bar offers, which a phone has not. */}
      <span className="flex gap-1.5 md:hidden">
        <Link className="chip" href={claimsHref(dossierId, { ...query, view: otherView[query.view] })}>
          {query.view === "board" ? "Table" : "Board"}
        </Link>
        <ExportCsv dossierId={dossierId} query={query} className="chip" />
        {edits && (
          <Button size="sm" icon="plus" onClick={onAdd}>
            New claim
          </Button>
        )}
      </span>
    </>
  );
});

const otherView = { board: "table", table: "board" } as const;

/** The filters as menus, then how the list is arranged. */
const Menus = ({ dossierId, query, articles, checkers, summary }: Asked) => {
  // Beginning where one is: there are eighty of them.
  const href = (change: object) => {
    const asked = claimQueryText({ ...query, ...change });
    return asked ? `?${asked}` : claimsHref(dossierId, {});
  };
  const filters: {
    name: string;
    field: "status" | "verdict" | "article" | "checker" | "stakes" | "kind";
    choices: readonly Choice[];
    unknown: string;
  }[] = [
    { name: "Status", field: "status", choices: choicesOf(claimGroups, (one) => statusWord[one]), unknown: "" },
    { name: "Verdict", field: "verdict", choices: choicesOf(verdictsAsked, verdictWord), unknown: "" },
    { name: "Article", field: "article", choices: articles, unknown: "another dossier’s" },
    { name: "Checker", field: "checker", choices: checkers, unknown: "somebody who left" },
    { name: "Stakes", field: "stakes", choices: choicesOf(stakesLevels, (one) => stakesWord[one]), unknown: "" },
    { name: "Kind", field: "kind", choices: choicesOf(claimKinds, (one) => kindWord[one]), unknown: "" },
  ];
  return (
    <>
      {filters.map(({ name, field, choices, unknown }) => {
        const values: readonly string[] = query[field];
        if (choices.length === 0 && values.length === 0) return null;
        const words = values.map((value) => choices.find(({ id }) => id === value)?.label ?? unknown);
        return (
          <Filter
            key={name}
            name={name}
            chosen={words.join(", ")}
            without={href({ [field]: [] })}
            several
            choices={choices.map(({ id, label }) => ({
              label,
              href: href({ [field]: toggled(values, id) }),
              chosen: values.includes(id),
            }))}
          />
        );
      })}
      <Filter
        name="Due"
        chosen={query.due ? dueWord[query.due] : ""}
        without={href({ due: null })}
        choices={duesAsked.map((due) => ({ label: dueWord[due], href: href({ due }), chosen: query.due === due }))}
      />
      {query.failing && (
        <Link href={href({ failing: false })} className="chip on" aria-label="Remove the filter Fails the standard">
          Fails the standard
          <Icon name="x" size={12} className="x" />
        </Link>
      )}
      <span className="ml-auto flex items-center gap-2">
        {summary && <span className="hint whitespace-nowrap">{summary}</span>}
        <FilterMenu name="Arrange" several choices={arrangements(query, href)} />
      </span>
    </>
  );
};

/** Escape, and a press beside it, close the menu of the bar that is open. */
function closingMenus(bar: HTMLElement): () => void {
  const close = (event: Event) => {
    const open = bar.querySelector<HTMLDetailsElement>("details[open]");
    if (!open) return;
    if (event instanceof KeyboardEvent) {
      if (event.key !== "Escape") return;
      event.preventDefault();
      open.open = false;
      open.querySelector("summary")?.focus();
    } else if (event.target instanceof Node && !open.contains(event.target)) open.open = false;
  };
  document.addEventListener("pointerdown", close);
  // Before the list hears of it: Escape closes what is open first.
  document.addEventListener("keydown", close, { capture: true });
  return () => {
    document.removeEventListener("pointerdown", close);
    document.removeEventListener("keydown", close, { capture: true });
  };
}

const Filter = ({
  name,
  chosen,
  without,
  several = false,
  choices,
}: {
  name: string;
  /** What it is narrowed to, in words; empty while it is not. */
  chosen: string;
  without: string;
  several?: boolean;
  choices: readonly { label: string; href: string; chosen: boolean }[];
}) => {
  // The menu is the same one whatever is chosen in it: it stays open, and the focus on what was chosen.
  return (
    <span className="flex">
      <FilterMenu
        name={chosen ? `${name}: ${chosen}` : name}
        several={several}
        choices={choices}
        className={chosen ? "chip on rounded-e-none pe-1.5" : "chip"}
      />
      {chosen && (
        <Link href={without} className="chip on rounded-s-none ps-1" aria-label={`Remove the filter ${name} ${chosen}`}>
          <Icon name="x" size={12} className="x" />
        </Link>
      )}
    </span>
  );
};

/** How the list is put together, ordered, and what it shows of each claim. */
function arrangements(query: ClaimQuery, href: (change: object) => string) {
  const { view, group, sort, columns } = query;
  return [
    { caption: "Group by" },
    ...claimGroupings
      .filter((one) => view === "table" || one !== "none")
      .map((one) => ({ label: groupingWord[one], href: href({ group: one }), chosen: one === group })),
    { caption: "Sort by" },
    ...claimSorts.map((by) => ({
      label: sort.by === by ? `${sortWord[by]}, ${sort.down ? "last first" : "first first"}` : sortWord[by],
      href: href({ sort: { by, down: sort.by === by && !sort.down } }),
      chosen: sort.by === by,
    })),
    ...(view === "table"
      ? [
          { caption: "Columns" },
          ...claimColumns.map((column) => ({
            label: columnWord[column],
            href: href({ columns: claimColumns.filter((one) => columns.includes(one) !== (one === column)) }),
            chosen: columns.includes(column),
          })),
        ]
      : []),
  ];
}
