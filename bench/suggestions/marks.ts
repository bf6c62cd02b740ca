import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readPastedText } from "@/lib/articles/intake/read";
import type { Sentence } from "@/lib/articles/sentences";
import { sentencesOf } from "@/lib/articles/sentences";
import type { ClaimKind } from "@/lib/claims/claim";
import { suggestionsOf } from "@/lib/claims/suggest";
import type { Suggestion } from "@/lib/claims/suggestion";

/** A sentence as a person marked it before the rules were written: the kind of claim in it, or null for none. */
export type Marked = { text: string; kind: ClaimKind | null; suggested: Suggestion | null };
export type MarkedText = { name: string; sentences: Marked[] };

const here = join(process.cwd(), "bench", "suggestions");

/**
 * Texts of invented outlets, marked by hand: a sentence a line, `+` and the kind of claim in it or `-` for nothing to check,
 * after a line with the genre and the date of publication.
 */
export function ownTexts(file = "marked.txt"): MarkedText[] {
  const blocks = readFileSync(join(here, file), "utf8").split(/^# /m).slice(1);
  return blocks.map((block) => {
    const [head = "", ...lines] = block.trimEnd().split("\n");
    const [name = "", publishedAt = ""] = head.split(" | ");
    const sentences: Sentence[] = [];
    const kinds: (ClaimKind | null)[] = [];
    const paragraphs: { role: "body" }[] = [{ role: "body" }];
    let text = "";
    for (const line of lines) {
      const [, kind = "", words = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
      if (words === "") {
        if (text !== "") {
          text += "\n\n";
          paragraphs.push({ role: "body" });
        }
        continue;
      }
      if (/\S$/.test(text)) text += " ";
      sentences.push({ start: text.length, end: text.length + words.length, paragraph: paragraphs.length - 1 });
      text += words;
      kinds.push(kind === "-" ? null : (kind.slice(1) as ClaimKind));
    }
    const found = suggestionsOf(text, sentences, paragraphs, { publishedAt, timeZone: "UTC", language: "en" });
    return { name, sentences: matched(text, sentences, found, (_, index) => kinds[index]) };
  });
}

/** Articles of others, where they lie beside the project: it keeps only hashes of their sentences, with the marks. */
export function othersTexts(folder = join(process.cwd(), "..", "shared", "articles")): MarkedText[] {
  if (!existsSync(folder)) return [];
  const marks = new Map(
    readFileSync(join(here, "others-marked.txt"), "utf8")
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, 16), line.slice(17)]),
  );
  const texts = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return texts.sort().map((name) => {
    const now = new Date("2026-01-01T00:00:00Z");
    const read = readPastedText(readFileSync(join(folder, name), "utf8"), { timeZone: "UTC", now });
    const { text, paragraphs, metadata } = read;
    const language = metadata.language || "en";
    const sentences = sentencesOf(text, language, paragraphs);
    const { publishedAt } = metadata;
    const found = suggestionsOf(text, sentences, paragraphs, { publishedAt, timeZone: "UTC", language });
    const kindOf = (words: string) => {
      const kind = marks.get(createHash("sha256").update(words).digest("hex").slice(0, 16));
      return kind === "-" ? null : (kind as ClaimKind | undefined);
    };
    return { name: name.slice(0, 3), sentences: matched(text, sentences, found, kindOf) };
  });
}

/** Sentences without a mark are left out: headlines, and what is not the article. */
function matched(
  text: string,
  sentences: readonly Sentence[],
  found: readonly Suggestion[],
  kindOf: (words: string, index: number) => ClaimKind | null | undefined,
): Marked[] {
  const at = new Map(found.map((suggestion) => [suggestion.start, suggestion]));
  return sentences.flatMap(({ start, end }, index) => {
    const words = text.slice(start, end);
    const kind = kindOf(words, index);
    return kind === undefined ? [] : [{ text: words, kind, suggested: at.get(start) ?? null }];
  });
}
