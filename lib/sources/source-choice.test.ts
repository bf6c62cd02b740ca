import { describe, expect, it } from "vitest";
import { choicesFor } from "@/lib/sources/source-choice";

const source = (id: string, title: string, outlet = "", author = "") => ({ id, title, outlet, author });
const sources = [
  source("log", "Harbour log, March 2026", "Holm Harbour Office"),
  source("late", "The ferry came late", "The Halvern Courier", "Anna Berg"),
  source("café", "Über das Café am Kai", "Quay Radio"),
  source("courier", "Couriers on strike", "Northline"),
  source("waterlog", "Waterlogged", "Tidewire"),
];
const found = (typed: string, atHand: string[] = []) => choicesFor(sources, typed, new Set(atHand)).ids;

describe("finding a source by typing", () => {
  it.each([
    ["every source in its order where nothing is typed", "", ["log", "late", "café", "courier", "waterlog"]],
    ["by a word of its title", "ferry", ["late"]],
    ["by words of title and outlet in any order", "radio café", ["café"]],
    ["by its author", "berg", ["late"]],
    ["without case and accents", "UBER CAFE", ["café"]],
    ["by the beginning of a word before the inside of one", "log", ["log", "waterlog"]],
    ["what begins with it before what has it elsewhere", "courier", ["courier", "late"]],
    ["nothing where one of the words is missing", "ferry early", []],
    ["all where only signs are typed", "…", ["log", "late", "café", "courier", "waterlog"]],
  ])("finds %s", (_, typed, ids) => {
    expect(found(typed)).toEqual(ids);
  });

  it("puts what is at hand first among equals, and only there", () => {
    expect(found("", ["waterlog", "courier"])).toEqual(["courier", "waterlog", "log", "late", "café"]);
    expect(found("log", ["waterlog"])).toEqual(["log", "waterlog"]);
  });

  it.each([
    ["harbour log march 2026", true],
    ["Harbour log", false],
    ["Tidewire", false],
    ["", false],
  ])("knows of “%s” whether a source has exactly this title", (typed, exists) => {
    expect(choicesFor(sources, typed, new Set()).exists).toBe(exists);
  });
});
