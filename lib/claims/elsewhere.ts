/**
 * Finds where else the same thing is said: ranks sentences and statements by the words that they share with a wording.
 * Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), with figures and names weighted, as
 * a share of what the wording itself would get: 1 for the same words.
 */

/** A word as it is compared, and how much it says: figures and names more than others. */
export type Term = { term: string; weight: number };

/** The sentences of one text, by their words. */
export type TermIndex = {
  /** How many words each sentence has. */
  lengths: Uint16Array;
  /** Word → which sentences have it, ascending. */
  postings: ReadonlyMap<string, Uint16Array>;
};

const figureWeight = 3;
const nameWeight = 2;

const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;

const stopWords = new Set(
  (
    "the a an and or but of to in on at by for from with as is are was were be been has have had it its that this which who he she they his her their said says not also after before " +
    "der die das den dem des ein eine einer und oder von zu zum zur im in am an auf mit für ist sind war waren hat haben dass sich nicht es er sie " +
    "le la les un une des du de et ou à au aux en dans par pour avec est sont était a ont que qui il elle " +
    "el los las una y o del al en por para con es son fue ha han que se no " +
    "и в на с по не что он она они это как из за для у о"
  ).split(" "),
);

const inWords = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((name, at): [string, string] => [name, `#${at}`]),
);

/** The words of a text that say something, each once. */
export function termsOf(text: string): Term[] {
  const found = new Map<string, number>();
  let previousEnd = 0;
  for (const match of text.normalize("NFC").matchAll(word)) {
    const [written] = match;
    const between = (match.input ?? "").slice(previousEnd, match.index);
    const begins = match.index === 0 || previousEnd === 0 || /[.!?…。！？]/u.test(between);
    previousEnd = match.index + written.length;
    const folded = written.toLowerCase();
    const number = inWords.get(folded) ?? (/^\p{N}/u.test(written) ? `#${figureOf(written)}` : null);
    if (number === null && stopWords.has(folded)) continue;
    const isName = !begins && /^\p{Lu}/u.test(written);
    const term = number ?? stemOf(folded.normalize("NFD").replace(/\p{M}/gu, ""));
    // "one" is more often a pronoun than a figure.
    const weight = number !== null && folded !== "one" ? figureWeight : isName ? nameWeight : 1;
    found.set(term, Math.max(found.get(term) ?? 0, weight));
  }
  return [...found].map(([term, weight]) => ({ term, weight }));
}

/** "1,200" and "1.200" are alike, and "48.20" is "48.2". */
const figureOf = (written: string): string =>
  String(Number(written.replace(/[.,](?=\p{N}{3}(?:\P{N}|$))/gu, "").replace(",", "."))) || written;

const endings = /(?:ings?|edly|ed|ies|es|s|en|er|e|t)$/;
/** Cut so that "dredged" and "dredging" are one word; never to less than four letters. */
const stemOf = (folded: string): string => {
  const cut = folded.replace(endings, "");
  return cut.length >= 4 ? cut : folded;
};

/** Sorts the words of a text's sentences, once for any number of questions. */
export const indexTerms = (sentences: readonly string[]): TermIndex => indexOfTerms(sentences.map(termsOf));

/** The same of sentences whose words are known. */
export function indexOfTerms(sentences: readonly (readonly Term[])[]): TermIndex {
  const lists = new Map<string, number[]>();
  const lengths = new Uint16Array(sentences.length);
  for (const [at, terms] of sentences.entries()) {
    lengths[at] = terms.length;
    for (const { term } of terms) {
      const list = lists.get(term);
      if (list) list.push(at);
      else lists.set(term, [at]);
    }
  }
  return { lengths, postings: new Map([...lists].map(([term, list]) => [term, Uint16Array.from(list)])) };
}

export type Hit = {
  /** Which of the texts, and which of its sentences. */
  text: number;
  sentence: number;
  /** From 0 to 1. */
  likeness: number;
};

/** Frequency saturation plays no part, since a word counts once in a sentence; length does. */
const LENGTH = 0.5;
/** Below this only some common words are shared. */
const LEAST = 0.3;

/**
 * Ranks the sentences of some texts by how much they say what the wording says, the likest first.
 * @param left sentences that are not to be found, such as those set aside.
 */
export function alikeAmong(
  wording: readonly Term[],
  texts: readonly TermIndex[],
  limit: number,
  left: (text: number, sentence: number) => boolean = () => false,
): Hit[] {
  if (wording.length === 0) return [];
  let total = 0;
  let words = 0;
  for (const { lengths } of texts) {
    total += lengths.length;
    for (const length of lengths) words += length;
  }
  if (total === 0) return [];
  const average = Math.max(1, words / total);
  const weights = wording.map(({ term, weight }) => {
    let having = 0;
    for (const { postings } of texts) having += postings.get(term)?.length ?? 0;
    return weight * Math.log(1 + (total - having + 0.5) / (having + 0.5) + 1);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const hits: Hit[] = [];
  // Plain loops: this runs through every sentence of the dossier while somebody waits for the dialog.
  const found = new Float64Array(Math.max(...texts.map(({ lengths }) => lengths.length)));
  const counts = new Uint16Array(found.length);
  for (let text = 0; text < texts.length; text += 1) {
    const index = texts[text];
    if (!index) continue;
    const { postings, lengths } = index;
    let any = false;
    for (let at = 0; at < wording.length; at += 1) {
      const list = postings.get(wording[at]?.term ?? "");
      if (!list) continue;
      any = true;
      const weight = weights[at] ?? 0;
      for (let each = 0; each < list.length; each += 1) {
        const sentence = list[each] ?? 0;
        found[sentence] = (found[sentence] ?? 0) + weight;
        counts[sentence] = (counts[sentence] ?? 0) + 1;
      }
    }
    if (!any) continue;
    for (let sentence = 0; sentence < lengths.length; sentence += 1) {
      const count = counts[sentence] ?? 0;
      if (count === 0) continue;
      const score = found[sentence] ?? 0;
      found[sentence] = 0;
      counts[sentence] = 0;
      if (count === 1 && wording.length > 1) continue;
      // A sentence that says much else besides is less alike than one that says this alone.
      const excess = Math.max(0, (lengths[sentence] ?? 0) - wording.length) / (average + wording.length);
      const likeness = score / whole / (1 + LENGTH * excess);
      if (likeness >= LEAST && !left(text, sentence)) hits.push({ text, sentence, likeness });
    }
  }
  return hits
    .sort((one, other) => other.likeness - one.likeness || one.text - other.text || one.sentence - other.sentence)
    .slice(0, limit);
}
