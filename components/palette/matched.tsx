import { matchesIn } from "./found";

/** A line with the words that were looked for in heavier ink. */
export const Matched = ({ text, words }: { text: string; words: readonly string[] }) =>
  matchesIn(text, words).map(({ text: part, matches, at }) => (matches ? <b key={at}>{part}</b> : part));
