"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { once, useSingleKeys } from "@/components/ui/single-keys";
import { StatusMark } from "@/components/vocabulary/status";
import { KindTag, StakesTag } from "@/components/vocabulary/tags";
import { modeMeaning } from "@/components/vocabulary/words";
import { Differences, useLikeClaim } from "./elsewhere";
import { type Offered, reasonWord } from "./offered";

/** Stands below the sentence one is at: why something in it is suggested, what would be tagged, and what to do about it. */
export const SuggestionBar = ({
  sheet,
  offered,
  place,
  accept,
  edit,
  dismiss,
  mention,
}: {
  sheet: RefObject<HTMLElement | null>;
  offered: Offered;
  place: { dossierId: string; revisionId: string };
  accept: () => void;
  edit: () => void;
  dismiss: () => void;
  /** Adds a mention to a claim that says the same, instead of a new one. */
  mention: (claim: { id: string; ref: string }) => void;
}) => {
  const bar = useRef<HTMLElement>(null);
  const like = useLikeClaim(place.dossierId, place.revisionId, offered.words);
  const addMention = () => like && mention(like);
  const away = once(dismiss);
  useSingleKeys({
    a: once(accept),
    e: once(edit),
    d: away,
    backspace: away,
    ...(like ? { m: once(addMention) } : {}),
  });
  useLayoutEffect(() => {
    const element = bar.current;
    const around = sheet.current;
    const rects = offered.span.getClientRects();
    const last = rects[rects.length - 1];
    const paragraph = offered.span.closest("p");
    if (!element || !around || !last || !paragraph) return;
    const box = around.getBoundingClientRect();
    const column = around.querySelector(".body-area")?.getBoundingClientRect() ?? box;
    // Where it stands on screens that have room for it; on a phone it stands above the bar.
    element.style.setProperty("--bar-x", `${column.left - box.left}px`);
    element.style.setProperty("--bar-y", `${last.bottom - box.top + 6}px`);
    element.style.setProperty("--bar-width", `${column.width}px`);
  });
  // What is suggested and the bar about it are seen together.
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    if (getComputedStyle(element).position !== "fixed") {
      // Some browsers answer with a promise, which an effect must not return.
      element.scrollIntoView({ block: "nearest" });
      return;
    }
    const over = offered.span.getBoundingClientRect().bottom - element.getBoundingClientRect().top + 16;
    if (over > 0) window.scrollBy(0, over);
  }, [offered.span]);
  const { reasons, kind, stakes, mode, statement, words } = offered;
  const why = reasons.map((reason) => reasonWord[reason]).join(", ");
  return (
    <section ref={bar} className="sugbar" aria-label="Suggestion" onMouseDown={(event) => event.preventDefault()}>
      <p className="why">
        <b>Suggested</b>
        {why && <span>{why}</span>}
        <KindTag kind={kind} />
        <StakesTag stakes={stakes} />
        {mode !== "asserts" && <span className="hint">{modeMeaning[mode].toLowerCase()}</span>}
      </p>
      {statement !== words && (
        <p className="q" dir="auto">
          {statement}
        </p>
      )}
      <div className="row flex-wrap">
        <Button size="sm" variant="primary" shortcut="A" onClick={accept}>
          Accept
        </Button>
        <Button size="sm" shortcut="E" onClick={edit}>
          Edit first
        </Button>
        <Button size="sm" variant="ghost" shortcut="D" onClick={dismiss}>
          Dismiss
        </Button>
      </div>
      {like && (
        <div className="like" role="status">
          <p className="claim-line">
            <b>{like.ref}</b>
            <StatusMark status={like.status} stale={like.stale} glyphOnly />
            <span className="two-lines" dir="auto">
              {like.statement}
            </span>
          </p>
          <Differences differences={like.differences} />
          <div>
            <Button size="sm" shortcut="M" onClick={addMention}>
              Add a mention to {like.ref}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
};
