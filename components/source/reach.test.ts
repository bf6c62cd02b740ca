import { expect, it } from "vitest";
import { reachWords } from "./reach";

const dossier = (claims: number) => ({
  dossierId: "d",
  dossierTitle: "Ferry",
  claims: Array.from({ length: claims }, (_, i) => ({ id: `c${i}`, ref: `A${i}`, statement: "It sank.", href: "/" })),
});

it.each([
  [[], "No claim in your dossiers rests on it."],
  [[1], "1 claim rests on it."],
  [[3], "3 claims rest on it."],
  [[1, 2], "3 claims in 2 dossiers of yours rest on it."],
])("what is reached is said in one sentence: %j", (dossiers, words) => {
  expect(reachWords(dossiers.map(dossier))).toBe(words);
});
