"use client";

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";
import { claimQueryText, type ListedClaim, narrowed } from "@/lib/claims/listed";
import { type RowsText, rowsIn } from "@/lib/rows-text";
import { BulkBar, NotSelected } from "./bulk-bar";
import type { ChangeClaims, Checker } from "./change-many";
import { ClaimTable } from "./claim-table";
import { fetchMatches, fetchRows } from "./list-fetch";
import { newRows } from "./rows";
import type { TableOf } from "./table-rows";
import { useListKeys } from "./use-list-keys";
import { useSelection } from "./use-selection";

const onServer = typeof window === "undefined";

export type Brought = {
  /** The first rows of the list. */
  rows: RowsText;
  /** The table with the rows of the first screen (`writtenTable`), where HTML is written. */
  written?: string | undefined;
  total: number;
  /** Who may be given claims. */
  checkers: readonly Checker[];
  /** Null for whoever may change nothing. */
  change: ChangeClaims | null;
};

/**
 * The table of a list with what can be done in it. The page brings the first rows and how many there are; the others
 * are fetched as they come into sight, and all of it anew when something has happened.
 */
export const ClaimList = ({ written, ...list }: TableOf & Brought) =>
  onServer && written ? <AsWritten written={written} edits={list.change !== null} /> : <LiveList {...list} />;

/** What the server writes of `LiveList`, the table from memory: where it differs, React draws the page anew. */
const AsWritten = ({ written, edits }: { written: string; edits: boolean }) => (
  <>
    <section
      className="scrolls"
      aria-label="List of claims"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: elements, their texts escaped
      dangerouslySetInnerHTML={{ __html: written }}
    />
    {edits && <p className="sr" role="status" />}
  </>
);

const LiveList = ({ rows: brings, total, checkers, change, ...table }: TableOf & Omit<Brought, "written">) => {
  const { dossierId, query, zone } = table;
  const asked = claimQueryText(query);
  const first = useMemo(() => rowsIn<ListedClaim>(brings), [brings]);
  const [rows] = useState(() => newRows(first, (from, count) => fetchRows(dossierId, asked, from, count)));
  useSyncExternalStore(rows.subscribe, rows.changes, rows.changes);
  const selection = useSelection(
    rows,
    { total, narrows: narrowed(query) },
    useCallback((from, count) => fetchMatches(dossierId, asked, from, count), [dossierId, asked]),
  );

  const { chosen, seen } = selection;
  const brought = useRef(first);
  useLayoutEffect(() => {
    if (brought.current === first) return;
    brought.current = first;
    rows.renew(first, total);
  }, [first, total, rows]);
  const changes = rows.changes();
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are the same store with other rows in it
  useEffect(() => {
    if (chosen.size > 0) seen([...rows.all()].map(({ id, version }) => [id, version] as const));
  }, [rows, changes]);

  const edits = change !== null;
  useListKeys(dossierId, query, selection, edits);

  return (
    <>
      {rows.isStuck() && (
        <div className="px-6 py-2 max-md:px-3.5">
          <Notice kind="error">
            Some of the list could not be fetched. What you see is as it was.{" "}
            <button type="button" className="link" onClick={rows.tryAgain}>
              Try again
            </button>
          </Notice>
        </div>
      )}
      <NotSelected selection={selection} />
      <ClaimTable {...table} rows={rows} total={total} selection={edits ? selection : null} />
      {change && (
        <BulkBar dossierId={dossierId} selection={selection} checkers={checkers} zone={zone} change={change} />
      )}
    </>
  );
};
