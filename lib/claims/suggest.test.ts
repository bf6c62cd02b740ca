import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";
import { suggestionsOf } from "@/lib/claims/suggest";
import { suggestionReasons } from "@/lib/claims/suggestion";

const article = { publishedAt: "2026-03-17", timeZone: "UTC", language: "en" };

function suggested(text: string, over: Partial<typeof article> = {}) {
  const paragraphs = paragraphsOf(text).map((paragraph) => ({ ...paragraph, role: "body" as const }));
  const context = { ...article, ...over };
  return suggestionsOf(text, sentencesOf(text, context.language, paragraphs), paragraphs, context);
}

describe("what is suggested, and why", () => {
  it.each([
    ["figure", "The firm employs 9,300 people."],
    ["figure", "Nearly a third of schools have no music teacher."],
    ["date", "The ramp was built in 1979."],
    ["date", "Divers found the crack on Monday."],
    ["name-and-action", "Joe Tully was sent off."],
    ["name-and-action", "The council rejected the plan."],
    ["quotation", "“We let our customers down, and we own that,” Whitlock told analysts."],
    ["quotation", 'Its director said: "A child who never sings forgets how."'],
    ["attribution", "Officials confirmed that the road is closed."],
    ["cause", "The shares fell because of a recall."],
    ["superlative", "It is the worst spill on the river."],
    ["superlative", "The dispute is the gravest between the neighbours."],
    ["comparison", "It has sold more machines than any of its competitors."],
    ["allegation", "He is accused of stabbing the shopkeeper."],
  ] as const)("%s: %s", (reason, text) => {
    const [one] = suggested(text);
    expect(one?.reasons).toContain(reason);
  });
});

describe("what is not suggested", () => {
  it.each([
    ["a question", "Whether they can, who knows?"],
    ["a question with a figure in it", "Should you pay for it?"],
    ["an appeal", "Call your council member."],
    ["an appeal to readers", "Share this article with your friends."],
    ["a wish", "Let us hope this is the last of it."],
    ["an opinion", "I have never much cared for stadiums."],
    ["a feeling", "We are thrilled to reach this milestone."],
    ["a transition", "But that is another story."],
    ["a guess", "Perhaps they are right."],
    ["a mood", "Music matters."],
    ["thanks", "I will always be grateful to her."],
  ])("%s: %s", (_, text) => {
    expect(suggested(text)).toEqual([]);
  });

  it("headlines, bylines, date lines and headings", () => {
    const text =
      "Council sells the harbour for 40 million\n\nBy Mara Quill\n\nThe council sold the harbour for 40 million.";
    const paragraphs = paragraphsOf(text);
    const [one, ...others] = suggestionsOf(text, sentencesOf(text, "en", paragraphs), paragraphs, article);
    expect(one).toMatchObject({ statement: "The council sold the harbour for 40 million." });
    expect(others).toEqual([]);
  });
});

describe("the kind of claim that is proposed", () => {
  it.each([
    ["event", "Neil Vance resigned on Thursday."],
    ["figure", "Inflation rose to 3.4% in February."],
    ["figure", "The payments, of between £180 and £2,400, exceeded the limit."],
    ["quote", "“This is a fire sale dressed up as renewal,” said Priya Lacey."],
    ["allegation", "Supporters accuse the lobby of misleading voters."],
    ["other", "The recordings are the largest archive of speech."],
  ] as const)("%s: %s", (kind, text) => {
    expect(suggested(text)).toMatchObject([{ kind }]);
  });
});

describe("the stakes that are proposed", () => {
  it.each([
    ["routine", "The ferry carried 240 people."],
    ["important", "The company is accused of misleading voters."],
    ["important", "At least 17 people were killed when a bridge collapsed."],
    ["important", "The contract with Brightwell was worth 60 million."],
    ["critical", "Mr Oldroyd was pronounced dead at the scene."],
    ["critical", "Prosecutors said Colburn pocketed bribes of $73,000."],
  ] as const)("%s: %s", (stakes, text) => {
    expect(suggested(text)).toMatchObject([{ stakes }]);
  });
});

describe("how the sentence puts it", () => {
  it.each([
    ["asserts", "The council sold the harbour in 2019."],
    ["attributes", "The council sold the harbour in 2019, officials said."],
    ["attributes", "According to the Courier, the council sold the harbour."],
    ["hedges", "The council reportedly sold the harbour in 2019."],
    ["hedges", "Internal e-mails suggest that the director knew."],
    ["denies", "The council denied that it had sold the harbour."],
    ["asserts", "“We sold it,” read the banner that hung from the tower for 20 days."],
  ] as const)("%s: %s", (mode, text) => {
    expect(suggested(text)).toMatchObject([{ mode }]);
  });
});

describe("the statement that is drafted", () => {
  it.each([
    ["is the sentence", "The bridge closed in 2019.", "The bridge closed in 2019."],
    ["tells the day", "The bridge closed on Saturday.", "The bridge closed on Saturday 14 March 2026."],
    ["joins broken lines", "The council  paid\tnine million.", "The council paid nine million."],
    ["leaves out what links it", "However, the council paid nine million.", "The council paid nine million."],
    ["leaves out who says so", "The bridge closed in 2019, officials said.", "The bridge closed in 2019."],
    ["… before it", "According to the Courier, the bridge closed in 2019.", "The bridge closed in 2019."],
    [
      "keeps what comes after it",
      "The bridge closed in 2019, officials said, and nobody noticed.",
      "The bridge closed in 2019, officials said, and nobody noticed.",
    ],
    [
      "keeps who does not",
      "The bridge closed in 2019, but nobody said.",
      "The bridge closed in 2019, but nobody said.",
    ],
    ["keeps quotations", "“It closed in 2019,” officials said.", "“It closed in 2019,” officials said."],
    ["keeps hedges", "The bridge reportedly closed in 2019.", "The bridge reportedly closed in 2019."],
  ])("%s", (_, text, statement) => {
    expect(suggested(text)).toMatchObject([{ statement }]);
  });

  it("names who is meant where only one person can be", () => {
    const [, second, third] = suggested(
      "Peter Colburn took bribes in 2019. He faces 20 years. His brother fled in 2020.",
    );
    expect(second?.statement).toBe("Peter Colburn faces 20 years.");
    expect(third?.statement).toBe("Peter Colburn’s brother fled in 2020.");
  });

  it("keeps the pronoun where two people stand before it, or none in its paragraph", () => {
    const two = suggested("Peter Colburn met Neil Vance in 2019. He faces 20 years.");
    expect(two.at(-1)?.statement).toBe("He faces 20 years.");
    const apart = suggested("Peter Colburn took bribes in 2019.\n\nHe faces 20 years.");
    expect(apart.at(-1)?.statement).toBe("He faces 20 years.");
  });

  it("leaves days alone where the article's date is not known", () => {
    const [one] = suggestionsOf(
      "Voss resigned on Saturday.",
      [{ start: 0, end: 26, paragraph: 0 }],
      [{ role: "body" }],
      {
        ...article,
        publishedAt: null,
      },
    );
    expect(one?.statement).toBe("Voss resigned on Saturday.");
  });

  it("is at most as long as a statement may be", () => {
    const [one] = suggested(`The council paid 9 million for ${"barges, tugs and ".repeat(200)}ropes.`);
    expect(one?.statement.length).toBeLessThanOrEqual(1000);
    expect(one?.statement.endsWith("…")).toBe(true);
  });
});

describe("texts in other languages", () => {
  it.each([
    ["de", "Der Stadtrat verkaufte den Hafen im Jahr 2019 für 40 Millionen Euro."],
    ["de", "„Das ist ein Ausverkauf der ganzen Stadt“, sagte Anna Lindner."],
    ["fr", "Le conseil a vendu le port pour 40 millions d’euros."],
    ["es", "«Nadie nos dijo nada de todo esto», dijo Carmen Ruiz."],
    ["ru", "Мэр Иван Петров подписал договор 12 декабря."],
    ["zh", "市议会在2019年以4000万元出售了港口。"],
    ["ar", "باع المجلس الميناء مقابل ٤٠ مليون."],
  ])("%s: %s", (language, text) => {
    expect(suggested(text, { language })).toMatchObject([{ statement: text }]);
  });
});

describe("whatever the text", () => {
  it("a paragraph as long as a book takes no longer than its sentences do", () => {
    const text = "Derek Oldroyd met the board on Friday. He said it was due last month. ".repeat(5000).trim();
    const sentences = [...text.matchAll(/\S[^.]*\./g)].map(({ 0: { length }, index }) => {
      return { start: index, end: index + length, paragraph: 0 };
    });
    const begun = performance.now();
    expect(suggestionsOf(text, sentences, [{ role: "body" }], article)).toHaveLength(10_000);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  const pieces = fc.constantFrom(
    "“",
    "”",
    '"',
    "„",
    "He ",
    "said ",
    "40 ",
    "Anna Lee ",
    "on Friday ",
    ".",
    "? ",
    "\n\n",
    "\ud83d",
    "’s ",
    "U.S. ",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 60 }).map((list) => list.join("")),
  );

  it("offsets are those of its sentences, in their order, and every field can be stored", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("en", "", "de", "zh", "x-nonsense"), (text, language) => {
        const paragraphs = paragraphsOf(text);
        const sentences = sentencesOf(text, "en", paragraphs);
        const places = sentences.map(({ start, end }) => `${start} ${end}`);
        let last = -1;
        for (const one of suggestionsOf(text, sentences, paragraphs, { ...article, language })) {
          const at = places.indexOf(`${one.start} ${one.end}`);
          expect(at).toBeGreaterThan(last);
          last = at;
          expect(one.statement.trim()).not.toBe("");
          expect(one.statement.length).toBeLessThanOrEqual(1000);
          expect(one.statement.isWellFormed()).toBe(true);
          expect(one.weight).toBeGreaterThan(0);
          expect(one.weight).toBeLessThanOrEqual(1);
          expect(one.reasons.length).toBeGreaterThan(0);
          expect(suggestionReasons).toEqual(expect.arrayContaining(one.reasons));
        }
      }),
    );
  });
});
