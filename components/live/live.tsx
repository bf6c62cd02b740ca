"use client";

import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { actedHere } from "./acted";
import { useIsLive, useLive } from "./use-live";
import { useRefresh } from "./use-refresh";

/** An action refreshes the tab that it was made in by itself; so long that is waited for, in milliseconds. */
const ownRefresh = 1_000;
/** Of many dossiers there is news all the time. */
const everywhereAtMostEvery = 2_000;

/**
 * Keeps the pages of a dossier as the others left them, and says so when it cannot.
 * @param dossierId null for a page that shows something of all dossiers of its reader's: that is read again less often.
 * @param since id of the newest event when the page was made.
 */
export const Live = ({ dossierId, since }: { dossierId: string | null; since: number }) => {
  const refresh = useRefresh(dossierId === null ? everywhereAtMostEvery : undefined);
  const madeAfter = useRef(since);
  useEffect(() => {
    madeAfter.current = since;
  }, [since]);
  useLive(dossierId, since, (event) => {
    const look = () => {
      if (!event || madeAfter.current < event.id) refresh();
    };
    if (event?.own && actedHere()) setTimeout(look, ownRefresh);
    else look();
  });
  const live = useIsLive();
  return (
    <div role="status" className="not-live">
      {!live && (
        <p>
          <Icon name="warn" size={14} />
          Not live: what others do shows when the connection is back.
        </p>
      )}
    </div>
  );
};
