import type { Bench } from "@/bench/measure";
import { inTurns } from "@/bench/measure";
import { prose } from "@/bench/prose";
import { type Marked, othersTexts, ownTexts } from "@/bench/suggestions/marks";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";
import { suggestionsOf } from "@/lib/claims/suggest";

const context = { publishedAt: "2026-03-17", timeZone: "UTC", language: "en" };
const wanted = { recall: 0.85, precision: 0.6 };

/** What is suggested for checking: how much of what a person marked is found, and how much of what is found was marked. */
export const suggestions: Bench = {
  floor: "cutting the same text of 600 words into sentences",
  async figures() {
    const own = ownTexts();
    const others = othersTexts();
    const lines = [...own, ...others].map(({ name, sentences }) => line(name, sentences));
    const of = (texts: typeof own) => texts.flatMap(({ sentences }) => sentences);
    const totals = [line("texts of our own, together", of(own))];
    if (others.length > 0) totals.push(line("articles of others, together", of(others)));
    const all = [...of(own), ...of(others)];
    const { recall, precision } = measured(all);
    const reached = recall >= wanted.recall && precision >= wanted.precision ? "reaches" : "MISSES";
    const target = `recall at least ${wanted.recall} at precision at least ${wanted.precision}`;
    const later = line("marked when the rules stood", of(ownTexts("marked-later.txt")));
    return [...lines, ...totals, `${line("all", all)}  ${reached} ${target}`, later];
  },
  measure: async () => {
    const texts = Array.from({ length: 200 }, (_, i) => {
      const text = prose(600, i + 1);
      const paragraphs = paragraphsOf(text);
      return { text, paragraphs, sentences: sentencesOf(text, "en", paragraphs) };
    });
    const textOf = (i: number) => texts[i % texts.length] ?? { text: "", paragraphs: [], sentences: [] };
    return [
      await inTurns("suggestions of an article of 600 words", {
        rounds: 400,
        ours: (i) => {
          const { text, sentences, paragraphs } = textOf(i);
          return suggestionsOf(text, sentences, paragraphs, context);
        },
        floor: (i) => sentencesOf(textOf(i).text, "en", textOf(i).paragraphs),
      }),
    ];
  },
};

function measured(sentences: readonly Marked[]) {
  const checkable = sentences.filter(({ kind }) => kind !== null).length;
  const found = sentences.filter(({ suggested }) => suggested).length;
  const right = sentences.filter(({ kind, suggested }) => kind !== null && suggested).length;
  const kinds = sentences.filter(({ kind, suggested }) => kind !== null && suggested?.kind === kind).length;
  return { checkable, recall: right / checkable, precision: right / found, kinds: kinds / right };
}

function line(name: string, sentences: readonly Marked[]): string {
  const { checkable, recall, precision, kinds } = measured(sentences);
  const figures = [recall, precision, kinds].map((figure) => figure.toFixed(2));
  return `${name.padEnd(32)} ${String(sentences.length).padStart(3)} sentences, ${String(checkable).padStart(3)} checkable: recall ${figures[0]}, precision ${figures[1]}, kind as marked ${figures[2]}`;
}
