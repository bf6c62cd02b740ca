import { describe, expect, it } from "vitest";
import { independence, restsOn, summary } from "@/lib/sources/independence";
import type { OutletName } from "@/lib/sources/outlet";
import { check } from "@/lib/testing/case-table";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

const courierOutlet: OutletName = {
  name: "The Halvern Courier",
  shortNames: ["Courier"],
  domains: ["halverncourier.example"],
};

describe("which ends are one origin", () => {
  check([
    {
      says: "joins ends of one outlet, however its name is written",
      story: `a: article of The Halvern Courier, own reporting
        b: article of Courier, own reporting
        c: article of www.halverncourier.example, own reporting`,
      evidence: ["a", "b", "c"],
      outlets: [courierOutlet],
      is: "3 sources · 1 origin",
      joins: ["outlet The Halvern Courier: a, b, c"],
    },
    {
      says: "joins ends of one author, in two outlets",
      story: `a: article of Northline by Ann Lee, own reporting
        b: article of Ledger by ANN LEE and Bo Ray, own reporting`,
      evidence: ["a", "b"],
      is: "2 sources · 1 origin",
      joins: ["author Ann Lee: a, b"],
    },
    {
      says: "joins ends that are the same work: the same address or the same bytes",
      story: `a: document of Board, work https://board.example/annex
        b: document, work https://board.example/annex, work 5f70bf18
        c: document of Archive, work 5f70bf18`,
      evidence: ["a", "b", "c"],
      is: "3 sources · 1 origin",
      joins: ["work work https://board.example/annex: a, b", "work work 5f70bf18: b, c"],
    },
    {
      says: "joins ends through a third",
      story: `a: article of Northline, own reporting
        b: article of Northline by Ann Lee, own reporting
        c: article of Ledger by Ann Lee, own reporting`,
      evidence: ["a", "b", "c"],
      is: "3 sources · 1 origin",
      origins: ["established: a, b, c"],
    },
    {
      says: "never matches empty fields",
      story: `a: document
        b: document`,
      evidence: ["a", "b"],
      is: "2 sources · 2 origins",
    },
    {
      says: "never matches agency and staff bylines",
      story: `a: article of Northline by Staff and agencies, own reporting
        b: article of Ledger by Staff and agencies, own reporting
        c: article of Gazette by Reuters, own reporting
        d: article of Monitor by Reuters, own reporting`,
      evidence: ["a", "b", "c", "d"],
      is: "4 sources · 4 origins",
    },
    {
      says: "joins a document that only one outlet has seen with that outlet's own reporting",
      story: `first: article of Courier, own reporting
        second: article of Courier, own reporting
        annex: document of Harbour Board
        northline rewrites first
        first obtained annex
        ledger rewrites second`,
      evidence: ["northline", "ledger"],
      is: "2 sources · 1 origin",
      joins: ["known-through Courier: annex, second"],
    },
    {
      says: "joins two documents that one outlet alone has seen",
      story: `courier: article of Courier
        annex: document of Harbour Board
        letter: document of Ministry
        courier obtained annex
        courier obtained letter`,
      evidence: ["courier"],
      is: "1 source · 1 origin",
      joins: ["known-through Courier: annex, letter"],
    },
    {
      says: "takes the last outlet before the end, over sources without an outlet",
      story: `annex: document of Harbour Board
        memo: document
        own: article of Courier, own reporting
        ledger cites courier
        courier: article of Courier
        courier cites memo
        memo cites annex`,
      evidence: ["ledger", "own"],
      is: "2 sources · 1 origin",
      joins: ["known-through Courier: annex, own"],
    },
    {
      says: "does not join a document that we hold with the outlet that had it",
      story: `first: article of Courier, own reporting
        second: article of Courier, own reporting
        annex: document of Harbour Board, held
        first obtained annex`,
      evidence: ["first", "second"],
      is: "2 sources · 2 origins",
    },
    {
      says: "does not join a document that is itself evidence, since then we know it directly",
      story: `first: article of Courier, own reporting
        second: article of Courier, own reporting
        annex: document of Harbour Board
        first obtained annex`,
      evidence: ["first", "second", "annex"],
      is: "3 sources · 2 origins",
    },
    {
      says: "does not join a document that is known through a way without an outlet",
      story: `first: article of Courier, own reporting
        second: article of Courier, own reporting
        annex: document of Harbour Board
        thread: post
        first obtained annex
        thread cites annex`,
      evidence: ["first", "second", "thread"],
      is: "3 sources · 2 origins",
    },
    {
      says: "takes two outlets that were shown the same document as resting on one origin",
      story: `courier: article of Courier, own reporting
        northline: article of Northline, own reporting
        annex: document of Harbour Board
        courier obtained annex
        northline obtained annex`,
      evidence: ["courier", "northline"],
      is: "2 sources · 1 origin",
      joins: [],
    },
    {
      says: "joins all that one article alone brings, its own reporting with what it quotes and what nobody holds",
      story: `northline: article of Northline, own reporting
        wire: article of Wire, own reporting
        northline quotes wire
        northline cites blog`,
      evidence: ["northline"],
      is: "1 source · 1 origin",
      joins: ["known-through Northline: blog, northline, wire"],
    },
    {
      says: "does not make the document the property of either of the two outlets that saw it",
      story: `courier: article of Courier, own reporting
        northline: article of Northline, own reporting
        other: article of Courier, own reporting
        annex: document of Harbour Board
        courier obtained annex
        northline obtained annex`,
      evidence: ["courier", "northline", "other"],
      is: "3 sources · 2 origins",
    },
    {
      says: "does not look for the outlet behind an end in a loop that lies beyond it",
      story: `courier: article of Courier, own reporting
        other: article of Northline, own reporting
        ledger rewrites courier
        courier cites northline
        northline rewrites courier`,
      evidence: ["ledger", "other"],
      is: "2 sources · 2 origins",
      circular: true,
    },
    {
      says: "shows each unidentified end alone, whatever fields it shares",
      story: `a: unidentified article of Northline by Ann Lee
        b: unidentified article of Northline by Ann Lee
        c: article of Northline by Ann Lee, own reporting`,
      evidence: ["a", "b", "c"],
      is: "3 sources · 1 origin · 2 unidentified",
    },
    {
      says: "gives joined ends the best class: established before soft before open",
      story: `own: article of Courier, own reporting
        soft: article of Courier
        officials: unidentified interview
        soft interviewed officials
        open: article of Courier
        soft2: article of Northline
        open2: article of Northline
        soft2 interviewed officials`,
      evidence: ["own", "soft", "open", "soft2", "open2"],
      is: "5 sources · 2 origins",
      origins: ["established: open, own, soft", "soft: open2, soft2"],
    },
  ]);
});

describe("how many", () => {
  check([
    {
      says: "counts at most the origins that are established, soft or open",
      story: `own: article of Courier, own reporting
        soft: article of Ledger
        officials: unidentified interview
        soft interviewed officials
        open: article of Northline
        report: unidentified article`,
      evidence: ["own", "soft", "open", "report"],
      is: "4 sources · 2–3 origins · 1 unidentified",
    },
    {
      says: "picks no source that has an open or unidentified end beside its established one",
      story: `wire: article of Wire, own reporting
        report: unidentified article
        northline quotes wire
        northline cites report`,
      evidence: ["northline"],
      is: "1 source · 0–1 origins · 1 unidentified",
    },
    {
      says: "picks no two sources that share an origin, and finds the largest pick",
      story: `one: statement of One
        two: statement of Two
        three: statement of Three
        both quotes one
        both quotes two
        left quotes one
        right quotes two
        right quotes three`,
      evidence: ["both", "left", "right"],
      is: "3 sources · 2–3 origins",
    },
    {
      says: "picks one source for several origins that only it has",
      story: `one: statement of One, held
        two: statement of Two
        northline quotes one
        northline quotes two`,
      evidence: ["northline"],
      is: "1 source · 1–2 origins",
    },
    {
      says: "picks no more than one source with a soft end: unnamed officials may all be one official",
      story: `people: unidentified interview
        others: unidentified interview
        courier interviewed people
        northline interviewed others
        board: statement of Board`,
      evidence: ["courier", "northline", "board"],
      is: "3 sources · 2–3 origins",
    },
    {
      says: "counts no context",
      story: "board: statement of Board",
      evidence: ["board context"],
      is: "0 sources",
    },
    {
      says: "has nothing to count where there is no evidence",
      story: "board: statement of Board",
      evidence: [],
      is: "0 sources",
    },
    {
      says: "says primary only where the one source is itself the origin",
      story: `board: statement of Board
        letter: document of Board
        board cites letter`,
      evidence: ["board"],
      is: "1 source · 1 origin",
    },
    {
      says: "never picks more for unsettled evidence that would make a joined origin a better one",
      story: `one: article of Courier
        two: article of Courier, own reporting
        two cites wire (proposed)`,
      evidence: ["one", "two via two cites wire"],
      is: "2 sources · 0–1 origins",
      origins: ["established: one, two"],
      unsettled: ["e2"],
    },
  ]);

  it("does the same for what refutes, apart from what supports", () => {
    const index = sketch(`board: statement of Board
      northline quotes board
      courier: article of Courier, own reporting
      report: unidentified article`);
    const both = independence(index, evidenceOn("northline", "board", "courier refutes", "report refutes"));
    expect(summary(both.supports)).toBe("2 sources · 1 origin");
    expect(summary(both.refutes)).toBe("2 sources · 1 origin · 1 unidentified");
  });

  it("refuses evidence on a source that is not in the graph", () => {
    expect(() => independence(sketch("board: statement of Board"), evidenceOn("nobody"))).toThrow("no source nobody");
  });
});

describe("what a claim rests on", () => {
  const index = sketch(`courier: article of Courier, own reporting
    officials: unidentified interview
    board: statement of Board, held
    northline rewrites courier
    courier interviewed officials
    northline quotes board
    northline cites blog (proposed)
    gazette cites northline`);

  it("lists the sources met, the confirmed links followed and the ends with their origin's class", () => {
    expect(restsOn(index, evidenceOn("gazette"))).toEqual({
      sourceIds: ["board", "courier", "gazette", "northline", "officials"],
      linkIds: [
        "courier interviewed officials",
        "gazette cites northline",
        "northline quotes board",
        "northline rewrites courier",
      ],
      ends: [
        { stance: "supports", sourceIds: ["board"], class: "established", origin: 0 },
        { stance: "supports", sourceIds: ["courier"], class: "soft", origin: 1 },
      ],
    });
  });

  it("leaves out what narrowing leaves out, and keeps the stances apart", () => {
    expect(restsOn(index, evidenceOn("northline refutes via northline quotes board", "gazette context"))).toEqual({
      sourceIds: ["board", "northline"],
      linkIds: ["northline quotes board"],
      ends: [{ stance: "refutes", sourceIds: ["board"], class: "established", origin: 0 }],
    });
  });
});
