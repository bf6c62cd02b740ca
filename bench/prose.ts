import { randomFrom } from "@/bench/measure";

const words =
  "the port authority of Halvern paid its dredging firm in full although a report that nobody outside the board had seen named two other firms whose bids were lower and whose barges lay idle at the quay while council members asked who had signed the order on Tuesday and where the money went".split(
    " ",
  );

/** Paragraphs of sentences that a newspaper might print, the same for the same seed. */
export function prose(wordCount: number, seed: number): string {
  const random = randomFrom(seed);
  const paragraphs: string[] = [];
  for (let written = 0; written < wordCount; ) {
    const sentences: string[] = [];
    for (let i = 0; i < 4 && written < wordCount; i++) {
      const length = Math.min(8 + Math.floor(random() * 24), wordCount - written);
      const chosen = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? "");
      const [first = "", ...rest] = chosen;
      sentences.push(`${first.charAt(0).toUpperCase()}${[first.slice(1), ...rest].join(" ")}.`);
      written += length;
    }
    paragraphs.push(sentences.join(" "));
  }
  return paragraphs.join("\n\n");
}
