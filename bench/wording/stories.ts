import { readFileSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "@/bench/measure";

/**
 * How a text came to be. Rewrites of a base, from the plainest to the freest; `own`: another reporter's own story of the same
 * event; `speech`: another story with the same quotation; `topic`: another story of the same running subject.
 */
export const depths = ["verbatim", "trimmed", "reordered", "light", "sentence", "deep"] as const;
export type Depth = (typeof depths)[number];
export type Origin = "base" | Depth | "own" | "speech" | "topic";
export type StoryText = { story: string; origin: Origin; text: string };

/** The stories of some files beside this one, each base with the plain rewrites that a machine can make. */
export function storiesIn(...files: string[]): StoryText[] {
  const texts: StoryText[] = [];
  for (const file of files) {
    let story = "";
    for (const part of readFileSync(join(import.meta.dirname, file), "utf8").split(/^(?=@)/m)) {
      const [head = "", ...lines] = part.trim().split("\n");
      const [sign, name = ""] = head.split(" ");
      if (sign === "@@") story = name;
      else if (sign === "@") texts.push({ story, origin: name as Origin, text: lines.join("\n").trim() });
    }
  }
  return texts.flatMap((one, at) => (one.origin === "base" ? [one, ...made(one, at)] : [one]));
}

/** What a desk does without rewriting: another headline, every other paragraph, the paragraphs in another order. */
function made({ story, text }: StoryText, seed: number): StoryText[] {
  const [, ...paragraphs] = text.split("\n").filter((line) => line !== "");
  if (paragraphs.length < 4) return [];
  const random = randomFrom(seed + 1);
  const [first = "", ...rest] = paragraphs;
  const kept = rest.filter((_, at) => at % 2 === Math.floor(random() * 2));
  const turned = rest.toReversed().map((paragraph) => paragraph.split(/(?<=\.) (?=[A-Z])/).join(" "));
  return [
    { story, origin: "verbatim", text: `Agency copy\n\n${paragraphs.join("\n")}` },
    { story, origin: "trimmed", text: [first, ...kept].join("\n\n") },
    { story, origin: "reordered", text: [...turned, first].join("\n\n") },
  ];
}

/** Two texts, and whether one was rewritten from the other; null where both come from a third. */
export type StoryPair = { one: StoryText; other: StoryText; rewrite: boolean | null; depth: Depth | null };

/** Every two texts. Two rewrites of one base are neither: one of them may keep what the other leaves out. */
export function pairsOf(texts: readonly StoryText[]): StoryPair[] {
  return texts.flatMap((one, at) =>
    texts.slice(at + 1).map((other): StoryPair => {
      const depth = depthOf(one, other);
      const related = one.story === other.story && isRewrite(one) && isRewrite(other);
      return { one, other, depth, rewrite: depth ? true : related ? null : false };
    }),
  );
}

const isRewrite = ({ origin }: StoryText): boolean => (depths as readonly string[]).includes(origin);

function depthOf(one: StoryText, other: StoryText): Depth | null {
  if (one.story !== other.story) return null;
  if (one.origin === "base" && isRewrite(other)) return other.origin as Depth;
  if (other.origin === "base" && isRewrite(one)) return one.origin as Depth;
  return null;
}
