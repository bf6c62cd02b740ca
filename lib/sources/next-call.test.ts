import { expect, it } from "vitest";
import { behindOrigins, explained } from "@/lib/sources/explained";
import { independenceOf } from "@/lib/sources/independence";
import { nextCall, nextCallWords } from "@/lib/sources/next-call";
import type { EvidenceItem, GraphIndex } from "@/lib/sources/origins";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

const story = `
  log: document of Harbour Board
  annex: document, held
  ledger: document
  lee: interview by Ann Lee
  council: statement of Harbour Council
  officials: unidentified interview
  report: unidentified article
  post: article of Halvern Post, own reporting
  post obtained log
  estuary rewrites post
  coast rewrites estuary
  wire: article of Tidewire, own reporting
  journal: article of Estuary Journal
  journal interviewed officials
  radio cites journal
  gazette interviewed lee
  ferry quotes council
  noted cites report
  herald cites annex
  leaflet cites ledger`;

it.each<[string, string[], string, string]>([
  [
    "a document that one outlet has",
    ["coast"],
    "3 links from the evidence to log. Ask post, who has log.",
    "Coast leads back to log.",
  ],
  [
    "two rewrites of it",
    ["coast", "estuary"],
    "2 links from the evidence to log. Ask post, who has log.",
    "Coast and estuary lead back to log.",
  ],
  [
    "a document that we hold",
    ["herald"],
    "One link from the evidence to annex, which we hold: read it.",
    "Herald leads back to annex.",
  ],
  ["a document itself", ["annex"], "The evidence is the thing itself, and we hold it.", "Annex is the thing itself."],
  [
    "a document of which nothing else is known",
    ["leaflet"],
    "One link from the evidence to ledger. Ask leaflet, who has ledger.",
    "Leaflet leads back to ledger.",
  ],
  [
    "somebody who was interviewed",
    ["gazette"],
    "One link from the evidence to lee. Ask lee: it is their word.",
    "Gazette leads back to lee.",
  ],
  [
    "an institution on record",
    ["ferry"],
    "One link from the evidence to council. Ask council: it is their word.",
    "Ferry leads back to council.",
  ],
  [
    "an outlet's own report",
    ["wire"],
    "The evidence leads no further than wire. Ask wire, which reports it itself, what it rests on.",
    "Wire reports it itself.",
  ],
  [
    "unnamed officials",
    ["radio"],
    "One link from the evidence to journal. Ask journal, whose reporters spoke to people whom it does not name.",
    "Radio leads back to journal, which has it from people whom it does not name.",
  ],
  [
    "a report that nobody names",
    ["noted"],
    "One link from the evidence to report. Ask noted who is meant by “report”.",
    "Noted rests on report, and nobody says who that is.",
  ],
  [
    "an article of which nothing is known",
    ["unknown"],
    "The evidence leads no further than unknown. Ask unknown where it has it from: nobody has established that.",
    "Whether unknown reports it itself is not established.",
  ],
  [
    "the nearest to the thing itself of several",
    ["radio", "gazette"],
    "One link from the evidence to lee. Ask lee: it is their word.",
    "Gazette leads back to lee; radio leads back to journal, which has it from people whom it does not name.",
  ],
])("tells whom to ask about %s", (_, evidence, call, why) => {
  const index = sketch(`${story}\n unknown: article of Unknown`);
  expect(both(index, evidenceOn(...evidence))).toEqual({ call, why });
});

/** The two sentences about what supports a claim. */
function both(index: GraphIndex, items: readonly EvidenceItem[]) {
  const next = nextCall(index, items, "supports");
  const told = (id: string) => {
    const source = index.sources[index.sourceAt.get(id) ?? -1];
    return { name: id, kind: source?.kind ?? ("article" as const), ownReporting: source?.ownReporting ?? null };
  };
  const side = independenceOf(index, items, "supports");
  return {
    call: next && nextCallWords(next, (id) => id),
    why: explained(side, behindOrigins(index, items, "supports"), told),
  };
}

it("says nothing where nothing bears on the claim", () => {
  const index = sketch(story);
  expect(nextCall(index, evidenceOn("coast context"), "supports")).toBeNull();
  expect(
    explained(independenceOf(index, [], "supports"), [], () => ({ name: "", kind: "article", ownReporting: null })),
  ).toBe("");
});

it("follows narrowed evidence only where it is narrowed to", () => {
  const index = sketch(`${story}\n coast cites wire`);
  const next = nextCall(index, evidenceOn("coast via coast cites wire"), "supports");
  expect(next?.nearest).toMatchObject({ sourceId: "wire", hops: 1, class: "established" });
});

const circles = `
  a cites b
  b cites a
  c rewrites a
  x cites y
  y cites z
  z cites x`;

it.each<[string, string[], string, string]>([
  [
    "both of them",
    ["a", "b"],
    "The evidence leads no further than a and b, which rest on each other. Ask either where it got it.",
    "A and b rest on each other, which adds nothing.",
  ],
  [
    "one of them",
    ["b"],
    "The evidence leads no further than a and b, which rest on each other. Ask either where it got it.",
    "A and b rest on each other, which adds nothing.",
  ],
  [
    "one that rewrites one of them",
    ["c"],
    "One link from the evidence to a and b, which rest on each other. Ask either where it got it.",
    "C leads back to a and b, which rest on each other and add nothing.",
  ],
  [
    "one of three",
    ["y"],
    "The evidence leads no further than x, y and z, which rest on each other. Ask any of them where it got it.",
    "X, y and z rest on each other, which adds nothing.",
  ],
])(
  "names sources that rest on each other, and nobody unidentified, where the evidence is %s",
  (_, evidence, call, why) => {
    expect(both(sketch(circles), evidenceOn(...evidence))).toEqual({ call, why });
  },
);

it("says of one outlet whose texts cite each other that it rests on itself", () => {
  const index = sketch(circles);
  const items = evidenceOn("a", "b");
  const next = nextCall(index, items, "supports");
  expect(next && nextCallWords(next, () => "the Post")).toBe(
    "The evidence leads no further than the Post, which rests on itself. Ask the Post where it got it.",
  );
});

it("names a circle that has a way out", () => {
  expect(
    both(sketch(`${circles}\n b cites wire\n wire: article of Tidewire, own reporting`), evidenceOn("a")).why,
  ).toBe("A leads back to wire. Some of them rest on each other in a circle, which adds nothing.");
});

const takenBack = `
  denial: statement of Harbour Council, retracted
  wire: article of Tidewire, own reporting
  log: document of Harbour Board
  post: article of Halvern Post, own reporting, retracted
  gazette: article of Gazette, own reporting
  post obtained log
  coast rewrites post
  coast cites wire
  estuary rewrites post
  annex: document, held
  paper: article of Paper, retracted
  paper cites annex`;

it.each<[string, string, string[], string]>([
  [
    "a report that stands comes before a statement that does not",
    "",
    ["denial", "wire"],
    "The evidence leads no further than wire. Ask wire, which reports it itself, what it rests on.",
  ],
  [
    "what is known past what was retracted comes before what is known through it",
    "",
    ["coast"],
    "One link from the evidence to wire. Ask wire, which reports it itself, what it rests on.",
  ],
  [
    "a statement that was retracted is nobody's word",
    "",
    ["denial"],
    "The evidence leads no further than denial. Everything that it leads to was retracted: look for another source.",
  ],
  [
    "what nothing but a retracted report leads to is told of as such",
    "",
    ["denial", "estuary"],
    "2 links from the evidence to log, but only through what was retracted. Ask post, who has log.",
  ],
  [
    "and so is what we hold",
    "",
    ["paper"],
    "One link from the evidence to annex, but only through what was retracted. We hold it: read it.",
  ],
  [
    "of two who have a document the one whose report stands is asked",
    "gazette obtained log\n harbour cites log",
    ["harbour"],
    "One link from the evidence to log. Ask gazette, who has log.",
  ],
  [
    "a document itself that another source has",
    "gazette obtained log",
    ["log"],
    "The evidence is the thing itself. Ask gazette, who has log.",
  ],
])("%s", (_, more, evidence, call) => {
  expect(both(sketch(`${takenBack}\n${more}`), evidenceOn(...evidence)).call).toBe(call);
});
