"use client";

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { HandedData, handedText } from "@/components/ui/handed";
import { Notice } from "@/components/ui/notice";
import { type ClaimQuery, claimQueryText, type ListedClaim, type ListGroup } from "@/lib/claims/listed";
import type { Handed } from "@/lib/handed";
import { rowsIn } from "@/lib/rows-text";
import { BulkBar, NotSelected } from "./bulk-bar";
import type { ChangeClaims, Checker } from "./change-many";
import { ClaimTable } from "./claim-table";
import { fetchMatches, fetchRows } from "./list-fetch";
import { newRows } from "./rows";
import { useListKeys } from "./use-list-keys";
import { useSelection } from "./use-selection";

/**
 * The table of a list with what can be done in it. The page brings the first rows and how many there are; the others
 * are fetched as they come into sight, and all of it anew when something has happened.
 */
export const ClaimList = ({
  dossierId,
  query,
  groups,
  total,
  first: brings,
  meId,
  now,
  zone,
  checkers,
  change,
}: {
  dossierId: string;
  query: ClaimQuery;
  groups: readonly ListGroup[];
  total: number;
  /** The first rows of the list, as `rowsText`. */
  first: Handed;
  meId: string;
  now: string;
  zone: string;
  /** Who may be given claims. */
  checkers: readonly Checker[];
  /** Null for whoever may change nothing. */
  change: ChangeClaims | null;
}) => {
  const asked = claimQueryText(query);
  const first = useMemo(() => rowsIn<ListedClaim>(handedText(brings)), [brings]);
  const [rows] = useState(() => newRows(first, (from, count) => fetchRows(dossierId, asked, from, count)));
  useSyncExternalStore(rows.subscribe, rows.changes, rows.changes);
  const selection = useSelection(
    rows,
    total,
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
      <HandedData handed={brings} />
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
      <ClaimTable
        dossierId={dossierId}
        query={query}
        groups={groups}
        rows={rows}
        total={total}
        selection={edits ? selection : null}
        meId={meId}
        now={now}
        zone={zone}
      />
      {change && (
        <BulkBar dossierId={dossierId} selection={selection} checkers={checkers} zone={zone} change={change} />
      )}
    </>
  );
};
