"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Link } from "@/components/ui/link";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Written } from "@/components/ui/written";
import {
  type ClaimColumn,
  type ClaimQuery,
  type ClaimSort,
  claimHref,
  claimsHref,
  type ListGroup,
} from "@/lib/claims/listed";
import { ClaimRow, isLate } from "./claim-row";
import { columnWord, groupLabel } from "./list-words";
import { type Places, placesOf } from "./places";
import type { Rows } from "./rows";
import type { Selection } from "./use-selection";

/** Heights to begin with, until a row has been measured: of the head of a group, of a claim, and of one on a phone. */
const usual = { head: 33, claim: 39, phone: 84 };
/** Rows beyond the edges that are drawn in advance. */
const inAdvance = 8;
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
/** What stands before anything was measured, and what the server draws. */
const firstScreen = { width: 1200, height: 800 };
const onServer = typeof window === "undefined";

/** What the server draws: as many rows as the first screen has room for. How high all of them are it need not know. */
function firstOf(places: Places): { index: number; start: number; end: number }[] {
  const first = [];
  for (let index = 0, end = 0; index < places.count && end < firstScreen.height; index++) {
    const start = end;
    end += places.itemIn(index).kind === "head" ? usual.head : usual.claim;
    first.push({ index, start, end });
  }
  return first;
}

/**
 * The claims of a list by groups. Only the rows in sight are there, between two spaces that are as high as all the
 * others. The table has the focus and says at which row it is; keys move over rows, select and open them.
 */
export const ClaimTable = ({
  dossierId,
  query,
  groups,
  rows,
  total,
  selection,
  meId,
  now,
  zone,
}: {
  dossierId: string;
  query: ClaimQuery;
  groups: readonly ListGroup[];
  rows: Rows;
  total: number;
  /** Null for whoever may change nothing. */
  selection: Selection | null;
  meId: string;
  now: string;
  zone: string;
}) => {
  const router = useRouter();
  const scroller = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const { columns, group: grouping } = query;
  const places = useMemo(() => placesOf(groups, grouping !== "none"), [groups, grouping]);
  const isPhone = usePhone();
  const quarter = useMemo(() => new Date(Math.floor(Date.parse(now) / 900_000) * 900_000).toISOString(), [now]);
  const virtual = useVirtualizer({
    count: places.count,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (places.itemIn(place).kind === "head" ? usual.head : isPhone ? usual.phone : usual.claim),
    overscan: inAdvance,
    initialRect: firstScreen,
    // The head of the table covers what is under it.
    scrollPaddingStart: isPhone ? 0 : 33,
    // What can be done with those that are selected stands over the last rows.
    paddingEnd: selection && selection.chosen.size > 0 ? 64 : 0,
    scrollPaddingEnd: selection && selection.chosen.size > 0 ? 64 : 0,
    useFlushSync: false,
  });
  const shown = onServer ? firstOf(places) : virtual.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];

  const inSight = shown.flatMap(({ index }) => {
    const item = places.itemIn(index);
    return item.kind === "claim" ? [item.at] : [];
  });
  const [from, to] = [inSight[0], inSight.at(-1)];
  // What is in sight and missing, or may have changed since it was read, is fetched.
  useEffect(() => {
    if (from !== undefined && to !== undefined) rows.need(from, to);
  });

  const above = useRef<HTMLTableCellElement>(null);
  const below = useRef<HTMLTableCellElement>(null);
  const [before, after] = [first?.start ?? 0, onServer ? 0 : virtual.getTotalSize() - (last?.end ?? 0)];
  useLayoutEffect(() => {
    if (above.current) above.current.style.height = `${before}px`;
    if (below.current) below.current.style.height = `${Math.max(0, after)}px`;
  }, [before, after]);

  const goTo = useCallback(
    (at: number) => {
      setCursor(at);
      table.current?.focus({ preventScroll: true });
      virtual.scrollToIndex(places.placeOf(at), { align: "auto" });
    },
    [virtual, places],
  );
  /** The first claim that is whole in sight: where the keys begin. */
  const firstSeen = () => {
    const offset = virtual.scrollOffset ?? 0;
    const seen = shown.find(({ index, start }) => start >= offset && places.itemIn(index).kind === "claim");
    const item = seen && places.itemIn(seen.index);
    return item?.kind === "claim" ? item.at : 0;
  };
  const at = cursor === null ? null : Math.min(cursor, total - 1);
  const under = at === null ? undefined : rows.at(at);
  const step = (by: number, extends_ = false) => {
    const next = at === null ? (by > 0 ? firstSeen() : total - 1) : Math.min(Math.max(at + by, 0), total - 1);
    if (extends_ && selection) selection.extend(at ?? next, next);
    goTo(next);
  };
  const toggle = (extends_: boolean) => {
    if (!selection || at === null || !under) return;
    if (extends_) selection.extend(at, at);
    else selection.toggle(at, under);
  };

  useSingleKeys({
    j: () => step(1),
    k: () => step(-1),
    ...(selection ? { x: (event) => toggle(event.shiftKey) } : {}),
  });

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? firstScreen.height) / usual.claim) - 2);
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: screen,
      PageUp: -screen,
      Home: -total,
      End: total,
    };
    const by = moves[event.key];
    if (by !== undefined) step(at === null && event.key === "End" ? -1 : by, event.shiftKey);
    else if (event.key === "Enter" && under) router.push(claimHref(dossierId, under));
    else if (event.key === " ") toggle(event.shiftKey);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const row = target.closest<HTMLElement>("[data-at]");
    if (!row) return;
    const chosen = Number(row.dataset.at);
    const claim = rows.at(chosen);
    if (target.closest("[data-select]") && selection && claim) {
      if (event.shiftKey) selection.extend(chosen, chosen);
      else selection.toggle(chosen, claim);
      setCursor(chosen);
      return;
    }
    const link = target.closest<HTMLAnchorElement>("a[data-claim]");
    if (!link || !claim) return;
    setCursor(chosen);
    // Another window or tab is the browser's.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(claimHref(dossierId, claim));
  };

  const width = columns.length + 3 + (selection ? 1 : 0);
  return (
    <section className="scrolls" ref={scroller} aria-label="List of claims">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys move over its rows and select them
        role="grid"
        tabIndex={0}
        className="claim-table w-full outline-none max-md:block md:table-fixed"
        aria-label="Claims"
        aria-rowcount={places.count + 1}
        aria-colcount={width}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={under ? `claim-${under.id}` : undefined}
        onFocus={(event) => {
          if (event.target === event.currentTarget) setCursor((one) => one ?? firstSeen());
        }}
        onKeyDown={onKeyDown}
        onClick={onClick}
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
        <Written as="tbody" className="max-md:block">
          {shown.map(({ index }) => {
            const item = places.itemIn(index);
            if (item.kind === "head") {
              const group = groups[item.group];
              return (
                <tr
                  key={`head ${group?.key}`}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  className="grp max-md:block"
                >
                  <td colSpan={width} className="max-md:flex max-md:w-full max-md:items-center max-md:px-[18px]">
                    <b dir="auto">{group && groupLabel(grouping, group)}</b>&ensp;{group?.count.toLocaleString("en-GB")}
                  </td>
                </tr>
              );
            }
            const claim = rows.at(item.at);
            if (!claim)
              return (
                <tr
                  key={`missing ${item.at}`}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-busy="true"
                  className="max-md:block"
                >
                  <td colSpan={width} className="max-md:block max-md:px-[18px]">
                    <div className="skel w-[61%]" />
                    <span className="sr">Loading</span>
                  </td>
                </tr>
              );
            return (
              <ClaimRow
                key={claim.id}
                dossierId={dossierId}
                claim={claim}
                at={item.at}
                place={index}
                columns={columns}
                meId={meId}
                now={quarter}
                late={isLate(claim, now)}
                zone={zone}
                selectable={selection !== null}
                selected={selection?.has(claim.id) ?? false}
                cursor={item.at === at}
                measure={virtual.measureElement}
              />
            );
          })}
        </Written>
        <tbody aria-hidden="true" className="max-md:block">
          <tr className="max-md:block">
            <td ref={below} colSpan={width} className="space max-md:block" />
          </tr>
        </tbody>
      </table>
    </section>
  );
};

const SelectAll = ({ selection, total }: { selection: Selection; total: number }) => {
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
  label: React.ReactNode;
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

const phone = "(max-width: 760px)";

/** Rows are higher on a phone; the server draws as if it were none. */
function usePhone(): boolean {
  const [is, setIs] = useState(false);
  useEffect(() => {
    const media = window.matchMedia(phone);
    const look = () => setIs(media.matches);
    look();
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, []);
  return is;
}
