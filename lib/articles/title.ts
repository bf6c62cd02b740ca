import { cutsPair } from "@/lib/claims/anchor";

/**
 * A title for an article whose text shows none: the file's name without its ending, else its first words.
 * At most 80 characters, cut at a word.
 */
export function fallbackTitle(text: string, fileName: string | null): string {
  const name = (fileName ?? "")
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]{1,5}$/, "")
    .trim();
  return clipped(name) || clipped(text.slice(0, 2000)) || "Untitled";
}

function clipped(words: string): string {
  const line = words.trim().replace(/\s+/g, " ");
  if (line.length <= 80) return line;
  const cut = line.slice(0, cutsPair(line, 79) ? 78 : 79);
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${(atWord.length > 40 ? atWord : cut).replace(/[\s,;:–—-]+$/, "")}…`;
}
