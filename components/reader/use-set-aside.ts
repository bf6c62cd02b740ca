"use client";

import type { RefObject } from "react";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { counted } from "@/components/vocabulary/words";
import type { TextRange } from "@/lib/claims/anchor";
import type { ReaderActions } from "./actions";
import { unfoldPressed } from "./folds";

const paragraphsOf = (body: HTMLElement): HTMLElement[] => [...body.children] as HTMLElement[];
const isAside = ({ classList }: HTMLElement): boolean => classList.contains("aside");

/** Sets paragraphs aside as not being the article, puts them back, and unfolds what is folded. */
export function useSetAside(body: RefObject<HTMLElement | null>, revisionId: string, act: ReaderActions["setAside"]) {
  const { run, busy, refused } = useAction(act);

  const change = async (paragraphs: HTMLElement[], state: "aside" | "article") => {
    if (!body.current || paragraphs.length === 0) return;
    const all = paragraphsOf(body.current);
    const places = paragraphs.map((paragraph) => all.indexOf(paragraph)).filter((place) => place >= 0);
    const answer = await run({ revisionId, paragraphs: places.slice(0, 500), state });
    if (!answer.ok) return;
    const what = counted(places.length, "paragraph");
    const undo = state === "aside" ? "article" : "aside";
    toast(state === "aside" ? `${what} set aside: not the article` : `${what} put back`, {
      label: "Undo",
      onPick: () => void run({ revisionId, paragraphs: places.slice(0, 500), state: undo }),
    });
  };

  return {
    busy,
    refused,
    /** Sets aside the paragraphs that a range touches; puts them back when all of them are aside already. */
    toggle: async ({ start, end }: TextRange) => {
      if (!body.current) return;
      const touched = paragraphsOf(body.current).filter(
        ({ dataset }) => Number(dataset.start) < end && Number(dataset.end) > start,
      );
      const back = touched.every(isAside);
      await change(
        touched.filter((paragraph) => isAside(paragraph) === back),
        back ? "article" : "aside",
      );
    },
    /** Answers to the buttons that stand in the text; false if none of them was pressed. */
    pressed: (target: Element, may: boolean): boolean => {
      if (!body.current) return false;
      if (unfoldPressed(target, body.current)) return true;
      const paragraph = target.closest("button[data-restore]")?.closest<HTMLElement>("p.aside");
      if (paragraph && may) void change([paragraph], "article");
      return Boolean(paragraph);
    },
  };
}
