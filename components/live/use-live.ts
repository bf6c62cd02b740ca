"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Happened, ReadingNow } from "@/lib/live/message";
import { nothingHeard, ownLine } from "./line";

/** What a page of a dossier is told; null: so much, or something so grave, that everything is to be read again. */
export type OnEvent = (event: Happened | null) => void;

/**
 * Hears of everything that happens in a dossier, or in all of one's own (null), while the component is there.
 * @param since id of the event after which the page was made: what happened while it was on its way is told as well.
 */
export function useLive(dossierId: string | null, since: number, onEvent: OnEvent): void {
  const told = useRef(onEvent);
  useEffect(() => {
    told.current = onEvent;
  });
  // Every page after the first was made while this one was listening.
  const madeAfter = useRef(since);
  useEffect(() => {
    const line = ownLine();
    const leave = line.visit(dossierId, madeAfter.current);
    const forget = line.listen((message) => {
      if (message.name === "missed") told.current(null);
      if (message.name !== "happened" && message.name !== "gone") return;
      if (dossierId !== null && message.data.dossierId !== dossierId) return;
      told.current(message.name === "happened" ? message.data : null);
    });
    return () => {
      forget();
      leave();
    };
  }, [dossierId]);
}

const subscribe = (changed: () => void) => ownLine().subscribe(changed);
const heardNow = () => ownLine().heard();
const heardOnServer = () => nothingHeard;

/** Is the page being told of what others do? */
export const useIsLive = (): boolean => useSyncExternalStore(subscribe, heardNow, heardOnServer).live;

/** Tells the desk that this article is being read, and who else does. */
export function useReaders(articleId: string): readonly ReadingNow[] {
  useEffect(() => ownLine().read(articleId), [articleId]);
  const { live, reading } = useSyncExternalStore(subscribe, heardNow, heardOnServer);
  return live ? reading.filter((one) => one.articleId === articleId) : [];
}
