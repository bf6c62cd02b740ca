"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Refused, Result } from "@/lib/action";
import type { Overlay, Show } from "./overlay";

/** Something done while reading: it shows at once, is sent, and can be undone for a while. */
export type Deed<T> = {
  /** Names what it is done to: of several deeds on the same only the last is told as refused, and tried again. */
  about: string;
  /** Shows it before the desk has answered. It may be asked again: the text can be another one by then. */
  show?: Show;
  send: () => Promise<Result<T>>;
  /** What the toast says once it is stored; none where it is plain to see. */
  said?(value: T): string;
  /** What takes it back; its own refusal is told like any other. */
  undo?(value: T): Deed<unknown>;
};

export type Trouble = { deed: Deed<unknown>; refused: Refused };

type Undoable = { undo: () => void };

/** So many sentences or paragraphs are changed by one deed. */
export const atMost = 500;

/** Says how many are left by a deed that is about more. */
export const leftOf = ({ length }: readonly unknown[]): string =>
  length > atMost ? `. ${length - atMost} are left: select them and press again` : "";

/** So many of the last deeds of this tab can be undone, one after the other. */
const mostUndone = 20;

const through = <T>(send: () => Promise<Result<T>>): Promise<Result<T>> => send();

/**
 * Does things at once: what was done shows before the desk answers. When it is refused the showing goes, and the reason
 * stays, beside those of others, with a way to try again. The last ones can be undone, by the toast or by Ctrl/Cmd+Z.
 */
export function useDeeds(overlay: Overlay) {
  const { run } = useAction<() => Promise<Result<unknown>>, unknown>(through);
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);
  const done = useRef<Undoable[]>([]);
  const latest = useRef<(deed: Deed<unknown>) => Promise<unknown>>(async () => undefined);
  /** The undoing asked for last: the next waits for it to be sent, so that they keep the order of the presses. */
  const undoing = useRef<Promise<unknown>>(Promise.resolve());
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  /** @param back what takes it back: known once the desk has answered, null when nothing was done. */
  const keep = useCallback((back: Deed<unknown> | Promise<Deed<unknown> | null>): Undoable => {
    const entry: Undoable = {
      undo: () => {
        // The toast and the key mean the same entry: it is undone once.
        if (!done.current.includes(entry)) return;
        done.current = done.current.filter((one) => one !== entry);
        undoing.current = undoing.current.then(async () => {
          const deed = await back;
          if (deed) void latest.current(deed);
        });
      },
    };
    done.current = [...done.current, entry].slice(-mostUndone);
    return entry;
  }, []);

  /** Puts away what is told of deeds on one thing, or of all. */
  const forget = useCallback(
    (about?: string) =>
      setTroubles((told) => (about === undefined ? [] : told.filter(({ deed }) => deed.about !== about))),
    [],
  );

  const attempt = useCallback(
    async <T>(deed: Deed<T>): Promise<Result<T>> => {
      forget(deed.about);
      const shown = deed.show && overlay.lay(deed.show);
      const sent = run(deed.send as () => Promise<Result<unknown>>) as Promise<Result<T>>;
      // From the press on: the key means this one, not the one before it.
      const entry = deed.undo && keep(sent.then((answer) => (answer.ok && deed.undo?.(answer.value)) || null));
      const answer = await sent;
      forget(deed.about);
      if (!answer.ok) {
        shown?.lift();
        done.current = done.current.filter((one) => one !== entry);
        const { refused } = answer;
        if (here.current) setTroubles((told) => [...told, { deed: deed as Deed<unknown>, refused }]);
        else toast(`This was not done. ${refused.message}`);
        return answer;
      }
      shown?.stored();
      const said = deed.said?.(answer.value);
      const undoable = entry && done.current.includes(entry);
      if (said) toast(said, undoable ? { label: "Undo", onPick: entry.undo } : undefined);
      return answer;
    },
    [overlay, run, keep, forget],
  );
  useEffect(() => {
    latest.current = attempt;
  }, [attempt]);

  /** Says that something was done elsewhere, such as in a dialog, and how it is undone. */
  const remember = useCallback(
    (said: string, undoing: Deed<unknown>) => toast(said, { label: "Undo", onPick: keep(undoing).undo }),
    [keep],
  );

  const undoLast = useCallback(() => {
    const last = done.current.at(-1);
    if (last) last.undo();
    else toast("There is nothing to undo here.");
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      const target = event.target instanceof Element ? event.target : null;
      const typing = target?.closest("input, textarea, select, [contenteditable]");
      if (typing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      undoLast();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [undoLast]);

  const again = () => {
    for (const { deed } of troubles) void attempt(deed);
  };
  return { attempt, remember, undoLast, troubles, again, forget };
}
