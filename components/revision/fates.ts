import type { MentionFate } from "@/lib/articles/article";

/** What became of a mention, as a heading and in one sentence. */
export const fateWords: Record<MentionFate, { name: string; about: string }> = {
  gone: {
    name: "Gone",
    about: "These words are no longer found. Say where they are now, or take the mention away.",
  },
  reworded: {
    name: "Reworded",
    about: "The place is the same, its words are others. Sign-offs of these claims are stale.",
  },
  moved: { name: "Moved", about: "The same words stand elsewhere now. Sign-offs hold." },
  unchanged: { name: "Unchanged", about: "The same words at the same place. Sign-offs hold." },
};

/** "3 mentions unchanged, 1 reworded, 1 gone"; what there is none of is left out. */
export function fatesLine(fates: Record<MentionFate, number>): string {
  const parts = (["unchanged", "moved", "reworded", "gone"] as const)
    .filter((fate) => fates[fate] > 0)
    .map((fate, index) => {
      const count = fates[fate];
      return index === 0 ? `${count} ${count === 1 ? "mention" : "mentions"} ${fate}` : `${count} ${fate}`;
    });
  return parts.length > 0 ? parts.join(", ") : "no mention in it";
}
