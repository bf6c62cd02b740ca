import { expect, it } from "vitest";
import { markupOf } from "@/components/ui/markup";
import { byReact } from "@/lib/testing/by-react";
import { type ListedSource, SourceRow } from "./source-row";

const source: ListedSource = {
  id: "s1",
  kind: "article",
  title: "Port authority “paid in full” & more",
  outlet: "The Halvern Courier",
  author: "Ida O'Hara",
  held: true,
  ownReporting: true,
  reliability: "B",
  state: "good",
  unidentified: false,
  confidential: false,
  cleared: false,
  pseudonym: "",
  letter: "A",
  evidence: 2,
  takes: [],
};

const changes: Partial<ListedSource>[] = [
  {},
  { letter: null, held: false, evidence: 1, outlet: "", author: "", title: "صحيفة الميناء" },
  { confidential: true, cleared: true, pseudonym: "Source K" },
  { confidential: true, unidentified: true, state: "retracted", evidence: 0 },
  { takes: [{ kind: "rewrites", state: "proposed", name: "<Agency>" }] },
  {
    takes: ["one", "two", "three", "four"].map((name) => ({ kind: "cites", state: "confirmed", name })),
  },
];

it.each(changes)("a row of the sources is written as React writes it: %o", (change) => {
  const row = <SourceRow source={{ ...source, ...change }} />;
  for (const _ of ["at first", "remembered"]) expect(markupOf(row)).toBe(byReact(row));
});
