import type { FocusEventHandler, KeyboardEventHandler, MouseEventHandler, ReactNode, Ref } from "react";
import { Link } from "@/components/ui/link";
import { type ClaimColumn, type ClaimQuery, type ClaimSort, claimsHref } from "@/lib/claims/listed";
import { columnWord } from "./list-words";

/** Columns keep their width whatever rows are in sight. */
const widths: Record<ClaimColumn, string> = {
  verdict: "w-[150px]",
  independence: "w-[176px]",
  kind: "w-[92px]",
  stakes: "w-[86px]",
  checker: "w-[44px]",
  due: "w-[104px]",
  added: "w-[140px]",
};

/** How many columns there are. */
export const widthOf = (columns: readonly ClaimColumn[], selectable: boolean): number =>
  columns.length + 3 + (selectable ? 1 : 0);

/** What is selected, as far as the head of the table asks. */
type Selected = { chosen: { readonly size: number }; clear: () => void; all: () => unknown };
/** Where nothing is selected yet. */
export const noneSelected: Selected = { chosen: new Map(), clear: () => undefined, all: () => undefined };

/**
 * The table of the claims around its rows: columns, heads, and above and below the rows the room of those that are not in
 * sight. It draws and knows nothing: the server writes it, and `ClaimTable` moves in it.
 */
export const ClaimGrid = ({
  dossierId,
  query,
  total,
  places,
  selection,
  gridRef,
  above,
  below,
  activeId,
  children,
  ...handlers
}: {
  dossierId: string;
  query: ClaimQuery;
  /** How many claims there are, and how many rows with the heads of groups. */
  total: number;
  places: number;
  /** Null for whoever may change nothing. */
  selection: Selected | null;
  gridRef?: Ref<HTMLTableElement>;
  above?: Ref<HTMLTableCellElement>;
  below?: Ref<HTMLTableCellElement>;
  /** Of the row that keys are at. */
  activeId?: string | undefined;
  onFocus?: FocusEventHandler<HTMLTableElement>;
  onKeyDown?: KeyboardEventHandler<HTMLTableElement>;
  onClick?: MouseEventHandler<HTMLTableElement>;
  children: ReactNode;
}) => {
  const { columns } = query;
  const width = widthOf(columns, selection !== null);
  return (
    <table
      {...handlers}
      ref={gridRef}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys move over its rows and select them
      role="grid"
      tabIndex={0}
      className="claim-table w-full outline-none max-md:block md:table-fixed"
      aria-label="Claims"
      aria-rowcount={places + 1}
      aria-colcount={width}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={activeId}
    >
      <colgroup>
        {selection && <col className="w-[52px]" />}
        <col className={selection ? "w-[68px]" : "w-[88px]"} />
        <col className="w-[28px]" />
        <col />
        {columns.map((column) => (
          <col key={column} className={widths[column]} />
        ))}
      </colgroup>
      <thead className="max-md:sr-only">
        <tr aria-rowindex={1}>
          {selection && (
            <th scope="col">
              <SelectAll selection={selection} total={total} />
            </th>
          )}
          <Head label="Ref" by="ref" query={query} dossierId={dossierId} />
          <Head label={<span className="sr">Status</span>} by="status" query={query} dossierId={dossierId} />
          <Head label="Claim" by="claim" query={query} dossierId={dossierId} />
          {columns.map((column) => (
            <Head
              key={column}
              label={columnWord[column]}
              by={column === "independence" ? null : column}
              query={query}
              dossierId={dossierId}
            />
          ))}
        </tr>
      </thead>
      <tbody aria-hidden="true" className="max-md:block">
        <tr className="max-md:block">
          <td ref={above} colSpan={width} className="space max-md:block" />
        </tr>
      </tbody>
      <tbody className="max-md:block">{children}</tbody>
      <tbody aria-hidden="true" className="max-md:block">
        <tr className="max-md:block">
          <td ref={below} colSpan={width} className="space max-md:block" />
        </tr>
      </tbody>
    </table>
  );
};

const SelectAll = ({ selection, total }: { selection: Selected; total: number }) => {
  const some = selection.chosen.size > 0 && selection.chosen.size < total;
  return (
    <input
      type="checkbox"
      className="check"
      aria-label={`Select all ${total}`}
      checked={selection.chosen.size >= total}
      ref={(box) => {
        if (box) box.indeterminate = some;
      }}
      onChange={() => {
        if (selection.chosen.size >= total) selection.clear();
        else void selection.all();
      }}
    />
  );
};

/** The head of a column, which orders the list by it; pressed again, the other way around. */
const Head = ({
  label,
  by,
  query,
  dossierId,
}: {
  label: ReactNode;
  by: ClaimSort["by"] | null;
  query: ClaimQuery;
  dossierId: string;
}) => {
  const on = by !== null && query.sort.by === by;
  const order = on ? (query.sort.down ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" aria-sort={order}>
      {by === null ? (
        label
      ) : (
        <Link
          href={claimsHref(dossierId, { ...query, sort: { by, down: on && !query.sort.down } })}
          scroll={false}
          className="inline-flex min-h-6 min-w-4 items-center gap-1 hover:text-ink"
        >
          {label}
          {on && <span aria-hidden="true">{query.sort.down ? "↓" : "↑"}</span>}
        </Link>
      )}
    </th>
  );
};
