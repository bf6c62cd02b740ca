"use client";

import { type MouseEvent, memo, type ReactNode, type Ref, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useSingleKeys } from "@/components/ui/single-keys";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { ReadText } from "@/lib/articles/reading";
import { Refusal } from "../claim/refusal";
import type { ReaderActions } from "./actions";
import { type Doing, PhoneBar, SelectionBar } from "./bars";
import { useReader } from "./context";
import { Margin } from "./margin";
import {
  claimsIn,
  lookOf,
  rangeOf,
  sentenceAfter,
  sentencesIn,
  sentencesTouching,
  showMarked,
  wordsIn,
} from "./sentences";
import { TagDialog, type Tagged, type Tagging } from "./tag-dialog";
import { useCursor } from "./use-cursor";
import { useOpenAndLeave } from "./use-open-and-leave";
import { useSelection } from "./use-selection";
import { useSetAside } from "./use-set-aside";
import { useText } from "./use-text";

/** From this many paragraphs on, those off screen are not laid out. */
const longFrom = 40;

/**
 * The text of an article with its claims, the gutter and the margin; by mouse, by touch and by keys alone.
 * The text itself is HTML that the server wrote; everything here listens at one place and looks up what was meant.
 */
export const Reader = ({
  dossierId,
  text,
  language,
  meId,
  may,
  actions,
  children,
}: {
  dossierId: string;
  text: ReadText;
  /** BCP 47; empty if unknown. */
  language: string;
  meId: string;
  may: { edit: boolean };
  actions: ReaderActions;
  /** The head of the article. */
  children: ReactNode;
}) => {
  const { view, claimId, open, close } = useReader();
  const sheet = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { near, moved } = useText(body, text.html);
  const cursor = useCursor(body);
  const selection = useSelection(body);
  const [tagging, setTagging] = useState<Tagging | null>(null);
  const { run: mark, busy: marking, refused } = useAction(actions.markSentences);
  const aside = useSetAside(body, text.revisionId, actions.setAside);
  useSelectedClaim(body, claimId, moved);

  /** What keys and buttons act on: the selection, or the sentence one is at. */
  const meant = () => {
    const selected = selection.range();
    if (selected) return selected;
    const here = cursor.current();
    return here && rangeOf(here);
  };
  const tag = () => {
    if (!may.edit || !body.current) return;
    const range = meant();
    if (!range) return cursor.step(1);
    const words = wordsIn(body.current, range);
    if (words) setTagging(words);
  };
  const markMeant = async () => {
    if (!may.edit || !body.current) return;
    const range = meant();
    if (!range) return cursor.step(1);
    const touched = sentencesTouching(sentencesIn(body.current), range);
    const free = touched.filter((sentence) => lookOf(sentence) !== "claimed");
    if (free.length === 0) return toast("A claim is tagged here, so it is examined already.");
    const back = free.every((sentence) => lookOf(sentence) === "not-checkable");
    const before = free.map(lookOf);
    for (const sentence of free) showMarked(sentence, !back);
    cursor.sayAgain();
    const answer = await mark({
      revisionId: text.revisionId,
      sentenceIds: free.flatMap((sentence) => sentence.dataset.s ?? []).slice(0, 500),
      state: back ? "unexamined" : "not-checkable",
    });
    if (answer.ok) selection.clear();
    else for (const [at, sentence] of free.entries()) showMarked(sentence, before[at] === "not-checkable");
  };
  const setAside = async () => {
    if (!may.edit) return;
    const range = meant();
    if (!range) return cursor.step(1);
    await aside.toggle(range);
    selection.clear();
  };
  const openHere = () => {
    const focused = document.activeElement?.closest<HTMLElement>("mark[data-c]")?.dataset.c;
    if (focused) return open(focused);
    const here = cursor.current();
    const claims = here ? claimsIn(here) : [];
    const after = claims[claims.indexOf(claimId ?? "") + 1] ?? claims[0];
    if (after) open(after);
  };
  const leave = () => {
    if (selection.selected) return selection.clear();
    if (!claimId) return cursor.clear();
    close();
    const back = body.current?.querySelector<HTMLElement>(`mark[data-c="${CSS.escape(claimId)}"][tabindex]`);
    back?.focus({ preventScroll: true });
  };
  const bearsClaim = (sentence: HTMLElement) => sentence.getElementsByClassName("cl").length > 0;

  useSingleKeys({
    j: ({ shiftKey }) => cursor.step(1, shiftKey ? bearsClaim : undefined),
    k: ({ shiftKey }) => cursor.step(-1, shiftKey ? bearsClaim : undefined),
    c: tag,
    n: markMeant,
    x: setAside,
  });
  useOpenAndLeave(openHere, leave);

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    if (aside.pressed(target, may.edit) || selection.range()) return;
    const claim = target.closest<HTMLElement>("[data-c]")?.dataset.c;
    const sentence = target.closest<HTMLElement>(".s");
    if (sentence && body.current)
      cursor.moveTo(sentenceAfter(sentencesIn(body.current), Number(sentence.dataset.start)), false);
    if (claim && view === "claims") open(claim);
  };
  const onTagged = ({ claimId: made, ref }: Tagged) => {
    setTagging(null);
    selection.clear();
    toast(ref ? `Tagged as ${ref}` : "The mention is added", { label: "Open", onPick: () => open(made) });
  };

  const doing: Doing = {
    next: () => cursor.step(1),
    previous: () => cursor.step(-1),
    tag,
    mark: markMeant,
    setAside,
    busy: marking || aside.busy,
  };
  return (
    <div className="sheet">
      <article ref={sheet} className="sheet-in" data-view={view} data-edit={may.edit}>
        {children}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the claims in the text are links and answer to Enter */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: one place listens for all of the text */}
        <div className="body-area" onClick={onClick}>
          <Text ref={body} html={text.html} long={text.paragraphs >= longFrom} language={language} />
        </div>
        {text.cards.length > 0 ? (
          <Margin body={body} cards={text.cards} near={near} moved={moved} selected={claimId} meId={meId} open={open} />
        ) : (
          <NoClaims may={may.edit} start={() => cursor.moveTo(0)} />
        )}
        {selection.selected && may.edit && !tagging && <SelectionBar sheet={sheet} doing={doing} />}
      </article>
      <p className="sr" role="status" aria-live="polite">
        {cursor.said}
      </p>
      <Refusal className="reader-note" refused={refused ?? aside.refused} />
      <PhoneBar doing={doing} may={may.edit} />
      {tagging && (
        <TagDialog
          tagging={tagging}
          dossierId={dossierId}
          revisionId={text.revisionId}
          actions={actions}
          close={() => setTagging(null)}
          onTagged={onTagged}
        />
      )}
    </div>
  );
};

type TextProps = { ref: Ref<HTMLDivElement>; html: string; long: boolean; language: string };

/** Written once: what changes later is put in by `useText`, paragraph by paragraph. */
const Text = memo(
  ({ ref, html, long, language }: TextProps) => (
    <div
      ref={ref}
      className={long ? "body long" : "body"}
      lang={language || undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: readingMarkup escapes every word of it
      dangerouslySetInnerHTML={{ __html: html }}
    />
  ),
  () => true,
);
Text.displayName = "Text";

/** Shows which claim is open, in the text as well, and brings it into view. */
function useSelectedClaim(body: { current: HTMLElement | null }, claimId: string | null, moved: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` says that the marks may be others
  useEffect(() => {
    if (!body.current || !claimId) return;
    const marks = body.current.querySelectorAll<HTMLElement>(`mark[data-c="${CSS.escape(claimId)}"]`);
    for (const each of marks) each.classList.add("sel");
    return () => {
      for (const each of marks) each.classList.remove("sel");
    };
  }, [body, claimId, moved]);
  useEffect(() => {
    const first = claimId && body.current?.querySelector<HTMLElement>(`mark[data-c="${CSS.escape(claimId)}"]`);
    if (!first) return;
    const { top, bottom } = first.getBoundingClientRect();
    const phone = window.innerWidth <= 760;
    const lowest = phone ? window.innerHeight * 0.3 : window.innerHeight - 80;
    // On a phone the claim stays visible above the sheet.
    if (top < 70 || bottom > lowest) first.scrollIntoView({ block: phone ? "start" : "center" });
  }, [body, claimId]);
}

const NoClaims = ({ may, start }: { may: boolean; start: () => void }) => (
  <div className="marg none-yet">
    <Empty
      drawing="claims"
      title="No claims tagged yet"
      actions={
        may && (
          <Button size="sm" shortcut="J" onClick={start}>
            Start at sentence 1
          </Button>
        )
      }
    >
      {may
        ? "Select words and press C. If there is nothing in a sentence to check, press N and it fades."
        : "Checkers and leads of this dossier tag them."}
    </Empty>
  </div>
);
