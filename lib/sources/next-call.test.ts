import { expect, it } from "vitest";
import { behindOrigins, explained } from "@/lib/sources/explained";
import { independenceOf } from "@/lib/sources/independence";
import { nextCall, nextCallWords } from "@/lib/sources/next-call";
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
  const items = evidenceOn(...evidence);
  const next = nextCall(index, items, "supports");
  expect(next && nextCallWords(next, (id) => id)).toBe(call);
  const told = (id: string) => {
    const source = index.sources[index.sourceAt.get(id) ?? -1];
    return { name: id, kind: source?.kind ?? ("article" as const), ownReporting: source?.ownReporting ?? null };
  };
  const side = independenceOf(index, items, "supports");
  expect(explained(side, behindOrigins(index, items, "supports"), told)).toBe(why);
});

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

it("names a circle", () => {
  const index = sketch("a cites b\nb cites a");
  const items = evidenceOn("a", "b");
  const told = (name: string) => ({ name, kind: "article" as const, ownReporting: null });
  expect(explained(independenceOf(index, items, "supports"), behindOrigins(index, items, "supports"), told)).toBe(
    "A and b are not identified. Some of them rest on each other in a circle, which adds nothing.",
  );
});
