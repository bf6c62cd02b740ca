import { type Bench, inTurns, type Line } from "@/bench/measure";
import { prose } from "@/bench/prose";
import { type MarkedMention, type Reading, readingMarkup } from "@/lib/articles/markup";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";

/** Writing an article's text with its claims as HTML. */
export const markup: Bench = {
  floor: "the same text escaped and put into <p> and <mark>, with no sentences, numbers or names",
  async measure() {
    const lines: Line[] = [];
    for (const [words, mentions] of [
      [20_000, 1000],
      [100_000, 5000],
    ] as const) {
      const reading = readingWith(words, mentions);
      lines.push(
        await inTurns(`${words.toLocaleString("en-GB")} words, ${mentions.toLocaleString("en-GB")} mentions`, {
          rounds: 15,
          ours: () => Buffer.from(readingMarkup(reading)),
          floor: () => Buffer.from(plainMarkup(reading)),
        }),
      );
    }
    return lines;
  },
};

const statuses: readonly MarkedMention["status"][] = ["to-check", "checking", "for-review", "signed-off", "stale"];

/** One mention on each of some sentences, every tenth of them across the next one as well. */
function readingWith(words: number, mentionCount: number): Reading {
  const text = prose(words, 5);
  const paragraphs = paragraphsOf(text);
  const sentences = sentencesOf(text, "en", paragraphs);
  const mentions = Array.from({ length: mentionCount }, (_, i): MarkedMention => {
    const at = Math.floor((i * (sentences.length - 1)) / mentionCount);
    const sentence = sentences[at];
    const next = sentences[at + 1];
    const start = (sentence?.start ?? 0) + (i % 3);
    return {
      id: `mention-${i}`,
      claimId: `claim-${i}`,
      number: i + 1,
      start,
      end: (i % 10 === 0 ? next?.end : sentence?.end) ?? text.length,
      status: statuses[i % statuses.length] ?? "checking",
      substance: i % 4 === 0 ? "supported" : null,
      statement: `The port authority paid invoice ${i + 1} in full.`,
    };
  });
  return {
    text,
    paragraphs,
    letter: "A",
    mentions,
    sentences: sentences.map(({ start, end }, i) => ({ id: `sentence-${i}`, start, end, state: "unexamined" })),
  };
}

function plainMarkup({ text, paragraphs, mentions }: Reading): string {
  let html = "";
  let next = 0;
  for (const paragraph of paragraphs) {
    html += "<p>";
    let at = paragraph.start;
    for (let mention = mentions[next]; mention && mention.start < paragraph.end; mention = mentions[++next]) {
      const start = Math.max(mention.start, at);
      const end = Math.max(start, Math.min(mention.end, paragraph.end));
      html += `${escaped(text.slice(at, start))}<mark data-c="${mention.claimId}">${escaped(text.slice(start, end))}</mark>`;
      at = end;
    }
    html += `${escaped(text.slice(at, paragraph.end))}</p>`;
  }
  return html;
}

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
