/** Which sentences of a rewrite say what which of the original say: many to many, in any order. */

import { termsOf } from "@/lib/claims/elsewhere";

export type Link = { i: number; j: number };

export type Alignment = {
  /** For each sentence of the original, those of the rewrite that say it; ascending. */
  ofOriginal: number[][];
  ofRewrite: number[][];
  /** What a sentence's words weigh: the rarer in both texts, the more. */
  original: Map<string, number>[];
  rewrite: Map<string, number>[];
};

/** Of the words of both sentences, that much must be shared. */
const LEAST = 0.2;
/** A further sentence must explain that much of what is left. */
const FURTHER = 0.16;
/** Two words that hardly another sentence has. */
const LEAST_WEIGHT = 1.6;
/** One, if it is a figure or a name. */
const LEAST_FURTHER = 0.95;
const MOST = 4;

type Sentence = { start: number; end: number; head?: boolean };

export function aligned(
  original: { text: string; sentences: readonly Sentence[] },
  rewrite: { text: string; sentences: readonly Sentence[] },
): Alignment {
  const one = original.sentences.map(({ start, end }) => wordsOf(original.text.slice(start, end)));
  const other = rewrite.sentences.map(({ start, end }) => wordsOf(rewrite.text.slice(start, end)));
  const having = new Map<string, number>();
  for (const words of [...one, ...other])
    for (const word of words.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  const inOne = new Set(one.flatMap((words) => [...words.keys()]));
  const inOther = new Set(other.flatMap((words) => [...words.keys()]));
  const total = one.length + other.length;
  const rarest = Math.log(1 + total / 2);
  for (const words of [...one, ...other])
    for (const [word, weight] of words) {
      // 1 for what only one sentence of each text has.
      const rare = Math.log(1 + total / (having.get(word) ?? 1)) / rarest;
      // Figures and names say more than others; a figure that only one text has may have been changed.
      const alone = word.startsWith("#") && !(inOne.has(word) && inOther.has(word));
      words.set(word, alone ? rare / 4 : rare * Math.sqrt(weight));
    }
  // Words that are everywhere find nothing.
  const common = Math.max(40, total / 20);
  const holding = new Map<string, number[]>();
  for (const [i, words] of one.entries())
    for (const word of words.keys()) {
      if ((having.get(word) ?? 0) > common) continue;
      const list = holding.get(word);
      if (list) list.push(i);
      else holding.set(word, [i]);
    }
  const weights = one.map(weightOf);
  const links: Link[] = [];
  const linked = new Set<number>();
  for (const [j, words] of other.entries()) {
    const left = new Map(words);
    const whole = weightOf(words);
    const used = new Set<number>();
    while (used.size < MOST) {
      const shared = new Map<number, number>();
      for (const [word, weight] of left)
        for (const i of holding.get(word) ?? []) if (!used.has(i)) shared.set(i, (shared.get(i) ?? 0) + weight);
      let best = -1;
      let most = 0;
      // "It was insured."
      const least = used.size > 0 ? LEAST_FURTHER : Math.min(LEAST_WEIGHT, Math.max(LEAST_FURTHER, 0.7 * whole));
      for (const [i, weight] of shared) {
        const unlike = (original.sentences[i]?.head ?? false) !== (rewrite.sentences[j]?.head ?? false) ? 0.6 : 1;
        const score = (weight / Math.sqrt((weights[i] ?? 1) * whole)) * unlike;
        if (score > most && weight >= least) [best, most] = [i, score];
      }
      const gain = shared.get(best) ?? 0;
      const enough =
        used.size === 0
          ? most >= LEAST
          : gain >= FURTHER * Math.min(whole, weights[best] ?? 0) &&
            (most >= LEAST * 0.5 || gain >= LEAST * Math.min(whole, weights[best] ?? 0));
      if (best < 0 || !enough) break;
      used.add(best);
      linked.add(best);
      links.push({ i: best, j });
      for (const word of one[best]?.keys() ?? []) left.delete(word);
    }
  }
  // What the rewrite says with other words around: a sentence that is mostly in one of it, though that is mostly another.
  for (const [i, words] of one.entries()) {
    if (linked.has(i) || original.sentences[i]?.head) continue;
    let best = -1;
    let most = 0;
    for (const [j, others] of other.entries()) {
      let shared = 0;
      for (const [word, weight] of words) if (others.has(word)) shared += weight;
      const score = shared / (weights[i] || 1);
      if (score > most && shared >= LEAST_WEIGHT) [best, most] = [j, score];
    }
    if (most >= 0.5) links.push({ i, j: best });
  }
  const ofOriginal = one.map((): number[] => []);
  const ofRewrite = other.map((): number[] => []);
  for (const { i, j } of links) {
    ofOriginal[i]?.push(j);
    ofRewrite[j]?.push(i);
  }
  for (const list of [...ofOriginal, ...ofRewrite]) list.sort((a, b) => a - b);
  return { ofOriginal, ofRewrite, original: one, rewrite: other };
}

const weightOf = (words: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const weight of words.values()) sum += weight;
  return sum;
};

/** Words that say something, by their stems, with the weight that `termsOf` gives them. */
export const wordsOf = (text: string): Map<string, number> =>
  new Map(
    termsOf(text).flatMap(({ term, weight }): [string, number][] =>
      empty.has(term) ? [] : [[stems.get(term) ?? stemmed(term.replace(shortForms, "$1")), weight]],
    ),
  );

/** `termsOf` cuts one ending: of "ministers" not as much as of "minister". */
function stemmed(term: string): string {
  if (term.startsWith("#")) return term;
  for (let cut = term; ; ) {
    const next = cut.replace(/(?:ings?|edly|ed|ies|es|s|en|er|e|t)$/, "");
    if (next === cut || next.length < 4) return cut;
    cut = next;
  }
}

/** Words that every sentence may have. */
const empty: ReadonlySet<string> = new Set(
  "i you we us our my me your them him do does did don didn doesn isn wasn weren won will would can so just there here what how all some any also very up out into than then s t m ve re ll get got".split(
    " ",
  ),
);

/** "fixed" and "fix": `termsOf` leaves short words as they are. */
const shortForms = /^([a-z]{3})(?:ed|es|ing|s)$/;

/** Verbs of the news whose forms have no stem in common. */
const stems = new Map(
  "fall fell fallen,rise rose risen,take took taken,give gave given,see saw seen,make made,find found,leave left,lose lost,win won,pay paid,sell sold,buy bought,build built,begin began begun,break broke broken,choose chose chosen,come came,die dead death,drive drove driven,go went gone,grow grew grown,hold held,keep kept,know knew known,lead led,meet met,run ran,rule rul,send sent,shoot shot,speak spoke spoken,spend spent,stand stood,steal stole stolen,strike struck,teach taught,tell told,think thought,throw threw thrown,wear wore worn,write wrote written,sell sale,child children,man men,woman women,ban bann"
    .split(",")
    .flatMap((group) => {
      const [first = "", ...others] = group.split(" ");
      return others.map((form): [string, string] => [form, first]);
    }),
);
