import { randomFrom } from "@/bench/measure";

/** A quotation of the old text, and what became of its words. */
export type Sample = {
  selector: { id: string; exact: string; prefix: string; suffix: string; start: number; end: number };
  /** Where the same words are in the new text; null where they were edited or deleted. */
  survives: { start: number; end: number } | null;
  /** Not one of its words is left. */
  deleted: boolean;
  /** From its first word that is left to its last; null where it was deleted. */
  remains: { start: number; end: number } | null;
};

export type Revised = { before: string; after: string; samples: Sample[] };

/** A word at its place: two that read alike are two. */
type Word = { text: string };
type Paragraph = Word[][];

export type Plan = {
  words: number;
  selectors: number;
  seed: number;
  /** How many different words there are. */
  vocabulary?: number;
  /** The part of the words that is edited. */
  edited?: number;
  moved?: number;
  deleted?: number;
  inserted?: number;
  /** The part of the paragraphs that has a near copy elsewhere, in both revisions. */
  copied?: number;
  /** How many words differ in a copy. */
  differing?: number;
  /** The part of the paragraphs that is divided in two, and as many that are joined to the one before. */
  divided?: number;
  /** The part of the sentences that is deleted, and as many that are put elsewhere. */
  sentences?: number;
  /** Between paragraphs. */
  gap?: string;
};

/**
 * Writes an article and its corrected version, and follows every word, so that the truth about each quotation is known.
 * @param plan parts are of 1; left out, they are what the design asks to be reached.
 */
export function revisedArticle(plan: Plan): Revised {
  const { words, seed, vocabulary = 3000, gap = "\n\n" } = plan;
  const {
    edited = 0.02,
    moved = 0.03,
    deleted = 0.03,
    inserted = 0.02,
    copied = 0,
    differing = 3,
    divided = 0,
    sentences = 0,
  } = plan;
  const random = randomFrom(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const lexicon = Array.from({ length: vocabulary }, () => syllables(random));
  // Few words are common, most are rare, as in any language.
  const word = (): Word => ({ text: lexicon[Math.floor(vocabulary * random() ** 3)] ?? "a" });
  const sentence = (): Word[] => Array.from({ length: 5 + upTo(20) }, word);
  const paragraph = (): Paragraph => Array.from({ length: 2 + upTo(5) }, sentence);

  const old: Paragraph[] = [];
  for (let count = 0; count < words; ) {
    const made = paragraph();
    old.push(made);
    count += made.flat().length;
  }
  for (let left = Math.floor(old.length * copied); left > 0; left -= 1) {
    const copy = (old[upTo(old.length)] ?? []).map((one) => one.map(({ text }): Word => ({ text })));
    const flat = copy.flat();
    for (let k = 0; k < differing; k += 1) {
      const changed = flat[upTo(flat.length)];
      if (changed) changed.text = word().text;
    }
    old.splice(upTo(old.length), 0, copy);
  }

  const kept = old.filter(() => random() >= deleted);
  for (let left = Math.floor(kept.length * moved); left > 0; left -= 1) {
    const [taken] = kept.splice(upTo(kept.length), 1);
    if (taken) kept.splice(upTo(kept.length), 0, taken);
  }
  for (let left = Math.floor(kept.length * inserted); left > 0; left -= 1)
    kept.splice(upTo(kept.length), 0, paragraph());
  const corrected = kept.map((one) =>
    one.map((words) =>
      words.flatMap((said): Word[] => {
        if (random() >= edited) return [said];
        const kind = random();
        if (kind < 0.6) return [word()];
        return kind < 0.8 ? [] : [said, word()];
      }),
    ),
  );

  for (let left = Math.floor(corrected.length * divided); left > 0; left -= 1) {
    const at = 1 + upTo(corrected.length - 1);
    const one = corrected[at] ?? [];
    if (left % 2 === 0 && one.length > 1) corrected.splice(at + 1, 0, one.splice(1 + upTo(one.length - 1)));
    else corrected[at - 1]?.push(...corrected.splice(at, 1).flat());
  }
  for (let left = Math.floor(corrected.flat().length * sentences); left > 0; left -= 1) {
    const [one] = corrected[upTo(corrected.length)]?.splice(0, 1) ?? [];
    const target = corrected[upTo(corrected.length)];
    if (one && left % 2 === 0) target?.splice(upTo(target.length), 0, one);
  }

  const before = written(old, gap);
  const after = written(corrected, gap);
  const samples = Array.from({ length: plan.selectors }, (_, index) => sampleOf(index, old, before, after, upTo));
  return { before: before.text, after: after.text, samples };
}

function syllables(random: () => number): string {
  const letters = ["ba", "ke", "lo", "mi", "nu", "sar", "ten", "vor", "dis", "pel", "qua", "rin"];
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => letters[Math.floor(random() * 12)] ?? "").join("");
}

type Written = { text: string; places: Map<Word, { start: number; end: number }> };

function written(paragraphs: readonly Paragraph[], gap: string): Written {
  const places = new Map<Word, { start: number; end: number }>();
  let text = "";
  for (const paragraph of paragraphs.filter((one) => one.some((words) => words.length > 0))) {
    if (text !== "") text += gap;
    for (const [order, sentence] of paragraph.filter((words) => words.length > 0).entries()) {
      if (order > 0) text += " ";
      for (const [index, said] of sentence.entries()) {
        if (index > 0) text += " ";
        places.set(said, { start: text.length, end: text.length + said.text.length });
        text += said.text;
      }
      text += ".";
    }
  }
  return { text, places };
}

/** Words within a sentence, a whole one, or some across two. */
function sampleOf(
  index: number,
  old: readonly Paragraph[],
  before: Written,
  after: Written,
  upTo: (count: number) => number,
): Sample {
  const paragraph = old[upTo(old.length)] ?? [];
  const at = upTo(paragraph.length);
  const sentence = paragraph[at] ?? [];
  const kind = upTo(3);
  const from = upTo(Math.max(1, sentence.length - 4));
  const quoted =
    kind === 0
      ? sentence
      : kind === 1
        ? sentence.slice(from, from + 3 + upTo(10))
        : [...sentence.slice(from), ...(paragraph[at + 1] ?? []).slice(0, 6)];
  const start = before.places.get(quoted[0] ?? { text: "" })?.start ?? 0;
  const end = before.places.get(quoted.at(-1) ?? { text: "" })?.end ?? 0;
  const exact = before.text.slice(start, end);
  const left = quoted.flatMap((said) => after.places.get(said) ?? []);
  const remains = left.length > 0 ? { start: left[0]?.start ?? 0, end: left.at(-1)?.end ?? 0 } : null;
  const same =
    remains !== null && left.length === quoted.length && after.text.slice(remains.start, remains.end) === exact;
  return {
    selector: {
      id: `q${index}`,
      exact,
      prefix: before.text.slice(Math.max(0, start - 32), start),
      suffix: before.text.slice(end, end + 32),
      start,
      end,
    },
    survives: same ? remains : null,
    deleted: left.length === 0,
    remains,
  };
}
