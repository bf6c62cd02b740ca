"use client";

import { type RefObject, useMemo, useRef, useState } from "react";
import { useRefresh } from "@/components/live/use-refresh";
import { toast } from "@/components/ui/toast";
import { counted } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import type { TextRange } from "@/lib/claims/anchor";
import { quotationIn } from "@/lib/claims/ends";
import type { SourceChoice } from "@/lib/sources/source-choice";
import type { MadeClaim, MadeMention, ReaderActions } from "./actions";
import { useReader } from "./context";
import { bearsSuggestion, type Offered } from "./offered";
import type { Overlay } from "./overlay";
import { lookOf, placeOf, rangeOf, sentenceIdOf, sentencesIn, sentencesTouching, wordsIn, wordsOf } from "./sentences";
import { showDismissed, showLook, showTagged, showUntagged } from "./shown";
import type { Tagged, Tagging } from "./tag-dialog";
import type { Adjusted } from "./use-adjust";
import type { useCursor } from "./use-cursor";
import { atMost, type Deed, leftOf, type useDeeds } from "./use-deeds";
import type { useSelection } from "./use-selection";

type Parts = {
  body: RefObject<HTMLElement | null>;
  cursor: ReturnType<typeof useCursor>;
  selection: ReturnType<typeof useSelection>;
  deeds: ReturnType<typeof useDeeds>;
  overlay: Overlay;
  actions: ReaderActions;
  dossierId: string;
  revisionId: string;
  /** The source that the article is; null for ours. */
  source: SourceChoice | null;
  may: boolean;
};

type Marked = { sentenceIds: string[] };
type TagAnswer = MadeClaim | MadeMention;

/** What can be done with the words that are meant: those selected, or the sentence one is at. */
export function useVerbs(parts: Parts) {
  const { body, cursor, selection, deeds, overlay, actions, dossierId, revisionId, source, may } = parts;
  const { claimId: openClaim, evidence } = useReader();
  const [tagging, setTagging] = useState<Tagging | null>(null);
  const lastTagged = useRef<TagAnswer | null>(null);
  const refresh = useRefresh();

  const meant = (): TextRange | null => {
    const selected = selection.range();
    if (selected) return selected;
    const here = cursor.current();
    return here && rangeOf(here);
  };
  const tag = () => {
    if (!may || !body.current) return;
    const range = meant();
    if (!range) return void cursor.step(1);
    const words = wordsIn(body.current, range);
    if (words) setTagging(words);
  };

  const untag = (made: TagAnswer, words: string): Deed<unknown> => {
    let said = words;
    return {
      about: made.id,
      show: () =>
        body.current
          ? showUntagged(body.current, "ref" in made ? { claimId: made.id } : { mentionId: made.id })
          : () => undefined,
      send: async (): Promise<Result<unknown>> => {
        if (!("ref" in made)) return actions.removeMention({ mentionId: made.id });
        const answer = await actions.withdrawClaim({ claimId: made.id });
        // Somebody has worked on it since: the claim stays, and is not found here any more.
        const busy = !answer.ok && answer.refused.kind === "conflict" && made.mentionId;
        if (!busy) return answer;
        said = `${made.ref} stays: somebody has worked on it. Its mention here is removed`;
        return actions.removeMention({ mentionId: busy });
      },
      said: () => said,
    };
  };

  /** @param left says how many are not among them. */
  const mark = (sentences: HTMLElement[], state: "not-checkable" | "unexamined", left = ""): Deed<Marked> => ({
    about: sentences.map(sentenceIdOf).join(),
    show: () => {
      const backs = onPage(sentences).map((sentence) => showLook(sentence, state));
      queueMicrotask(cursor.sayAgain);
      return () => {
        for (const back of backs) back();
        queueMicrotask(cursor.sayAgain);
      };
    },
    send: () => actions.markSentences({ revisionId, sentenceIds: sentences.map(sentenceIdOf), state }),
    undo: () => {
      const before = state === "unexamined" ? "not-checkable" : "unexamined";
      const sentenceIds = sentences.map(sentenceIdOf);
      return {
        ...mark(sentences, before),
        send: () => actions.markSentences({ revisionId, sentenceIds, state: before, own: true }),
        undo: undefined,
        said: ({ sentenceIds: back }: Marked) => asBefore(back.length, sentences.length - back.length),
      };
    },
    said: () => {
      const what = counted(sentences.length, "sentence");
      return (state === "unexamined" ? `${what} unexamined again` : `${what} not checkable`) + left;
    },
  });
  const markMeant = async () => {
    if (!may || !body.current) return;
    const range = meant();
    if (!range) return void cursor.step(1);
    const touched = sentencesTouching(sentencesIn(body.current), range);
    const free = touched.filter((sentence) => lookOf(sentence) !== "claimed");
    if (free.length === 0) return toast("A claim is tagged here, so it is examined already.");
    const bare = free.filter((sentence) => lookOf(sentence) === "unexamined");
    // Only those that become something else, so that undoing leaves the others as they were.
    const changed = bare.length > 0 ? bare : free;
    const deed = mark(changed.slice(0, atMost), bare.length > 0 ? "not-checkable" : "unexamined", leftOf(changed));
    const answer = await deeds.attempt(deed);
    if (answer.ok) selection.clearIf(range);
  };

  const accept = async ({ id, start, end, words, statement, kind, stakes, mode }: Offered) => {
    const answer = await deeds.attempt({
      about: id,
      show: () => (body.current ? showTagged(body.current, { start, end }) : () => undefined),
      send: () =>
        actions.acceptSuggestion({
          dossierId,
          statement,
          kind,
          stakes,
          mention: { revisionId, start, end, quote: words, mode },
        }),
      said: ({ ref }) => `Tagged as ${ref}`,
      undo: (made) => untag(made, `${made.ref} is taken back`),
    });
    if (answer.ok) refresh();
  };
  /** Tags what is suggested as a mention of a claim that says the same. */
  const acceptAs = ({ id, start, end, words, mode }: Offered, claim: { id: string; ref: string }) =>
    deeds.attempt({
      about: id,
      show: () => (body.current ? showTagged(body.current, { start, end }, { claimId: claim.id }) : () => undefined),
      send: () => actions.addMention({ claimId: claim.id, revisionId, start, end, quote: words, mode }),
      said: () => `A mention of ${claim.ref}`,
      undo: (made) => untag(made, "The mention is removed"),
    });
  const edit = ({ id, start, end, words, statement, kind, stakes, mode }: Offered) => {
    deeds.forget(id);
    setTagging({ start, end, words, whole: true, draft: { statement, kind, stakes, mode } });
  };
  const dismiss = ({ id }: Offered) =>
    deeds.attempt({
      about: id,
      show: () => (body.current ? showDismissed(body.current, id) : () => undefined),
      send: () => actions.dismissSuggestion({ revisionId, suggestionId: id }),
      said: () => "The suggestion is dismissed",
      undo: () => ({
        about: id,
        send: () => actions.restoreSuggestion({ revisionId, suggestionId: id }),
        said: () => "It is suggested again",
      }),
    });

  /** The dialog's own actions, with what they tag shown in the text while they are on their way. */
  const shownActions = useMemo((): ReaderActions => {
    const shown =
      <I extends { mention: TextRange } | TextRange, T extends TagAnswer>(send: (input: I) => Promise<Result<T>>) =>
      async (input: I): Promise<Result<T>> => {
        const range: TextRange = "mention" in input ? input.mention : input;
        const shown = overlay.lay(() => (body.current ? showTagged(body.current, range) : () => undefined));
        try {
          const answer = await send(input);
          if (answer.ok) {
            lastTagged.current = answer.value;
            shown.stored();
          } else shown.lift();
          return answer;
        } catch (error) {
          shown.lift();
          throw error;
        }
      };
    return { ...actions, createClaim: shown(actions.createClaim), addMention: shown(actions.addMention) };
  }, [actions, body, overlay]);
  const onTagged = ({ ref }: Tagged) => {
    setTagging(null);
    selection.clear();
    const made = lastTagged.current;
    lastTagged.current = null;
    const said = ref ? `Tagged as ${ref}` : "The mention is added";
    if (made) deeds.remember(said, untag(made, ref ? `${ref} is taken back` : "The mention is removed"));
    else toast(said);
  };

  const moveEnds = ({ mentionId, claimId, seen, first, range, quote }: Adjusted) => {
    const move = (to: TextRange, said: string, more: { quote?: string; seen?: number }): Deed<{ version: number }> => ({
      about: mentionId,
      show: () => {
        if (!body.current) return () => undefined;
        const back = showUntagged(body.current, { mentionId });
        const away = showTagged(body.current, to, { claimId });
        return () => {
          away();
          back();
        };
      },
      send: () => actions.editMention({ mentionId, ...to, ...more }),
      said: () => said,
    });
    const more = { ...(quote === undefined ? {} : { quote }), ...(seen === null ? {} : { seen }) };
    return deeds.attempt({
      ...move(range, "The mention’s ends are moved", more),
      undo: ({ version }) => move(first, "The mention is where it was", { seen: version }),
    });
  };

  /** Copies words exactly into evidence for the open claim: those selected, or the quotation of the sentence. */
  const quote = () => {
    if (!may || !body.current) return;
    if (!source) return toast("This is a draft of ours, which is never evidence.");
    if (!openClaim || !evidence.current) return toast("Open a claim first. The words become evidence for it.");
    const here = cursor.current();
    const range = selection.range() ?? (here && quotationRange(here));
    const words = range && wordsIn(body.current, range);
    if (!words) return toast("Select the words to quote, or go to a sentence that has a quotation.");
    const [sentence] = sentencesTouching(sentencesIn(body.current), words);
    evidence.current({ quote: words.words, place: sentence ? placeOf(sentence) : "", source });
    selection.clear();
  };

  const unexamined = (by: 1 | -1) => {
    if (!cursor.step(by, (sentence) => lookOf(sentence) === "unexamined", true)) toast("Every sentence is examined.");
  };
  const suggested = (by: 1 | -1) => {
    if (!cursor.step(by, bearsSuggestion, true)) toast("Nothing more is suggested here.");
  };

  return {
    meant,
    tag,
    markMeant,
    accept,
    acceptAs,
    edit,
    dismiss,
    quote,
    moveEnds,
    unexamined,
    suggested,
    tagging,
    leaveTagging: () => setTagging(null),
    shownActions,
    onTagged,
  };
}

/** What an undo says: marks that somebody else has set since are not taken back. */
const asBefore = (back: number, left: number): string =>
  [
    back > 0 && `${counted(back, "sentence")} as before`,
    left > 0 && `Changed by somebody else since, so left: ${counted(left, "sentence")}`,
  ]
    .filter(Boolean)
    .join(". ");

/** Sentences as they stand on the page now: the desk may have written them anew. */
const onPage = (sentences: HTMLElement[]): HTMLElement[] =>
  sentences.flatMap(({ id }) => document.getElementById(id) ?? []);

/** Where the quotation of a sentence stands in the text; null where it has none. */
function quotationRange(sentence: HTMLElement): TextRange | null {
  const found = quotationIn(wordsOf(sentence));
  const { start } = rangeOf(sentence);
  return found && { start: start + found.start, end: start + found.end };
}
