import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asideReasonOf, asidesIn } from "@/lib/articles/intake/aside";
import { asideLines } from "@/lib/articles/intake/document";
import { readArticle } from "@/lib/articles/intake/read";
import { paragraphsOf } from "@/lib/articles/paragraphs";

const atFoot = { atFoot: true };
const inside = { atFoot: false };

describe("a line that is not the article", () => {
  it.each([
    ["image-credit", "Image Courtesy: Dora Quill"],
    ["image-credit", "Photo: Port of Halvern"],
    ["image-credit", "(Photo by Dora Quill/Quay Pictures)"],
    ["image-credit", "Photo credit: Quay Pictures / Dora Quill"],
    ["image-credit", "Foto: Dora Quill/dpa"],
    ["image-credit", "A dredger leaves Halvern at dawn. (AP Photo/Dora Quill)"],
    ["image-credit", "The pilots' house in March [Dora Quill/Reuters]"],
    ["image-credit", "Dora Quill/Getty Images"],
    ["read-also", "Read also: The mud that nobody moved"],
    ["read-also", "READ MORE: Halvern pays again"],
    ["read-also", "Read \u00a0While all look at the port, the river silts up"],
    ["read-also", "Read  While all look at the port, the river silts up"],
    ["read-also", "Related: Five questions about the dredging"],
    ["read-also", "Related articles"],
    ["read-also", "► Watch: The day the ferry stood still"],
    ["read-also", "Lesen Sie auch: Der Hafen zahlt"],
    ["read-also", "Lire aussi : Le port a payé"],
    ["read-also", "You may also like"],
    ["subscribe", "Subscribe to our newsletter"],
    ["subscribe", "Sign up for our free daily newsletter and never miss a tide."],
    ["subscribe", "Follow us on Mastodon and Facebook"],
    ["subscribe", "Support our journalism. Become a member today."],
    ["subscribe", "Enjoyed this? Share this article with a friend, or subscribe to stay informed."],
    ["subscribe", "Get the Quay Briefing delivered to your inbox every morning"],
    ["navigation", "Advertisement"],
    ["navigation", "Skip to content"],
    ["navigation", "Tags: port, dredging, Halvern"],
    ["navigation", "14 comments"],
    ["navigation", "© 2026 Estuary Times. All rights reserved."],
  ])("%s: %s", (reason, line) => {
    expect(asideReasonOf(line, inside)).toBe(reason);
  });

  it.each([
    ["The Estuary News Staff is a team of journalists on the coast."],
    ["Dora Quill is a senior reporter at The Halvern Courier."],
    ["Dora Quill covers ports and shipping for The Halvern Courier. She lives in Halvern."],
    ["Reporting by Dora Quill; editing by Edda Roe"],
    ["(With inputs from agencies)"],
    ["This article was first published by Estuary Times."],
    ["About the author"],
  ])("at the foot, on who wrote it: %s", (line) => {
    expect(asideReasonOf(line, atFoot)).toBe("author-note");
    expect(asideReasonOf(line, inside)).toBeNull();
  });

  it("asks for support in the last paragraph, however politely", () => {
    const line =
      "Stand by Halvern and its pilots. Consider sharing this article to spread the word, or subscribe to stay informed.";
    expect(asideReasonOf(line, atFoot)).toBe("subscribe");
  });
});

describe("a line of the article", () => {
  it.each([
    "Photographs of the contract show two signatures, the ministry said.",
    "Image problems have followed the port authority since 2019. It has tried to mend them twice.",
    "The picture is by no means clear.",
    "Read in full, the contract says the opposite.",
    "Read the contract and you find no such clause.",
    "See the port from the hill and it looks empty.",
    "Related parties were paid 4 million euros, according to the audit.",
    "Recommended dredging depths were never reached.",
    "More than 200 households subscribe to the service, the company said.",
    "The pilots who sign up for the night shift earn twice as much.",
    "“Support our work or lose the port,” the union wrote.",
    "Ministers follow the dispute closely.",
    "Members were asked to share the article that the Courier had printed, and the mayor was the first who did so, which led the authority to open an inquiry into the leak, as three people who attended the meeting told the paper. Subscribe to it, he told them.",
    "Search and rescue went on until dawn.",
    "Home",
    "By Friday the channel was shut.",
    "The port is a reporter of nothing.",
    "Dora Quill is a reporter who told the court that she had seen the contract.",
    "He is the editor.",
  ])("%s", (line) => {
    if (line === "Home") expect(asideReasonOf(line, inside)).toBe("navigation");
    else expect(asideReasonOf(line, inside)).toBeNull();
    if (line !== "Home") expect(asideReasonOf(line, atFoot)).toBeNull();
  });
});

describe("the top of a page", () => {
  const setAside = (text: string) => {
    const paragraphs = paragraphsOf(text);
    const aside = asidesIn(text, paragraphs);
    return asideLines({ text, paragraphs, aside });
  };
  const body = "\n\nThe port of Halvern paid for eleven kilometres of dredging, of which five were done.";

  it("has a trail that leads to the headline", () => {
    const text = `• Halvern\n  • News\n  • Port paid in full for half a channel\n\nPort paid in full for half a channel${body}`;
    expect(setAside(text)).toEqual(["• Halvern", "• News", "• Port paid in full for half a channel"]);
    expect(setAside(`Home > News > Harbour\n\nPort paid in full for half a channel${body}`)).toEqual([
      "Home > News > Harbour",
    ]);
  });

  it("may be a list of facts, which is the article", () => {
    const facts =
      "• The port paid 48 million for eleven kilometres of channel\n• Five kilometres were dredged by the end of May\n• The ministry knew of it in March";
    expect(setAside(`${facts}${body}`)).toEqual([]);
  });

  it("gives the date, which becomes metadata; the byline stays", () => {
    const text = `Port paid in full for half a channel\n\nBy Dora Quill, Quay Radio\n\nPublished: 11 March 2026${body}`;
    expect(setAside(text)).toEqual(["Published: 11 March 2026"]);
  });

  it("is never all there is: a text of nothing but such lines is left alone", () => {
    expect(setAside("Subscribe to our newsletter\nFollow us on Mastodon")).toEqual([]);
  });
});

describe("any text", () => {
  it("keeps its paragraphs in order, each set aside at most once, and never the headline", () => {
    const lines = fc.constantFrom(
      "• News",
      "Read also: The mud",
      "Photo: Port of Halvern",
      "Published: 11 March 2026",
      "Subscribe to our newsletter",
      "The port paid in full for half a channel, and nobody asked why it did so.",
      "Port paid in full",
      "",
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 14 }), (all) => {
        const text = all.join("\n");
        const paragraphs = paragraphsOf(text);
        const places = asidesIn(text, paragraphs).map(({ paragraph }) => paragraph);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        for (const place of places) expect(paragraphs[place]?.role).not.toBe("headline");
        if (paragraphs.length > 0) expect(places.length).toBeLessThan(paragraphs.length);
      }),
    );
  });

  it("is judged quickly, whatever it is made of", () => {
    for (const piece of ["read ", "subscribe ", "A B ", "• ", "(AP ", "is a ", "share this ", "\u00a0"]) {
      const words = piece.repeat(300);
      expect(() => asideReasonOf(words, atFoot)).not.toThrow();
    }
  });
});

const folder = join(import.meta.dirname, "../../../../shared/articles");

describe.skipIf(!existsSync(folder))("the five real articles", () => {
  const beginnings: Record<string, string[]> = {
    "000": ["The All "],
    "001": ["Published: Oct"],
    "002": ["Image Courtesy:"],
    "003": ["• ", "• ", "• ", "Support "],
    "004": ["Read\\s"],
  };
  it.each(Object.entries(beginnings))("%s: these lines and no others", async (number, begin) => {
    const name = readdirSync(folder).find((file) => file.startsWith(number)) ?? "";
    const bytes = readFileSync(join(folder, name));
    const lines = asideLines(
      await readArticle({ bytes, fileName: name, timeZone: "UTC", now: new Date("2026-05-01T12:00:00Z") }),
    );
    expect(lines).toHaveLength(begin.length);
    for (const [index, words] of begin.entries()) expect(lines[index]).toMatch(new RegExp(`^${words}`));
  });
});
