"use client";

import { type MouseEvent, type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useCommandsHere } from "@/components/palette/here";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { once, useSingleKeys } from "@/components/ui/single-keys";
import { toast } from "@/components/ui/toast";
import type { ReadText } from "@/lib/articles/reading";
import { type Step, stepOf } from "@/lib/claims/ends";
import type { SourceChoice } from "@/lib/sources/source-choice";
import type { ReaderActions } from "./actions";
import { ArticleText } from "./article-text";
import { AdjustBar, type Doing, PhoneBar, SelectionBar } from "./bars";
import { commandsOf } from "./commands";
import { useReader } from "./context";
import { Fetching } from "./fetching";
import { fetchLater, TagDialog } from "./later";
import { Margin } from "./margin";
import { type Offered, offeredIn } from "./offered";
import { newOverlay } from "./overlay";
import { claimsIn, sentenceAfter, sentencesIn, wordsIn } from "./sentences";
import { keepSelected, select } from "./shown";
import { SuggestionBar } from "./suggestion-bar";
import { Troubled } from "./troubled";
import { useAdjust } from "./use-adjust";
import { useCursor } from "./use-cursor";
import { useDeeds } from "./use-deeds";
import { useNear } from "./use-near";
import { useOpenAndLeave } from "./use-open-and-leave";
import { useSelection } from "./use-selection";
import { useSetAside } from "./use-set-aside";
import { useText } from "./use-text";
import { useVerbs } from "./use-verbs";

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
  source,
  meId,
  may,
  actions,
  children,
}: {
  dossierId: string;
  /** What is told of the text; it stands in the page itself. */
  text: Omit<ReadText, "html">;
  /** BCP 47; empty if unknown. */
  language: string;
  /** The source that the article is; null for ours. */
  source: SourceChoice | null;
  meId: string;
  may: { edit: boolean; comment: boolean };
  actions: ReaderActions;
  /** The head of the article. */
  children: ReactNode;
}) => {
  const { view, claimId, open, close, talking, talk, articleId, text: calls } = useReader();
  const { revisionId } = text;
  const sheet = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { near, moved, watch } = useNear(body);
  const address = `/dossiers/${dossierId}/articles/${articleId}/text`;
  const [overlay] = useState(() => newOverlay((change) => keepSelected(body.current, change)));
  const fetched = useText(body, { address, version: text.version, made: text }, watch, overlay);
  const cursor = useCursor(body);
  const selection = useSelection(body);
  const deeds = useDeeds(overlay);
  const done = { cursor, selection, deeds, overlay, actions };
  const verbs = useVerbs({ body, ...done, dossierId, revisionId, source, may: may.edit });
  const adjust = useAdjust(body, verbs.moveEnds);
  const aside = useSetAside(body, revisionId, actions.setAside, deeds);
  const offered = useOffered(cursor.current);
  const suggestion = may.edit && view === "claims" && !adjust.adjusting ? offered : null;
  useSelectedClaim(body, claimId, moved, fetched.coming);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` says that the desk may have written the sentence anew
  useEffect(cursor.sayAgain, [cursor.sayAgain, moved]);
  useEffect(() => {
    const once = { once: true, passive: true };
    for (const event of ["keydown", "pointerdown"]) document.addEventListener(event, fetchLater, once);
    return () => {
      for (const event of ["keydown", "pointerdown"]) document.removeEventListener(event, fetchLater);
    };
  }, []);

  const setAside = async () => {
    if (!may.edit) return;
    const range = verbs.meant();
    if (!range) return void cursor.step(1);
    await aside.toggle(range);
    selection.clearIf(range);
  };
  const openHere = () => {
    const focused = document.activeElement?.closest<HTMLElement>("mark[data-c]")?.dataset.c;
    if (focused) return open(focused);
    if (suggestion && !selection.selected) return void verbs.accept(suggestion);
    const here = cursor.current();
    const claims = here ? claimsIn(here) : [];
    const after = claims[claims.indexOf(claimId ?? "") + 1] ?? claims[0];
    if (after) open(after);
  };
  const leave = () => {
    if (selection.selected) return selection.clear();
    if (talking) return close();
    if (!claimId) return cursor.clear();
    close();
    const back = body.current?.querySelector<HTMLElement>(`mark[data-c="${CSS.escape(claimId)}"][tabindex]`);
    back?.focus({ preventScroll: true });
  };
  const bearsClaim = (sentence: HTMLElement) => sentence.getElementsByClassName("cl").length > 0;
  /** The mention of the open claim, in the sentence one is at if there is one; else the first claim's in that sentence. */
  const adjustHere = (step: Step | null): boolean => {
    if (!may.edit) return false;
    const marks = [
      ...(cursor.current()?.querySelectorAll<HTMLElement>("mark[data-m]") ?? []),
      ...(body.current?.querySelectorAll<HTMLElement>("mark.sel[data-m]") ?? []),
    ];
    const mark = marks.find((each) => each.dataset.c === claimId) ?? marks[0];
    const { m: id, c } = mark?.dataset ?? {};
    return Boolean(id && c && adjust.begin({ id, claimId: c }, step));
  };
  const startAdjusting = (step: Step | null = null) => {
    if (!adjustHere(step)) toast("Go to a claim first, or open one. These keys then move its ends.");
  };

  /** Says something about the words that are meant. */
  const talkHere = () => {
    const range = may.comment ? verbs.meant() : null;
    const words = range && body.current && wordsIn(body.current, range);
    if (!words) return talk(null);
    const { start, end, words: shown, whole } = words;
    talk({ revisionId, start, end, shown, ...(whole ? { quote: shown } : {}) });
    selection.clear();
  };

  const byBracket = (event: KeyboardEvent) => startAdjusting(stepOf(event));
  useSingleKeys({
    j: ({ shiftKey }) => cursor.step(1, shiftKey ? bearsClaim : undefined),
    k: ({ shiftKey }) => cursor.step(-1, shiftKey ? bearsClaim : undefined),
    u: ({ shiftKey }) => verbs.unexamined(shiftKey ? -1 : 1),
    f: ({ shiftKey }) => verbs.suggested(shiftKey ? -1 : 1),
    c: once(verbs.tag),
    n: once(verbs.markMeant),
    x: once(setAside),
    q: once(verbs.quote),
    l: talkHere,
    "[": byBracket,
    "]": byBracket,
    "{": byBracket,
    "}": byBracket,
  });
  useOpenAndLeave(openHere, leave);

  const doing: Doing = {
    next: () => cursor.step(1),
    previous: () => cursor.step(-1),
    unexamined: () => verbs.unexamined(1),
    tag: verbs.tag,
    mark: verbs.markMeant,
    setAside,
    quote: claimId && source ? verbs.quote : null,
    talk: may.comment ? talkHere : null,
  };
  useCommandsHere(
    commandsOf({ doing, verbs, suggestion, may: may.edit, adjust: () => startAdjusting(), undo: deeds.undoLast }),
  );
  useEffect(() => {
    calls.current = {
      unexamined: verbs.unexamined,
      adjust: (mention) => {
        if (!adjust.begin(mention)) toast("This mention is not in the text that is open.");
      },
      selected: () => {
        const range = selection.range();
        const words = range && body.current && wordsIn(body.current, range);
        return words?.whole ? { ...words, revisionId } : null;
      },
      show: (words) => {
        const first = words.revisionId === revisionId && body.current !== null && select(body.current, words);
        if (first) first.scrollIntoView({ block: window.innerWidth <= 760 ? "start" : "center" });
        else toast("These words are not in the text that is open. Wait until all of it is there, or reload it.");
        return Boolean(first);
      },
    };
  });

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    if (adjust.adjusting || aside.pressed(target, may.edit) || selection.range()) return;
    const claim = target.closest<HTMLElement>("[data-c]")?.dataset.c;
    const sentence = target.closest<HTMLElement>(".s");
    if (sentence && body.current)
      cursor.moveTo(sentenceAfter(sentencesIn(body.current), Number(sentence.dataset.start)), false);
    if (claim && view === "claims") open(claim);
  };

  return (
    <div className="sheet">
      <article ref={sheet} className="sheet-in" data-view={view} data-edit={may.edit}>
        {children}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the claims in the text are links and answer to Enter */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: one place listens for all of the text */}
        <div className="body-area" onClick={onClick}>
          <ArticleText ref={body} version={text.version} long={text.paragraphs >= longFrom} language={language} />
          <Fetching {...fetched} />
        </div>
        {text.claims > 0 ? (
          <Margin body={body} near={near} moved={moved} selected={claimId} meId={meId} open={open} />
        ) : (
          <NoClaims may={may.edit} start={() => cursor.moveTo(0)} />
        )}
        {adjust.adjusting ? (
          <AdjustBar sheet={sheet} move={adjust.move} keep={adjust.keep} leave={adjust.leave} />
        ) : (
          selection.selected &&
          (may.edit || may.comment) &&
          !verbs.tagging && <SelectionBar sheet={sheet} doing={doing} may={may.edit} />
        )}
        {suggestion && !selection.selected && !verbs.tagging && (
          <SuggestionBar
            key={suggestion.id}
            sheet={sheet}
            offered={suggestion}
            place={{ dossierId, revisionId }}
            accept={() => void verbs.accept(suggestion)}
            edit={() => verbs.edit(suggestion)}
            dismiss={() => void verbs.dismiss(suggestion)}
            mention={(claim) => void verbs.acceptAs(suggestion, claim)}
          />
        )}
      </article>
      <p className="sr" role="status" aria-live="polite">
        {adjust.adjusting ? adjust.said : cursor.said}
      </p>
      <Troubled troubles={deeds.troubles} again={deeds.again} forget={() => deeds.forget()} />
      <PhoneBar doing={doing} may={may.edit} />
      {verbs.tagging && (
        <Suspense>
          <TagDialog
            tagging={verbs.tagging}
            dossierId={dossierId}
            revisionId={revisionId}
            actions={verbs.shownActions}
            close={verbs.leaveTagging}
            onTagged={verbs.onTagged}
          />
        </Suspense>
      )}
    </div>
  );
};

/** The suggestion of the sentence one is at; null where it has none. Looked up anew at every turn: marking changes it. */
function useOffered(current: () => HTMLElement | null): Offered | null {
  const [offered, setOffered] = useState<Offered | null>(null);
  useLayoutEffect(() => {
    const found = offeredIn(current());
    setOffered((before) => (before?.span === found?.span ? before : found));
  });
  return offered;
}

/** Shows which claim is open, in the text as well, and brings it into view. */
function useSelectedClaim(
  body: { current: HTMLElement | null },
  claimId: string | null,
  moved: number,
  coming: boolean,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` says that the marks may be others
  useEffect(() => {
    if (!body.current || !claimId) return;
    const marks = body.current.querySelectorAll<HTMLElement>(`mark[data-c="${CSS.escape(claimId)}"]`);
    for (const each of marks) each.classList.add("sel");
    return () => {
      for (const each of marks) each.classList.remove("sel");
    };
  }, [body, claimId, moved]);
  /** The claim that was brought into view last: once is enough, though more of the text comes. */
  const brought = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the text has come it may be there
  useEffect(() => {
    if (brought.current !== claimId) brought.current = null;
    const first = claimId && body.current?.querySelector<HTMLElement>(`mark[data-c="${CSS.escape(claimId)}"]`);
    if (!first || brought.current) return;
    brought.current = claimId;
    const { top, bottom } = first.getBoundingClientRect();
    const phone = window.innerWidth <= 760;
    const lowest = phone ? window.innerHeight * 0.3 : window.innerHeight - 80;
    // On a phone the claim stays visible above the sheet.
    if (top < 70 || bottom > lowest) first.scrollIntoView({ block: phone ? "start" : "center" });
  }, [body, claimId, coming]);
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
