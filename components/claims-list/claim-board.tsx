"use client";

import { type ChangeEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Glyph } from "@/components/vocabulary/glyph";
import { StatusMark } from "@/components/vocabulary/status";
import { substanceGlyph } from "@/components/vocabulary/verdict";
import { substanceColour, substanceWord } from "@/components/vocabulary/words";
import {
  type ClaimQuery,
  claimHref,
  claimQueryText,
  type ListedClaim,
  type ListGroup,
  narrowed,
} from "@/lib/claims/listed";
import { BulkBar, NotSelected } from "./bulk-bar";
import type { ChangeClaims, Checker } from "./change-many";
import { Due, isLate, Origins } from "./claim-row";
import { fetchMatches, fetchRows } from "./list-fetch";
import { BoardKeys } from "./list-keys";
import { groupLabel, isGroup } from "./list-words";
import { newRows } from "./rows";
import { useListKeys } from "./use-list-keys";
import { type Selection, useSelection } from "./use-selection";

/** So many cards more at a press, and so many read anew at most. */
const more = 50;
const most = 200;

export type BoardColumn = ListGroup & {
  /** The first of its claims. */
  claims: readonly ListedClaim[];
};

/** The claims of each column that stand there, by its key: with those that were fetched. */
type Shown = Map<string, readonly ListedClaim[]>;

/** A box is ticked by a click, also where that is made by a key. */
const withShift = ({ nativeEvent }: ChangeEvent): boolean => nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;

type Shared = { dossierId: string; query: ClaimQuery; meId: string; now: string; zone: string };

/** The same claims in a column for each group, to be selected and changed as in the table. On a phone the columns are swiped. */
export const ClaimBoard = ({
  columns,
  total,
  checkers,
  change,
  ...shared
}: Shared & {
  columns: readonly BoardColumn[];
  /** How many claims the list has, on the board or not. */
  total: number;
  checkers: readonly Checker[];
  /** Null for whoever may change nothing. */
  change: ChangeClaims | null;
}) => {
  const { dossierId, query, zone } = shared;
  const asked = claimQueryText(query);
  const [rows] = useState(() => newRows([], async () => []));
  const selection = useSelection(
    rows,
    { total, narrows: narrowed(query) },
    useCallback((from, count) => fetchMatches(dossierId, asked, from, count), [dossierId, asked]),
  );
  useListKeys(dossierId, query, selection, change !== null);
  const { seen } = selection;
  // What is shown anew has been seen.
  useEffect(() => {
    seen(columns.flatMap(({ claims }) => claims.map(({ id, version }) => [id, version] as const)));
  }, [columns, seen]);
  const [shown] = useState<Shown>(() => new Map());
  /** The cards that stand there, as they are read: column by column. */
  const cards = () => columns.flatMap(({ key, claims }) => shown.get(key) ?? claims);
  const extend = (from: string, to: string) => selection.extendAmong(cards(), from, to);
  const choose = (id: string, extends_: boolean) => {
    const claim = cards().find((card) => card.id === id);
    if (!claim) return;
    if (extends_) extend(id, id);
    else selection.toggle(0, claim);
  };
  useSingleKeys(
    change
      ? {
          x: (event) => {
            const card = document.activeElement?.closest("li")?.querySelector<HTMLElement>("[data-claim]");
            choose(card?.dataset.claim ?? "", event.shiftKey);
          },
        }
      : {},
  );
  return (
    <>
      <NotSelected selection={selection} />
      <BoardKeys extend={change ? extend : null} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where the columns do not fit, by keyboard too */}
      <section className="board" tabIndex={0} aria-label={`Claims by ${query.group}`}>
        {columns.map((column) => (
          <Column
            key={column.key}
            {...shared}
            column={column}
            shown={shown}
            selection={change ? selection : null}
            choose={choose}
          />
        ))}
      </section>
      {change && (
        <BulkBar dossierId={dossierId} selection={selection} checkers={checkers} zone={zone} change={change} />
      )}
    </>
  );
};

const Column = ({
  dossierId,
  query,
  column,
  shown,
  selection,
  choose,
  meId,
  now,
  zone,
}: Shared & {
  column: BoardColumn;
  shown: Shown;
  selection: Selection | null;
  choose: (id: string, extends_: boolean) => void;
}) => {
  const { key, count } = column;
  const [fetched, setFetched] = useState<readonly ListedClaim[]>([]);
  const [state, setState] = useState<"still" | "fetching" | "failed">("still");
  // What the page brings is newer than what was fetched before it; the rest stays until somebody asks again.
  const known = new Set(column.claims.map(({ id }) => id));
  const rest = fetched.filter(({ id }) => !known.has(id));
  const claims = [...column.claims, ...rest].slice(0, count);
  const left = count - claims.length;
  useLayoutEffect(() => {
    shown.set(key, claims);
  });

  // After a change those that were fetched are read anew; until then they stand as they were.
  const brought = useRef(column.claims);
  const extra = rest.length;
  useEffect(() => {
    if (brought.current === column.claims) return;
    brought.current = column.claims;
    if (extra === 0) return;
    const run = fetchRows(dossierId, claimQueryText(query), column.claims.length, Math.min(extra, most), key);
    run.then(setFetched, () => undefined);
  }, [column.claims, extra, dossierId, query, key]);

  const showMore = async () => {
    setState("fetching");
    try {
      const asked = claimQueryText(query);
      const next = await fetchRows(dossierId, asked, claims.length, more, key);
      setFetched([...rest, ...next.filter(({ id }) => !claims.some((claim) => claim.id === id))]);
      setState("still");
    } catch {
      setState("failed");
    }
  };

  const group = isGroup(key) && query.group === "status" ? key : null;
  return (
    <section className="bcol">
      <h2>
        {group ? (
          <StatusMark status={group === "stale" ? "for-review" : group} stale={group === "stale"} />
        ) : (
          <span className="truncate font-[550]" dir="auto" title={groupLabel(query.group, column)}>
            {groupLabel(query.group, column)}
          </span>
        )}
        <span className="hint whitespace-nowrap">
          {left > 0 ? `${claims.length} of ${count.toLocaleString("en-GB")}` : count.toLocaleString("en-GB")}
        </span>
      </h2>
      <ul>
        {claims.map((claim) => (
          <li
            key={claim.id}
            className="bc group relative has-[input:checked]:border-accent has-[input:checked]:bg-accent-wash has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent"
          >
            <p className="q [overflow-wrap:anywhere] line-clamp-6" dir="auto">
              <Link
                href={claimHref(dossierId, claim)}
                data-claim={claim.id}
                className="outline-none after:absolute after:inset-0"
              >
                {claim.statement}
              </Link>
            </p>
            <div className="f">
              <span className="ref">{claim.ref}</span>
              {!group && <StatusMark status={claim.status} stale={claim.stale} glyphOnly />}
              {claim.substance && (
                <Glyph
                  name={substanceGlyph[claim.substance]}
                  colour={substanceColour[claim.substance]}
                  label={substanceWord[claim.substance]}
                />
              )}
              <Origins claim={claim} />
              <Avatar name={claim.assigneeName} me={claim.assigneeId === meId} />
              {selection && (
                <input
                  type="checkbox"
                  className="check absolute! -top-2 -right-2 z-[1] opacity-0 not-checked:bg-raised group-focus-within:opacity-100 group-hover:opacity-100 checked:opacity-100 max-md:opacity-100"
                  checked={selection.has(claim.id)}
                  onChange={(event) => choose(claim.id, withShift(event))}
                  tabIndex={-1}
                  aria-label={`Select ${claim.ref}`}
                />
              )}
            </div>
            {claim.dueAt && (
              <div className="f">
                <Due dueAt={claim.dueAt} late={isLate(claim, now)} now={now} zone={zone} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="sm" variant="ghost" busy={state === "fetching"} onClick={showMore}>
          {`Show ${Math.min(more, left)} more`}
          <span className="sr"> of {groupLabel(query.group, column)}</span>
        </Button>
      )}
      {state === "failed" && (
        <p className="hint" role="alert">
          The desk did not answer. Press again.
        </p>
      )}
    </section>
  );
};
