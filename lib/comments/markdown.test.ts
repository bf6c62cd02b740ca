import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type Block, blocksOf, type Inline, inlinesOf, plainWords, saidWords } from "@/lib/comments/markdown";

/** An outline that a test can be read by: what is strong in stars, what is a link in brackets. */
const told = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind === "text") return inline.text;
      if (inline.kind === "code") return `<code ${inline.text}>`;
      if (inline.kind === "link") return `<${inline.text} → ${inline.href}>`;
      return `<${inline.kind} ${told(inline.children)}>`;
    })
    .join("");

const outline = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [`p ${told(block.children)}`];
    if (block.kind === "code") return [`code ${block.text}`];
    if (block.kind === "quote") return outline(block.blocks).map((line) => `> ${line}`);
    return block.items.map((item, at) => `${block.start === null ? "-" : `${block.start + at}.`} ${told(item)}`);
  });

test.each<[string, string]>([
  ["plain words", "plain words"],
  ["**strong** and *soft* and _soft_", "<strong strong> and <em soft> and <em soft>"],
  ["**strong with *soft* in it**", "<strong strong with <em soft> in it>"],
  ["2 * 3 * 4 is no emphasis", "2 * 3 * 4 is no emphasis"],
  ["a snake_case_name stays", "a snake_case_name stays"],
  ["**never closed", "**never closed"],
  ["`**code**` is code", "<code **code**> is code"],
  ["``a ` in code``", "<code a ` in code>"],
  ["a lone ` tick", "a lone ` tick"],
  ["\\*not soft\\*", "*not soft*"],
  ["[the log](https://port.example/log?a=1) says", "<the log → https://port.example/log?a=1> says"],
  ["see https://port.example/a_b_c.", "see <https://port.example/a_b_c → https://port.example/a_b_c>."],
  ["(https://port.example/x_(y))", "(<https://port.example/x_(y) → https://port.example/x_(y)>)"],
  ["**https://port.example**", "<strong <https://port.example → https://port.example/>>"],
  ["[press me](javascript:alert(1))", "[press me](javascript:alert(1))"],
  ["[press me](data:text/html,hi)", "[press me](data:text/html,hi)"],
  ["[press me](//evil.example)", "[press me](//evil.example)"],
  ["javascript:alert(1) and vbscript:x", "javascript:alert(1) and vbscript:x"],
  ["<b>no</b> <script>alert(1)</script>", "<b>no</b> <script>alert(1)</script>"],
  ["https://", "https://"],
])("%j reads %j", (typed, reads) => {
  expect(told(inlinesOf(typed))).toBe(reads);
});

test.each<[string, string, string[]]>([
  ["paragraphs, and lines within them", "One.\nStill one.\n\nTwo.", ["p One.\nStill one.", "p Two."]],
  ["a list after a line", "Look:\n- at page 31\n- at **32**", ["p Look:", "- at page 31", "- at <strong 32>"]],
  ["a numbered list", "3. Ring\n4. Ask", ["3. Ring", "4. Ask"]],
  ["an item that goes on", "- one\n  and on\n- two", ["- one\nand on", "- two"]],
  ["a year that begins a line", "It was so in\n1985. Not since.", ["p It was so in\n1985. Not since."]],
  ["a quote, and a quote in it", "> She said:\n> > no\nYes.", ["> p She said:", "> > p no", "p Yes."]],
  ["code as it is", "```\n**x**\n> y\n```\nz", ["code **x**\n> y", "p z"]],
  ["code that nobody closed", "```\nx", ["code x"]],
  ["line ends of every system", "a\r\nb\rc", ["p a\nb\nc"]],
  ["nothing", " \n\n", []],
])("reads %s", (_, typed, reads) => {
  expect(outline(blocksOf(typed))).toEqual(reads);
});

describe("whatever is typed", () => {
  const signs = fc.array(
    fc.constantFrom(
      "*",
      "**",
      "_",
      "`",
      "```",
      "[",
      "](",
      "https://a.example",
      ")",
      "> ",
      "- ",
      "1. ",
      "\n",
      "\\",
      "a",
      " ",
      "@",
      "<",
    ),
    { maxLength: 60 },
  );

  it("keeps every letter, whatever signs stand around it", () => {
    const letters = (text: string) => [...text.replace(/[^a-z]/g, "")].sort().join("");
    fc.assert(
      fc.property(signs, (parts) => {
        const typed = parts.join("").replaceAll("https://a.example", "a");
        const all = outline(blocksOf(typed))
          .join("\n")
          .replaceAll(/<(?:em|strong|code) |^(?:> )*(?:p|code) /gm, "");
        expect(letters(all)).toBe(letters(typed));
      }),
    );
  });

  it("leads to the web or nowhere", () => {
    const links = (inlines: readonly Inline[]): string[] =>
      inlines.flatMap((one) => (one.kind === "link" ? [one.href] : "children" in one ? links(one.children) : []));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          signs.map((parts) => parts.join("")),
        ),
        (typed) => {
          for (const href of links(inlinesOf(typed))) expect(href).toMatch(/^https?:\/\/[^/]/);
        },
      ),
    );
  });

  it.each([
    ["stars", "*".repeat(10_000)],
    ["openings", "*a ".repeat(3_300)],
    ["brackets", "[".repeat(10_000)],
    ["half links", "[a](https://a".repeat(700)],
    ["quotes in quotes", ">".repeat(10_000)],
    ["ticks of every length", Array.from({ length: 130 }, (_, n) => `${"`".repeat(n + 1)} `).join("")],
    ["nested emphasis", `${"*a _b ".repeat(1_600)}`],
  ])("is read at once: %s", (_, typed) => {
    const began = performance.now();
    blocksOf(typed);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

test("what somebody says themselves is neither quoted nor code nor a link", () => {
  const typed = "Mine *and mine*\n> theirs\n\n- mine\n\n`not` [nor](https://a.example)\n```\nnor\n```";
  expect(saidWords(blocksOf(typed))).toEqual(["Mine ", "and mine", "mine", " "]);
});

it.each([
  ["**Hold** this, @Lena Lead: _they_ `cut` it.", "Hold this, @Lena Lead: they cut it."],
  ["The [minutes](https://harbour.example/minutes) say so.", "The minutes say so."],
  ["Two things:\n- the log\n- the **invoice**", "Two things:\n• the log\n• the invoice"],
  ["3. third\n4. fourth", "3. third\n4. fourth"],
  ["> the ferry *sank*\n\nNo.", "“the ferry sank”\nNo."],
  ["```\na * b\n```", "a * b"],
  ["2 * 3 = 6 and snake_case_name", "2 * 3 = 6 and snake_case_name"],
  ["", ""],
])("as plain text, %j says %j", (typed, says) => {
  expect(plainWords(blocksOf(typed))).toBe(says);
});
