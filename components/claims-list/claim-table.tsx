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
import { useSingleKeys } from "@/components/ui/single-keys";
import { useTakenOver } from "@/components/ui/taken-over";
import { claimHref } from "@/lib/claims/listed";
import { ClaimGrid } from "./claim-grid";
import { type Cursor, cursorAt, followed } from "./cursor";
import { placesOf } from "./places";
import type { Rows } from "./rows";
import { firstPlaces, firstScreen, type TableOf, tableRows, usual } from "./table-rows";
import type { Selection } from "./use-selection";

/** Rows beyond the edges that are drawn in advance. */
const inAdvance = 8;
/**
 * The claims of a list by groups. Only the rows in sight are there, between two spaces that are as high as all the
 * others. The table has the focus and says at which row it is; keys move over rows, select and open them.
 */
export const ClaimTable = ({
  rows,
  total,
  selection,
  ...table
}: TableOf & {
  rows: Rows;
  total: number;
  /** Null for whoever may change nothing. */
  selection: Selection | null;
}) => {
  const { dossierId, query, groups } = table;
  const router = useRouter();
  const scroller = useRef<HTMLElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const { group: grouping } = query;
  const places = useMemo(() => placesOf(groups, grouping !== "none"), [groups, grouping]);
  const isPhone = usePhone();
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
  const takenOver = useTakenOver();
  const shown = takenOver ? virtual.getVirtualItems() : firstPlaces(places);
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

  const changes = rows.changes();
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are the same store with other rows in it
  useLayoutEffect(() => setCursor((one) => one && followed(one, rows)), [rows, changes]);

  const above = useRef<HTMLTableCellElement>(null);
  const below = useRef<HTMLTableCellElement>(null);
  const [before, after] = [first?.start ?? 0, takenOver ? virtual.getTotalSize() - (last?.end ?? 0) : 0];
  useLayoutEffect(() => {
    if (above.current) above.current.style.height = `${before}px`;
    if (below.current) below.current.style.height = `${Math.max(0, after)}px`;
  }, [before, after]);

  const goTo = useCallback(
    (at: number) => {
      setCursor(cursorAt(rows, at));
      grid.current?.focus({ preventScroll: true });
      virtual.scrollToIndex(places.placeOf(at), { align: "auto" });
    },
    [virtual, places, rows],
  );
  /** The first claim that is whole in sight: where the keys begin. */
  const firstSeen = () => {
    const offset = virtual.scrollOffset ?? 0;
    const seen = shown.find(({ index, start }) => start >= offset && places.itemIn(index).kind === "claim");
    const item = seen && places.itemIn(seen.index);
    return item?.kind === "claim" ? item.at : 0;
  };
  const at = cursor === null ? null : Math.min(cursor.at, total - 1);
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
    if (target.closest("input") && selection && claim) {
      if (event.shiftKey) selection.extend(chosen, chosen);
      else selection.toggle(chosen, claim);
      setCursor(cursorAt(rows, chosen));
      return;
    }
    const link = target.closest("a");
    if (!link || !claim) return;
    setCursor(cursorAt(rows, chosen));
    // Another window or tab is the browser's.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(claimHref(dossierId, claim));
  };

  return (
    <section className="scrolls" ref={scroller} aria-label="List of claims">
      <ClaimGrid
        dossierId={dossierId}
        query={query}
        total={total}
        places={places.count}
        selection={selection}
        gridRef={grid}
        above={above}
        below={below}
        activeId={under ? `claim-${under.id}` : undefined}
        onFocus={(event) => {
          if (event.target === event.currentTarget) setCursor((one) => one ?? cursorAt(rows, firstSeen()));
        }}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {tableRows(table, places, shown, {
          claimAt: rows.at,
          selectable: selection !== null,
          isSelected: (id) => selection?.has(id) ?? false,
          cursor: at,
          measure: virtual.measureElement,
        })}
      </ClaimGrid>
    </section>
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
