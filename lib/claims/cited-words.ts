import type { Cited } from "@/lib/claims/claim";

/** "according to the harbour log", "according to Northline", "according to people it does not name". */
export const citedWords = ({ who, name }: Pick<Cited, "who" | "name">): string =>
  `according to ${who === "unidentified" ? "somebody it does not name" : name}`;
