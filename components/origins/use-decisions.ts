"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { linkStateWord } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import type { WaitingLink } from "@/lib/sources/proposal-queue";
import type { LinkKind, LinkState } from "@/lib/sources/source";
import type { Deciding } from "./waiting-card";
import { waitingWords } from "./waiting-words";

type Decide = (input: {
  linkId: string;
  seen?: number;
  state?: LinkState;
  kind?: LinkKind;
}) => Promise<Result<unknown>>;

export type EditEvidence = (input: { evidenceId: string; seen?: number; via: string[] }) => Promise<Result<unknown>>;

/** Decides the links that wait, tells what that did, and takes the last decisions back one by one (Ctrl Z). */
export const useDecisions = (change: Decide) => {
  const { run, busy, refused, clear } = useAction(change);
  const [acted, setActed] = useState<string | null>(null);
  const [kinds, setKinds] = useState<Record<string, LinkKind>>({});
  const undo = useUndo();

  const decide = async (link: WaitingLink, state: "confirmed" | "rejected"): Promise<boolean> => {
    if (busy) return false;
    setActed(link.id);
    const kind = kinds[link.id] ?? link.kind;
    const changed = kind === link.kind ? {} : { kind };
    const answer = await run({ linkId: link.id, seen: link.version, state, ...changed });
    if (!answer.ok) return false;
    const back = async () => {
      await run({ linkId: link.id, state: "proposed", ...(kind === link.kind ? {} : { kind: link.kind }) });
    };
    undo.remember(back);
    toast(
      [
        `${linkStateWord[state]}: ${waitingWords({ ...link, kind })}.`,
        ...(state === "confirmed" ? told(link) : []),
      ].join(" "),
      {
        label: "Undo",
        onPick: back,
      },
    );
    return true;
  };

  return {
    busy,
    clear,
    remember: undo.remember,
    refusedOf: (id: string) => (acted === id ? refused : null),
    deciding: (link: WaitingLink, leave: () => void): Deciding => ({
      kind: kinds[link.id] ?? link.kind,
      setKind: (kind) => setKinds((before) => ({ ...before, [link.id]: kind })),
      confirm: () => void decide(link, "confirmed"),
      reject: () => void decide(link, "rejected"),
      leave,
      busy: busy && acted === link.id,
    }),
  };
};

/** What it did to the first claims, as it was told before. */
const told = ({ effects, moreEffects, unasked }: WaitingLink): string[] => {
  const more = Math.max(0, effects.length - 2) + moreEffects;
  return [
    ...effects.slice(0, 2).map(({ ref, words }) => `${ref}: ${words}.`),
    ...(more > 0 ? [`And ${more} more${unasked ? ", and others that lead to it" : ""}.`] : []),
  ];
};

/** Ctrl Z takes back what was done last on this page. */
const useUndo = () => {
  const done = useRef<(() => Promise<void>)[]>([]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input, textarea, [contenteditable]") || event.defaultPrevented) return;
      const last = done.current.pop();
      if (!last || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      void last();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return { remember: useCallback((back: () => Promise<void>) => void done.current.push(back), []) };
};
