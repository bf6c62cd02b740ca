/**
 * The reading text as HTML, written once per revision and set of claims.
 * One sorted sweep and string concatenation: mapping the pieces to elements costs several times as much and sends
 * every text twice (docs: performance).
 */

import { type AsideReason, asideWords, type SentenceState } from "@/lib/articles/article";
import { type CardValues, cardData } from "@/lib/articles/card";
import type { Paragraph } from "@/lib/articles/paragraphs";
import type { TextRange } from "@/lib/claims/anchor";
import type { ClaimStatus, Substance } from "@/lib/claims/claim";
import type { Suggestion } from "@/lib/claims/suggestion";

export type MarkedSentence = TextRange & { id: string; state: SentenceState };

export type MarkedMention = TextRange & {
  id: string;
  claimId: string;
  /** The claim's number in this article: 2 is shown as "2" in the text and called "A2". */
  number: number;
  /** What a claim is called that was tagged in another article or in none, "B4": shown whole, here and in the text. */
  ref?: string;
  status: ClaimStatus | "stale";
  substance: Substance | null;
  statement: string;
  /** What stands beside the text of the claim, at its first mention alone. */
  card?: CardValues;
};

/** A suggestion as its words are written: all that is needed to tag it. */
export type MarkedSuggestion = Omit<Suggestion, "weight"> & { id: string };

export type Reading = {
  text: string;
  /** In the order of the text, as are the sentences. The mentions may come in any order. */
  paragraphs: readonly Paragraph[];
  sentences: readonly MarkedSentence[];
  /** Paragraphs that are not the article, ascending. */
  aside?: readonly { paragraph: number; reason: AsideReason }[];
  mentions: readonly MarkedMention[];
  /** In the order of the text. They show in sentences that nobody has examined. */
  suggestions?: readonly MarkedSuggestion[];
  /** The article's letter in its dossier: "A". */
  letter: string;
};

const statusClass: Record<MarkedMention["status"], string> = {
  "to-check": "c-tocheck",
  checking: "c-checking",
  "for-review": "c-review",
  "signed-off": "c-signed",
  stale: "c-stale",
};

const statusWords: Record<MarkedMention["status"], string> = {
  "to-check": "to check",
  checking: "checking",
  "for-review": "for review",
  "signed-off": "signed off",
  stale: "stale sign-off",
};

const sentenceClass: Record<SentenceState, string> = {
  unexamined: "s",
  claimed: "s done",
  "not-checkable": "s done nc",
};

/** A mention on its way through the sweep. */
type Marking = {
  mention: MarkedMention;
  /** Where its last piece ends: there its number stands. */
  lastEnd: number;
  begun: boolean;
};

/** The part of a mention that one `<mark>` holds. */
type Piece = TextRange & { marking: Marking; crossing: boolean };

/**
 * Writes the paragraphs as HTML whose text is the text of the article and nothing else; all of it is escaped.
 *
 * Each paragraph is a `<p data-start data-end>`, each sentence in it a `<span class="s" id="s-…" data-start data-end>`,
 * each mention one `<mark class="cl" data-c data-m>` for each sentence it touches, the first of which takes focus and has
 * the claim's card (`cardIn`).
 * A suggestion is a `<span class="sg" data-g>` with what would be tagged in its attributes; its sentence has the class `hs`.
 * Mentions that cross each other are cut so that the marks nest; the inner and the cut-off pieces have the class `lv2`.
 * A paragraph that is set aside has the class `aside`; many in a row are folded behind the first of them.
 * What is no text of the article (paragraph numbers, claim numbers, buttons) has `data-x`, see `textRangeOf`; from anywhere in a
 * claim or its number, `closest("[data-c]")` finds the claim.
 */
export function readingMarkup(reading: Reading): string {
  const { text, paragraphs, sentences, mentions, letter, aside = [], suggestions = [] } = reading;
  const markings = mentions
    .filter((mention) => mention.end > mention.start)
    .sort((one, other) => one.start - other.start || other.end - one.end || one.number - other.number)
    .map((mention): Marking => ({ mention, lastEnd: lastEndOf(mention, sentences), begun: false }));
  let html = "";
  let number = 0;
  let nextSentence = 0;
  let nextMarking = 0;
  let nextSuggestion = 0;
  let active: Marking[] = [];

  const set = asidesByParagraph(aside);
  for (const [index, paragraph] of paragraphs.entries()) {
    const away = set.get(index);
    if (paragraph.role === "body" && !away) number += 1;
    html += away ? openAside(paragraph, away) : openParagraph(paragraph, number);
    let at = paragraph.start;
    for (; nextSentence < sentences.length; nextSentence += 1) {
      const sentence = sentences[nextSentence];
      if (!sentence || sentence.start >= paragraph.end) break;
      const start = Math.max(sentence.start, at);
      const end = Math.min(sentence.end, paragraph.end);
      if (end <= start) continue;
      active = active.filter((marking) => marking.mention.end > start);
      for (; nextMarking < markings.length; nextMarking += 1) {
        const marking = markings[nextMarking];
        if (!marking || marking.mention.start >= end) break;
        if (marking.mention.end > start) active.push(marking);
      }
      const suggested: MarkedSuggestion[] = [];
      for (; nextSuggestion < suggestions.length; nextSuggestion += 1) {
        const one = suggestions[nextSuggestion];
        if (!one || one.start >= end) break;
        const free = one.start >= (suggested.at(-1)?.end ?? start) && one.end <= end && one.end > one.start;
        if (free && active.length === 0 && sentence.state === "unexamined") suggested.push(one);
      }
      const look = suggested.length > 0 ? "s hs" : sentenceClass[sentence.state];
      html += `${escaped(text.slice(at, start))}<span class="${look}" id="s-${escaped(sentence.id)}" data-start="${start}" data-end="${end}">`;
      if (active.length > 0) html += marked(text, start, end, active, letter);
      else html += suggested.length > 0 ? hinted(text, start, end, suggested) : escaped(text.slice(start, end));
      html += "</span>";
      at = end;
      if (sentence.end > paragraph.end) break;
    }
    html += `${escaped(text.slice(at, paragraph.end))}${away ? closeAside(away) : ""}</p>`;
  }
  return html;
}

/** A paragraph that is set aside, and how many in a row with it are; `length` is 0 but for the first of them. */
type Away = { reason: AsideReason; run: number; length: number; folded: boolean };

/** From this many in a row on, what is set aside is folded: a saved page has its whole navigation there. */
const FOLDED_FROM = 4;

function asidesByParagraph(aside: NonNullable<Reading["aside"]>): Map<number, Away> {
  const set = new Map<number, Away>();
  for (let from = 0; from < aside.length; ) {
    const run = aside[from]?.paragraph ?? 0;
    let to = from;
    while (aside[to]?.paragraph === run + to - from) to += 1;
    for (const [at, { paragraph, reason }] of aside.slice(from, to).entries())
      set.set(paragraph, { reason, run, length: at === 0 ? to - from : 0, folded: to - from >= FOLDED_FROM });
    from = to;
  }
  return set;
}

/** The first of many also has the buttons that unfold and put back all of them; its own words are folded, too. */
function openAside({ start, end, role }: Paragraph, { run, length, folded }: Away): string {
  const kind = `${role === "body" ? "" : ` ${role}`}${folded ? " folded" : ""}`;
  const open = `<p class="aside${kind}" data-run="${run}" data-start="${start}" data-end="${end}" dir="auto">`;
  if (!folded || length === 0) return `${open}<span class="away">`;
  return `${open}<button type="button" class="unfold" data-x data-unfold="${run}" aria-expanded="false">${length} paragraphs are set aside as not the article</button><span class="away">`;
}

const closeAside = ({ reason }: Away): string =>
  `</span><span class="aside-why" data-x> ${asideWords[reason]} <button type="button" class="restore" data-restore>Put back</button></span>`;

function openParagraph({ start, end, role }: Paragraph, number: number): string {
  const place = `data-start="${start}" data-end="${end}" dir="auto"`;
  if (role === "headline") return `<p class="headline" role="heading" aria-level="1" ${place}>`;
  if (role === "heading") return `<p class="heading" role="heading" aria-level="2" ${place}>`;
  if (role !== "body") return `<p class="${role}" ${place}>`;
  return `<p ${place}><span class="pn" data-x aria-hidden="true">${number}</span>`;
}

/** Where a mention's last piece ends: its own end, or the end of the last sentence before it. */
function lastEndOf(mention: MarkedMention, sentences: readonly MarkedSentence[]): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) < mention.end) low = middle + 1;
    else high = middle;
  }
  return Math.min(mention.end, sentences[low - 1]?.end ?? mention.end);
}

/** A sentence with its suggestions. Their statement is left out where it is what the text says. */
function hinted(text: string, start: number, end: number, suggested: readonly MarkedSuggestion[]): string {
  let html = "";
  let at = start;
  for (const { id, start: from, end: to, statement, kind, stakes, mode, reasons } of suggested) {
    const words = text.slice(from, to);
    const says = statement === words ? "" : ` data-says="${escaped(statement)}"`;
    const would = `data-kind="${kind}" data-stakes="${stakes}" data-mode="${mode}" data-why="${reasons.join(" ")}"${says}`;
    html += `${escaped(text.slice(at, from))}<span class="sg" data-g="${escaped(id)}" data-start="${from}" data-end="${to}" ${would}>${escaped(words)}</span>`;
    at = to;
  }
  return html + escaped(text.slice(at, end));
}

/** A stretch of one sentence with the mentions that touch it, as nested marks. */
function marked(text: string, start: number, end: number, active: readonly Marking[], letter: string): string {
  const waiting = active.map((marking): Piece => {
    const { mention } = marking;
    return { start: Math.max(mention.start, start), end: Math.min(mention.end, end), marking, crossing: false };
  });
  waiting.sort(inOrder);
  const open: Piece[] = [];
  const numbered = new Set<Marking>();
  let html = "";
  let at = start;

  const writeUntil = (until: number) => {
    if (until <= at) return;
    const ending = open.filter(({ marking }) => marking.lastEnd === until && !numbered.has(marking));
    const words = text.slice(at, until);
    at = until;
    if (ending.length === 0) {
      html += escaped(words);
      return;
    }
    const cut = lastWordStart(words);
    html += `${escaped(words.slice(0, cut))}<span class="nw">${escaped(words.slice(cut))}`;
    for (const { marking } of ending.reverse()) {
      numbered.add(marking);
      html += numberOf(marking.mention, marking === open.at(-1)?.marking);
    }
    html += "</span>";
  };

  for (let index = 0; index < waiting.length || open.length > 0; ) {
    const top = open.at(-1);
    const next = waiting[index];
    if (top && (!next || top.end <= next.start)) {
      writeUntil(top.end);
      html += "</mark>";
      open.pop();
      continue;
    }
    if (!next) break;
    writeUntil(next.start);
    index += 1;
    if (top && next.end > top.end) {
      insertInOrder(waiting, index, { ...next, start: top.end, crossing: true });
      next.end = top.end;
    }
    html += openMark(text, next, open.length > 0, letter);
    open.push(next);
  }
  writeUntil(end);
  return html;
}

function inOrder(one: Piece, other: Piece): number {
  return one.start - other.start || other.end - one.end;
}

/** Puts the cut-off rest of a piece where the sweep will come by it. */
function insertInOrder(waiting: Piece[], from: number, rest: Piece): void {
  let index = from;
  for (let piece = waiting[index]; piece && inOrder(piece, rest) <= 0; piece = waiting[index]) index += 1;
  waiting.splice(index, 0, rest);
}

/**
 * The first piece is a link with a name (a button's content would be lost to screen readers, a mark takes no name);
 * the name has the words of the text, since it is read instead of them.
 */
function openMark(text: string, { marking, crossing }: Piece, inner: boolean, letter: string): string {
  const { mention } = marking;
  const level = inner || crossing ? " lv2" : "";
  const verdict = mention.substance === "not-checkable" ? " v-nc" : "";
  const ids = `data-c="${escaped(mention.claimId)}" data-m="${escaped(mention.id)}"`;
  const tag = `<mark class="cl ${statusClass[mention.status]}${level}${verdict}" ${ids}`;
  if (marking.begun) return `${tag}>`;
  marking.begun = true;
  const words = inLine(text.slice(mention.start, Math.min(mention.end, mention.start + 400)));
  const statement = inLine(mention.statement);
  const about = statement && statement !== words ? ` aria-description="${escaped(statement)}"` : "";
  const found = mention.substance ? `, ${mention.substance.replaceAll("-", " ")}` : "";
  const name = `Claim ${mention.ref ?? `${letter}${mention.number}`}, ${statusWords[mention.status]}${found}: ${words}`;
  const card = mention.card ? attributes(cardData(mention.card)) : "";
  return `${tag}${card} tabindex="0" role="link" aria-label="${escaped(name)}"${about}>`;
}

function attributes(data: Record<string, string>): string {
  let written = "";
  for (const name in data) written += ` data-${name}${data[name] ? `="${escaped(data[name])}"` : ""}`;
  return written;
}

/** @param own it stands in its claim's own mark, which says whose it is and in which colour. */
function numberOf({ claimId, number, ref, status }: MarkedMention, own: boolean): string {
  const whose = own ? `class="cn" data-x` : `class="cn ${statusClass[status]}" data-x data-c="${escaped(claimId)}"`;
  return `<sup ${whose} aria-hidden="true">${ref ? escaped(ref) : number}</sup>`;
}

function inLine(words: string): string {
  return (/\s\s|[^\S ]/.test(words) ? words.replace(/\s+/g, " ") : words).trim().toWellFormed();
}

/** Longer words may break before the number; they would not fit on a phone's line with it. */
const LONGEST_KEPT = 24;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Where the last word begins that the number is kept with: a single character where words are not spaced. */
function lastWordStart(words: string): number {
  let at = words.trimEnd().length;
  while (at > 0 && words.length - at < LONGEST_KEPT && !/\s/.test(words.charAt(at - 1))) {
    at -= 1;
    if (/[\u3041-\u9fff]/.test(words.charAt(at))) break;
  }
  if (words.charCodeAt(at) < 0x300) return at;
  // Not between the parts of one character, as a flag's or a family's.
  const from = Math.max(0, at - LONGEST_KEPT);
  return from + (graphemes.segment(words.slice(from)).containing(at - from)?.index ?? at - from);
}

const special = /[&<>"'\r]/;

/** Text as it may stand in HTML, in an attribute too. */
function escaped(words: string): string {
  if (!special.test(words)) return words;
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("\r", "&#13;");
}
