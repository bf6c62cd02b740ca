import { type FilterName, filterNames, type PlaceName } from "@/lib/search/query";

/** The search page's address, read and written. */

export const placeWord: Record<PlaceName, string> = {
  claims: "Claims",
  sentences: "Sentences of articles",
  articles: "Articles",
  sources: "Sources",
  talk: "Talk",
  tasks: "Tasks",
};

/** What was chosen beside the words; all of it as the address has it. */
export type Chosen = { [K in FilterName | "dossier"]?: string };

const longest = 500;

type Address = Record<string, string | string[] | undefined>;

/** What an address asks for; what it repeats or leaves empty is left out. */
export function askedAt(address: Address): { query: string; chosen: Chosen } {
  const chosen: Chosen = {};
  for (const name of [...filterNames, "dossier"] as const) {
    const value = address[name];
    if (typeof value === "string" && value.trim() !== "") chosen[name] = value.slice(0, 100);
  }
  return { query: typeof address.q === "string" ? address.q.slice(0, longest) : "", chosen };
}

export function searchHref(query: string, chosen: Chosen): string {
  const asked = new URLSearchParams();
  if (query) asked.set("q", query);
  for (const [name, value] of Object.entries(chosen)) if (value) asked.set(name, value);
  return `/search?${asked}`;
}

/** A count as it is told: a plus where there are more than were counted. */
export const countWord = ({ count, more }: { count: number; more: boolean }): string =>
  `${count.toLocaleString("en-GB")}${more ? "+" : ""}`;
