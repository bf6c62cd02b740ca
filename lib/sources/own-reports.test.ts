import { describe, expect, it } from "vitest";
import { independenceOf } from "@/lib/sources/independence";
import { ownReports } from "@/lib/sources/own-reports";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

const three = `
  courier: article of Halvern Courier, own reporting
  northline: article of Northline, own reporting
  ledger: article of Coast Ledger, own reporting
`;

const cases: [string, string, string[], number][] = [
  ["three articles with own reporting are three", three, ["courier", "northline", "ledger"], 3],
  ["what refutes is not counted with what supports", three, ["courier", "northline refutes", "ledger context"], 1],
  ["two of one outlet are one", three.replace("Coast Ledger", "Northline"), ["courier", "northline", "ledger"], 2],
  ["a rewrite is none", `${three} radio rewrites courier`, ["courier", "radio"], 1],
  ["an article nobody has established is none", `${three} a rewrites b`, ["courier", "b"], 1],
  [
    "one agency story in three papers is none",
    "a republishes agency\nb republishes agency\nc rewrites agency",
    ["a", "b", "c"],
    0,
  ],
  [
    "a document is no report, however many",
    `${three} log: document of Harbour Board, held\nlist: dataset of Customs, held`,
    ["log", "list", "courier"],
    1,
  ],
  [
    "three that were shown the same document are one",
    `${three} courier obtained memo\nnorthline obtained memo\nledger obtained memo\nmemo: document of Ministry`,
    ["courier", "northline", "ledger"],
    1,
  ],
  [
    "whoever interviewed somebody reports, whether anybody ticked it or not",
    "a interviewed pilot\npilot: interview by Ann Lee",
    ["a"],
    1,
  ],
  [
    "two who met unnamed people count once",
    "a interviewed x\nb interviewed y\nx: unidentified interview\ny: unidentified interview",
    ["a", "b"],
    1,
  ],
  [
    "one that took this claim from an agency does not report it",
    `${three} courier cites agency\nagency: article of Agency, own reporting`,
    ["courier via courier cites agency"],
    0,
  ],
  [
    "one that took other things from an agency, and not this",
    `${three} courier cites agency\nagency: article of Agency, own reporting`,
    ["courier via courier"],
    1,
  ],
  [
    "one that was retracted is none",
    three.replace("northline: article of Northline", "northline: article of Northline, retracted"),
    ["northline", "ledger"],
    1,
  ],
  [
    "evidence that is not settled is none",
    `${three} courier cites agency (proposed)`,
    ["courier via courier cites agency"],
    0,
  ],
];

describe("reports of their own", () => {
  it.each(cases)("%s", (_, story, evidence, count) => {
    const index = sketch(story);
    const items = evidenceOn(...evidence);
    expect(ownReports(index, items, "supports")).toBe(count);
    expect(count).toBeLessThanOrEqual(independenceOf(index, items, "supports").atLeast);
  });
});
