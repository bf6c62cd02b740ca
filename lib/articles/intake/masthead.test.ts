import { describe, expect, it } from "vitest";
import {
  addressIn,
  bylineIn,
  copyrightIn,
  dateIn,
  datelineIn,
  headlineIndex,
  staffNoteIn,
} from "@/lib/articles/intake/masthead";

const long = "The Halvern Port Authority paid a contractor the full price of a channel-deepening project, papers show.";

describe("a byline", () => {
  it.each([
    ["By Jane Roe", "Jane Roe", ""],
    ["By Jane Roe, Estuary Times", "Jane Roe", "Estuary Times"],
    ["By Jane Roe | Northline", "Jane Roe", "Northline"],
    ["By Jane Roe for the Harbour Watch", "Jane Roe", "Harbour Watch"],
    ["BY JANE ROE", "JANE ROE", ""],
    ["By Jane Roe and Max Ord", "Jane Roe and Max Ord", ""],
    ["By Jane Roe, Max Ord and Ada Quist", "Jane Roe, Max Ord and Ada Quist", ""],
    ["By Jane Roe, Max Ord", "Jane Roe, Max Ord", ""],
    ["By Jane Roe, Political Editor", "Jane Roe", ""],
    ["By Jane Roe in Halvern", "Jane Roe", ""],
    ["By Jane Roe, Coast Ledger, 11 March 2026", "Jane Roe", "Coast Ledger"],
    ["Author: Ludo van der Berg", "Ludo van der Berg", ""],
    ["Von Änne Müller", "Änne Müller", ""],
    ["By H.R. Ordway Jr.", "H.R. Ordway Jr.", ""],
  ])("%s", (line, byline, outlet) => {
    expect(bylineIn(line)).toEqual({ byline, outlet });
  });

  it.each([
    "By Friday",
    "By Monday, the port had paid.",
    "By the end of the year the channel was closed",
    "By paying early the port lost its only lever.",
    "Bypass opened",
    "by and large",
    "Jane Roe said so",
    `By ${"Very ".repeat(40)}Long`,
  ])("is not: %s", (line) => {
    expect(bylineIn(line)).toBeNull();
  });
});

describe("a line that gives a date", () => {
  it.each([
    ["Published: Oct 11, 2025 01:35 pm", "publication", "Oct 11, 2025 01:35 pm"],
    ["Updated on 12 March 2026", "update", "12 March 2026"],
    ["Last updated: 2026-03-12 10:00", "update", "2026-03-12 10:00"],
    ["11 March 2026, 06:10", "publication", "11 March 2026, 06:10"],
    ["Wednesday, March 11th, 2026", "publication", "Wednesday, March 11th, 2026"],
    ["Veröffentlicht am 11.03.2026", "publication", "11.03.2026"],
    ["Publié le 11 mars 2026 à 06h10", "publication", "11 mars 2026 à 06h10"],
  ])("%s", (line, of, words) => {
    expect(dateIn(line)).toEqual({ of, words });
  });

  it.each([
    "The contract was signed on 14 June 2023.",
    "Published by Estuary Books",
    "October 13",
    "48.2 million",
    "On 14 June 2023 the authority and the contractor met",
  ])("is not: %s", (line) => {
    expect(dateIn(line)).toBeNull();
  });

  it("may begin the first paragraph", () => {
    expect(datelineIn("HALVERN, 11 March 2026 (Northline) — The port paid.")).toBe("11 March 2026");
    expect(datelineIn("HALVERN — The port paid on 11 March 2026.")).toBeNull();
  });
});

describe("notes at the foot", () => {
  it("name the outlet", () => {
    const note = "The Estuary News Staff is a team of journalists on the coast.";
    expect(staffNoteIn(note)).toEqual({ byline: "Estuary News Staff", outlet: "Estuary News" });
    expect(copyrightIn("© 2026 Estuary Times. All rights reserved.")).toBe("Estuary Times");
  });
  it("are not sentences about staff", () => {
    expect(staffNoteIn("The port's staff is on strike.")).toBeNull();
    expect(copyrightIn("Copyright was infringed in 2026, the port said.")).toBe("");
  });
});

describe("an address", () => {
  it.each([
    ["https://halvern.example/port", "https://halvern.example/port", false],
    ["Source: https://halvern.example/port?a=b.", "https://halvern.example/port?a=b", true],
    ["Originally published at https://halvern.example/", "https://halvern.example/", true],
  ])("fills the line: %s", (line, url, labelled) => {
    expect(addressIn(line)).toEqual({ url, labelled });
  });
  it.each([
    "See https://halvern.example/port for the contract",
    "Source: the port",
    "javascript:alert(1)",
    "https://user:secret@halvern.example/",
    "https://[broken",
  ])("is not: %s", (line) => {
    expect(addressIn(line)).toBeNull();
  });
});

describe("the headline", () => {
  it.each([
    ["is the first short line", ["Port paid in full", long], 0],
    ["may ask", ["Who paid for the mud?", long], 0],
    ["may end with an abbreviation", ["Port sells its dredgers to the U.S.", long], 0],
    ["stands behind byline and date", ["By Jane Roe", "11 March 2026", "Port paid in full", long], 2],
    ["stands behind a kicker", ["Opinion", "The port should not have paid", long], 1],
    ["repeats the last of a trail", ["• Halvern", "• News", "• Port paid in full", "Port paid in full", long], 3],
    ["is the last of a trail", ["• Halvern", "• News", "• Port paid in full", long], 2],
    ["stands behind a trail in one line", ["Home > News", "Port paid in full again", long], 1],
    ["may be Chinese", ["港口付清全部款项", "港口当局付清了一项疏浚工程的全部款项，尽管航道从未完工。"], 0],
    ["is missing before an ordinary paragraph", [long, long], -1],
    ["is missing where a sentence comes first", ["The port paid.", long], -1],
    ["is missing where nothing longer follows", ["Port paid in full"], -1],
    ["is missing before a list", ["The facts:", long], -1],
    ["is missing in an empty text", [], -1],
  ])("%s", (_, paragraphs, expected) => {
    expect(headlineIndex(paragraphs)).toBe(expected);
  });
});
