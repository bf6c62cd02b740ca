import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MarkedMention, type MarkedSuggestion, type Reading, readingMarkup } from "@/lib/articles/markup";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";
import type { TextRange } from "@/lib/claims/anchor";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#13": "\r" };

/** Reads our HTML strictly: throws on a tag that is not closed in order or not one of ours. */
function parsed(html: string) {
  const open: { tag: string; extra: boolean }[] = [];
  const paragraphs: string[] = [];
  const marks: { attributes: string; depth: number; words: string }[] = [];
  const openMarks: (typeof marks)[number][] = [];
  /** The claims whose numbers stand there: a number says whose it is where its mark is another's. */
  const numbered: string[] = [];
  let rest = html;
  while (rest) {
    const found =
      /^(?:<(\/?)(p|span|mark|sup|button)((?: [a-z-]+(?:="[^"<>]*")?)*)>|([^<>&"']|&(?:amp|lt|gt|quot|#39|#13);)+)/u.exec(
        rest,
      );
    if (!found) throw new Error(`Not ours: ${rest.slice(0, 40)}`);
    const [all, slash, tag, attributes = ""] = found;
    rest = rest.slice(all.length);
    if (!tag) {
      const words = all.replace(/&([a-z0-9#]+);/g, (_, name: string) => entities[name] ?? "");
      if (open.length === 0) throw new Error(`Text outside of paragraphs: ${words}`);
      if (open.some((element) => element.extra)) continue;
      paragraphs[paragraphs.length - 1] += words;
      for (const mark of openMarks) mark.words += words;
    } else if (slash) {
      if (open.pop()?.tag !== tag) throw new Error(`Closed out of order: ${tag}`);
      if (tag === "mark") openMarks.pop();
    } else {
      if (tag === "p" && open.length > 0) throw new Error("A paragraph in another element");
      open.push({ tag, extra: / data-x\b/.test(attributes) });
      if (tag === "p") paragraphs.push("");
      if (tag === "sup")
        numbered.push(/data-c="(.*?)"/.exec(`${attributes} ${openMarks.at(-1)?.attributes}`)?.[1] ?? "nobody");
      if (tag === "mark") {
        const mark = { attributes, depth: openMarks.length, words: "" };
        marks.push(mark);
        openMarks.push(mark);
      }
    }
  }
  if (open.length > 0) throw new Error(`Left open: ${open.map(({ tag }) => tag).join(", ")}`);
  return { paragraphs, marks, numbered };
}

function mention(number: number, range: TextRange, more: Partial<MarkedMention> = {}): MarkedMention {
  const ids = { id: `m${number}`, claimId: `c${number}`, number };
  return { ...ids, ...range, status: "to-check", substance: null, statement: `Statement ${number}`, ...more };
}

function reading(text: string, mentions: MarkedMention[], more: Partial<Reading> = {}): Reading {
  const paragraphs = paragraphsOf(text);
  const sentences = sentencesOf(text, "en", paragraphs).map(({ start, end }, index) => ({
    id: `${index}`,
    start,
    end,
    state: mentions.some((one) => one.start < end && one.end > start) ? ("claimed" as const) : ("unexamined" as const),
  }));
  return { text, paragraphs, sentences, mentions, letter: "A", ...more };
}

const text =
  "The port paid for a channel although six kilometres had not been dredged. Papers show it.\n\nIt denied that.";
const at = (words: string): TextRange => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe("the reading text as HTML", () => {
  it("calls a claim of another article by its whole name, so that no two have one number", () => {
    const text = "The dredging stopped in May.";
    const html = readingMarkup(reading(text, [mention(4, { start: 0, end: 12 }, { ref: "B4" })]));
    expect(html).toContain('aria-label="Claim B4, to check: The dredging"');
    expect(html).toContain(">B4</sup>");
  });

  it("marks a claim and keeps its number with its last word", () => {
    const html = readingMarkup(
      reading(text, [mention(2, at("six kilometres"), { status: "checking", substance: "conflicting" })]),
    );
    expect(html).toContain(
      '<mark class="cl c-checking" data-c="c2" data-m="m2" tabindex="0" role="link" ' +
        'aria-label="Claim A2, checking, conflicting: six kilometres" aria-description="Statement 2">six ' +
        '<span class="nw">kilometres<sup class="cn" data-x aria-hidden="true">2</sup></span></mark>',
    );
  });

  it("says of each sentence where it is and how far it has been examined", () => {
    const { sentences, ...rest } = reading(text, [mention(1, at("six kilometres"))]);
    const states = ["claimed", "not-checkable", "unexamined"] as const;
    const html = readingMarkup({
      ...rest,
      sentences: sentences.map((sentence, index) => ({ ...sentence, state: states[index] ?? "unexamined" })),
    });
    expect(
      [...html.matchAll(/<span class="(s[^"]*)" id="s-(\d)" data-start="(\d+)" data-end="(\d+)">/g)].map((found) =>
        found.slice(1),
      ),
    ).toEqual([
      ["s done", "0", "0", "73"],
      ["s done nc", "1", "74", "89"],
      ["s", "2", "91", "106"],
    ]);
  });

  const suggestion = (words: string, more: Partial<MarkedSuggestion> = {}): MarkedSuggestion => ({
    id: "g1",
    ...at(words),
    statement: words,
    kind: "event",
    stakes: "routine",
    mode: "asserts",
    reasons: ["figure", "date"],
    ...more,
  });

  it("dots what is suggested, with all that is needed to tag it", () => {
    const html = readingMarkup(reading(text, [], { suggestions: [suggestion("It denied that")] }));
    expect(html).toContain(
      '<span class="s hs" id="s-2" data-start="91" data-end="106"><span class="sg" data-g="g1" data-start="91" ' +
        'data-end="105" data-kind="event" data-stakes="routine" data-mode="asserts" data-why="figure date">It denied that</span>.</span>',
    );
    const drafted = suggestion("It denied that", { statement: 'The "port" denied that' });
    expect(readingMarkup(reading(text, [], { suggestions: [drafted] }))).toContain(
      'data-says="The &quot;port&quot; denied that"',
    );
  });

  it("suggests nothing where a claim is tagged, where somebody marked the sentence, or across sentences", () => {
    const suggestions = [suggestion("The port paid"), suggestion("Papers show it.", { end: at("It denied").end })];
    const claimed = reading(text, [mention(1, at("six kilometres"))], { suggestions });
    expect(readingMarkup(claimed)).not.toContain('class="sg"');
    const { sentences, ...rest } = reading(text, [], { suggestions: [suggestion("Papers show it")] });
    const marked = sentences.map((sentence) => ({ ...sentence, state: "not-checkable" as const }));
    expect(readingMarkup({ ...rest, sentences: marked })).not.toContain("data-g");
  });

  it("numbers the paragraphs of the body and makes the headline a heading", () => {
    const long = "The Halvern Port Authority paid a contractor the full price of a channel.";
    const html = readingMarkup(reading(`Port paid\n\nBy Jane Roe\n\n${long}\n\n${long}`, []));
    expect(html).toMatch(
      /^<p class="headline" role="heading" aria-level="1" data-start="0" data-end="9" dir="auto"><span class="s"/,
    );
    expect(html).toContain('<p class="byline" data-start');
    expect([...html.matchAll(/<span class="pn" data-x aria-hidden="true">(\d)<\/span>/g)].map(([, n]) => n)).toEqual([
      "1",
      "2",
    ]);
  });

  it("greys what is set aside, says what it is and offers to put it back; its words stay the text's", () => {
    const words = "Port paid in full\n\nRead also: The mud\n\nThe port paid 48 million for a channel.";
    const base = reading(words, []);
    const aside = [{ paragraph: 1, reason: "read-also" as const }];
    const html = readingMarkup({ ...base, aside, sentences: base.sentences.filter((one) => one.start !== 19) });
    expect(html).toContain('<p class="aside" data-run="1"');
    expect(html).toContain("link to another article <button");
    expect(html).not.toContain("folded");
    expect(parsed(html).paragraphs).toEqual([
      "Port paid in full",
      "Read also: The mud",
      "The port paid 48 million for a channel.",
    ]);
    // The number counts what is read.
    expect(html).toContain('<span class="pn" data-x aria-hidden="true">1</span><span class="s" id');
  });

  it("folds many in a row behind the first", () => {
    const lines = ["Menu", "News", "Ports", "Weather", "The port paid 48 million for a channel."];
    const aside = [0, 1, 2, 3].map((paragraph) => ({ paragraph, reason: "navigation" as const }));
    const html = readingMarkup({ ...reading(lines.join("\n\n"), []), aside });
    expect(html.match(/class="aside[^"]* folded"/g)).toHaveLength(4);
    expect(html.match(/data-unfold="0"/g)).toHaveLength(1);
    expect(html).toContain("4 paragraphs are set aside as not the article");
    expect(parsed(html).paragraphs).toEqual(lines);
  });

  it("nests a claim inside another and puts both numbers at a common end", () => {
    const html = readingMarkup(
      reading(text, [
        mention(2, at("six kilometres had not been dredged")),
        mention(1, at("The port paid for a channel although six kilometres had not been dredged")),
      ]),
    );
    const { marks } = parsed(html);
    expect(marks.map(({ depth, words }) => [depth, words])).toEqual([
      [0, "The port paid for a channel although six kilometres had not been dredged"],
      [1, "six kilometres had not been dredged"],
    ]);
    expect(marks[1]?.attributes).toContain("cl c-tocheck lv2");
    expect(html).toMatch(/<span class="nw">dredged<sup[^>]*>2<\/sup><sup[^>]*>1<\/sup><\/span><\/mark><\/mark>\./);
    // The outer claim's number stands in the inner one's mark, and says whose it is.
    expect([...html.matchAll(/<sup([^>]*)>/g)].map(([, written = ""]) => /data-c="(.*?)"/.exec(written)?.[1])).toEqual([
      undefined,
      "c1",
    ]);
  });

  it("cuts claims that cross, so that both stay legible", () => {
    const { marks } = parsed(
      readingMarkup(
        reading(text, [mention(1, at("paid for a channel although")), mention(2, at("a channel although six"))]),
      ),
    );
    expect(marks.map(({ depth, words }) => [depth, words])).toEqual([
      [0, "paid for a channel although"],
      [1, "a channel although"],
      [0, " six"],
    ]);
    expect(marks.map(({ attributes }) => [/lv2/.test(attributes), /tabindex/.test(attributes)])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  it("marks a claim in every sentence and paragraph that it touches, with one tab stop and one number", () => {
    const range = { start: at("dredged").start, end: at("denied").end };
    const html = readingMarkup(reading(text, [mention(7, range, { status: "stale", substance: "not-checkable" })]));
    expect(parsed(html).marks.map(({ words }) => words)).toEqual(["dredged.", "Papers show it.", "It denied"]);
    expect(html.match(/tabindex/g)).toHaveLength(1);
    expect(html.match(/<sup/g)).toHaveLength(1);
    expect(html).toContain("Claim A7, stale sign-off, not checkable: dredged. Papers show it. It denied");
    expect(html).toContain('class="cl c-stale v-nc"');
  });

  it("keeps the number with one character where words are not spaced, and breaks no character", () => {
    const chinese = "港口付清了全部款项。";
    const html = readingMarkup(reading(chinese, [mention(1, { start: 0, end: 9 })]));
    expect(html).toContain('港口付清了全部款<span class="nw">项<sup');
    const family = "x👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧";
    expect(readingMarkup(reading(family, [mention(1, { start: 0, end: family.length })]))).toMatch(
      /<span class="nw">(?:👩‍👩‍👧)+<sup/u,
    );
  });

  it("lets nothing of the text or of a claim be markup", () => {
    const hostile = `<script>alert("1")</script> & 'so' <img src=x onerror=alert(1)>`;
    const html = readingMarkup(
      reading(`${hostile} said.`, [
        mention(1, { start: 2, end: 30 }, { id: '"><b>', claimId: "'<i>", statement: hostile }),
      ]),
    );
    expect(parsed(html).paragraphs).toEqual([`${hostile} said.`]);
  });

  it("has exactly the words of the paragraphs and of each claim, well formed, whatever is marked", () => {
    const piece = fc.constantFrom(
      "Port paid. ",
      'a < b & "c" ',
      "\n\n",
      "Dr. Roe’s ",
      "🙂 ",
      "שלום. ",
      "港口。",
      "x".repeat(30),
      "</p><b>",
      "\r ",
    );
    const span = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 30 }),
        fc.array(span, { maxLength: 12 }),
        (pieces, spans) => {
          const whole = pieces.join("");
          const mentions = spans.map(([one, other], index) => {
            const [start = 0, end = 0] = [one % (whole.length + 1), other % (whole.length + 1)].sort((a, b) => a - b);
            return mention(index + 1, { start, end });
          });
          const suggestions = spans
            .map(([one, other], index): MarkedSuggestion => {
              const [start = 0, end = 0] = [one % (whole.length + 1), other % 40].sort((a, b) => a - b);
              const says = { statement: "<&>", kind: "other", stakes: "routine", mode: "asserts" } as const;
              return { id: `g${index}`, start, end, reasons: [], ...says };
            })
            .sort((a, b) => a.start - b.start);
          const input = reading(whole, mentions, { suggestions });
          const html = readingMarkup(input);
          const { paragraphs, marks, numbered } = parsed(html);
          expect(paragraphs).toEqual(input.paragraphs.map(({ start, end }) => whole.slice(start, end)));
          for (const one of mentions) {
            const own = marks.filter(({ attributes }) => attributes.includes(`data-m="${one.id}"`));
            const bare = whole.slice(one.start, one.end).replace(/\s/g, "");
            expect(
              own
                .map(({ words }) => words)
                .join("")
                .replace(/\s/g, ""),
            ).toBe(bare);
            expect(own.filter(({ attributes }) => attributes.includes("tabindex")).length).toBe(own.length > 0 ? 1 : 0);
            expect(numbered.filter((claim) => claim === one.claimId).length).toBe(own.length > 0 ? 1 : 0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("writes 20,000 words with 1,000 claims in a few milliseconds", () => {
  const long = `${"The port paid for a channel although six kilometres had not been dredged. ".repeat(5)}\n`.repeat(
    310,
  );
  const mentions = Array.from({ length: 1000 }, (_, index) =>
    mention(index + 1, { start: index * 115 + 3, end: index * 115 + 60 }),
  );
  const input = reading(long, mentions);
  readingMarkup(input);
  const began = performance.now();
  readingMarkup(input);
  expect(performance.now() - began).toBeLessThan(500);
});
