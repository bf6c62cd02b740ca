import type { RefObject } from "react";
import { counted } from "@/components/vocabulary/words";
import type { TextRange } from "@/lib/claims/anchor";
import type { ReaderActions } from "./actions";
import { unfoldPressed } from "./folds";
import { paragraphsTouching } from "./shown";
import { atMost, type Deed, leftOf, type useDeeds } from "./use-deeds";

const paragraphsOf = (body: HTMLElement): HTMLElement[] => [...body.children] as HTMLElement[];
const isAside = ({ classList }: HTMLElement): boolean => classList.contains("aside");

/** Sets paragraphs aside as not being the article, puts them back, and unfolds what is folded. */
export function useSetAside(
  body: RefObject<HTMLElement | null>,
  revisionId: string,
  act: ReaderActions["setAside"],
  { attempt }: Pick<ReturnType<typeof useDeeds>, "attempt">,
) {
  const put = (places: number[], state: "aside" | "article", left = ""): Deed<unknown> => {
    const what = counted(places.length, "paragraph");
    return {
      about: `paragraphs ${places}`,
      show: () => {
        const all = body.current ? paragraphsOf(body.current) : [];
        const changed = places
          .flatMap((place) => all[place] ?? [])
          .filter((paragraph) => isAside(paragraph) !== (state === "aside"));
        const toggle = () => {
          for (const { classList } of changed) classList.toggle("aside");
        };
        toggle();
        return toggle;
      },
      send: () => act({ revisionId, paragraphs: places, state }),
      said: () => (state === "aside" ? `${what} set aside: not the article` : `${what} put back`) + left,
    };
  };
  const change = async (paragraphs: HTMLElement[], state: "aside" | "article") => {
    if (!body.current || paragraphs.length === 0) return;
    const all = paragraphsOf(body.current);
    const places = paragraphs.map((paragraph) => all.indexOf(paragraph)).filter((place) => place >= 0);
    const some = places.slice(0, atMost);
    const back = state === "aside" ? "article" : "aside";
    await attempt({ ...put(some, state, leftOf(places)), undo: () => put(some, back) });
  };

  return {
    /** Sets aside the paragraphs that a range touches; puts them back when all of them are aside already. */
    toggle: async (range: TextRange) => {
      if (!body.current) return;
      const touched = paragraphsTouching(body.current, range);
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
