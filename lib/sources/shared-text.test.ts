import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedText } from "@/lib/sources/shared-text";

const report = `Lock keeper saved three boats, harbour log shows

A lock keeper in Sterrin opened the eastern gates by hand on Friday night and saved three fishing boats from the flood, the harbour log shows.
Marit Osk, 61, turned the wheel for 50 minutes after the motor had failed at 2.15 am. Eleven fishermen were on board.
“Nobody told me to. Somebody had to,” she said on Saturday.
The motor had been reported broken in March. The canal office put the repair off because 14,000 crowns were missing.
Mayor Pelle Dahm wants to give her the city’s medal. The boats are worth about 2 million.`;

const edited = `Log: lock keeper saved three boats

On Friday night a lock keeper in Sterrin opened the eastern gates by hand and saved three fishing boats from the flood, according to the harbour log.
After the motor had failed at 2.15 am, Marit Osk, 61, turned the wheel for 50 minutes. On board were eleven fishermen.
The motor had been reported broken in March, but the canal office put the repair off, because 14,000 crowns were missing.
The city’s medal will be given to her, if mayor Pelle Dahm has his way. About 2 million is what the boats are worth.`;

const retold = `By hand against the flood

She cranked for almost an hour: when the power gave out at a quarter past two, 61-year-old Marit Osk moved the gates of the Sterrin lock with her own hands. Three boats with 11 fishermen got out of the flood in that way, as can be read in the log of the harbour.
It was known since March that the motor did not work. For lack of 14,000 crowns the canal office had it repaired later.
The fleet that was saved, worth some 2 million, belongs to the cooperative. Pelle Dahm, the mayor, would like to thank her with the medal of the city.`;

const another = `Sterrin asks how safe its lock is

The day after the flood, councillors in Sterrin argued about money. Why was nothing done, asked Ines Brok of the Citizens’ List, although the office had known for months?
“Nobody told me to. Somebody had to,” lock keeper Marit Osk had said on Saturday. For Brok the sentence says everything about the town.
Treasurer Aron Feld replied that the lock belongs to the state. He promised a list of all motors by Easter. The insurance pays for two of the boats only.
At the fish market people collected 3,100 crowns for the keeper.`;

const speech =
  "“We did not choose this river and it did not choose us. We shall neither leave it nor fear it, and whoever says that this town is finished has not met the people who live in it,” said the president.";
const fromTheQuay = `The president came at noon and spoke from a crate of herring. ${speech} Then he shook the hand of Ottilie Grau, who has sold nets since 1971, and asked what a net costs. She told him: 90 crowns.`;
const fromTheExchange = `Shares of insurers fell on Monday by 1.4 percent. ${speech} Analysts at Bank Norrland had hoped for figures on the dam. They expect claims of 300 million and a decision by June.`;

const passagesOf = (one: string, other: string) =>
  sharedText(one, other).passages.map(({ a, b }) => [one.slice(...a), other.slice(...b)] as const);

const spoken = (words: string): string[] => words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

describe("what two texts share", () => {
  it.each([
    ["the same text", report, report, 1, 1],
    ["a text that was edited lightly", report, edited, 0.9, 1],
    ["a text that was told anew, sentence by sentence", report, retold, 0.5, 1],
    ["two versions of the same text", edited, retold, 0.5, 1],
    ["another report of the same night", report, another, 0, 0.2],
    ["two stories that quote one speech at length", fromTheQuay, fromTheExchange, 0, 0.1],
    ["two stories that have nothing in common", report, fromTheExchange, 0, 0.02],
    ["nothing and something", "", report, 0, 0],
  ])("is sure by as much as it should be of %s", (_, one, other, least, most) => {
    const { rewrite } = sharedText(one, other);
    expect(rewrite).toBeGreaterThanOrEqual(least);
    expect(rewrite).toBeLessThanOrEqual(most);
  });

  it("tells how much of each is in the other", () => {
    const half = report.split("\n").slice(0, 4).join("\n");
    const { shareOfA, shareOfB } = sharedText(report, half);
    expect(shareOfB).toBe(1);
    expect(shareOfA).toBeCloseTo(spoken(half).length / spoken(report).length, 1);
  });

  it("finds a passage that was edited, as one passage", () => {
    const [first] = passagesOf(report, edited).filter(([words]) => words.includes("eastern gates"));
    expect(first?.[0]).toMatch(
      /A lock keeper in Sterrin opened .* by hand on Friday night and saved .* from the flood/,
    );
    expect(first?.[1]).toMatch(/a lock keeper in Sterrin opened .* by hand and saved .* from the flood/);
  });

  it("shows what two stories quote, and does not take it for a rewrite", () => {
    const [only] = passagesOf(fromTheQuay, fromTheExchange);
    expect(only?.[0]).toContain("whoever says that this town is finished has not met the people who live in it");
    expect(sharedText(fromTheQuay, fromTheExchange).rewrite).toBeLessThan(0.1);
  });

  it("does not take an outlet's own lines below two stories for a rewrite", () => {
    const about =
      "About the Halvern Lantern: The Halvern Lantern is an independent cooperative of forty reporters in six towns, paid for by its readers, and publishes under a free licence. Write to the newsroom at the address that is given on the website.";
    const { shareOfA, rewrite } = sharedText(`${another}\n\n${about}`, `${fromTheExchange}\n\n${about}`);
    expect(shareOfA).toBeGreaterThan(0.2);
    expect(rewrite).toBeLessThan(0.1);
  });

  it("does not take two forecasts in the same words for a rewrite", () => {
    const forecast = (coast: string, day: string, gusts: number, rain: number, ferry: string) =>
      `Storm brings gusts of ${gusts} kilometres an hour to the ${coast}

The weather service warns of gusts of up to ${gusts} kilometres an hour along the ${coast}ern coast on ${day} night. Inland it stays calmer.
The front brings up to ${rain} litres of rain per square metre. Ferries to ${ferry} stop in the evening.`;
    const { rewrite } = sharedText(
      forecast("north", "Thursday", 110, 30, "Outer Skerry"),
      forecast("west", "Sunday", 95, 20, "Cairn Island"),
    );
    expect(rewrite).toBeLessThan(0.5);
  });

  it("reads typesetting, case and line breaks as the same words", () => {
    const plain = report.replaceAll("“", '"').replaceAll("”", '"').replaceAll("’", "'").toUpperCase();
    expect(sharedText(report, plain.replaceAll(" ", "\n"))).toMatchObject({ shareOfA: 1, shareOfB: 1, rewrite: 1 });
  });

  it("finds what was copied in other scripts", () => {
    const chinese =
      "周五晚上，一名船闸管理员在洪水中手动打开了东侧闸门，救出了三艘渔船。港口日志显示，当时电机已经停止工作，船上共有十一名渔民。";
    const found = sharedText(`市长将授予她奖章。\n${chinese}`, `${chinese}\n这是另一条消息。`);
    expect(found.shareOfA).toBeGreaterThan(0.7);
    const arabic =
      "فتحت حارسة القفل البوابات الشرقية بيديها ليلة الجمعة وأنقذت ثلاثة قوارب صيد من الفيضان كما يظهر سجل الميناء";
    expect(sharedText(`${arabic} وقال العمدة شكرا`, arabic).shareOfB).toBe(1);
  });
});

const word = fc.constantFrom(
  ..."the port paid Halvern 4,200 crowns barges never left quay in May and Osk said “no one” knew. Then log showed: three boats\n\nMayor Dahm wants".split(
    " ",
  ),
);
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));

describe("whatever two texts say", () => {
  it("the shares are parts of each text, and the same whichever is named first", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const found = sharedText(one, other);
        const turned = sharedText(other, one);
        for (const part of [found.shareOfA, found.shareOfB, found.rewrite]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
        expect([turned.shareOfA, turned.shareOfB, turned.rewrite]).toEqual([
          found.shareOfB,
          found.shareOfA,
          found.rewrite,
        ]);
        const sides = (passages: typeof found.passages) => passages.map(({ a, b }) => [a, b]).sort();
        expect(sides(turned.passages.map(({ a, b }) => ({ a: b, b: a })))).toEqual(sides(found.passages));
      }),
    );
  });

  it("a passage begins and ends with the same word in both, and no two overlap", () => {
    fc.assert(
      fc.property(text, text, fc.nat(40), (one, other, from) => {
        const mixed = `${other} ${one.slice(from)} ${other}`;
        const { passages } = sharedText(one, mixed);
        for (const { a, b } of passages) {
          const [ours, theirs] = [spoken(one.slice(...a)), spoken(mixed.slice(...b))];
          expect(ours[0]).toBe(theirs[0]);
          expect(ours.at(-1)).toBe(theirs.at(-1));
        }
        for (const side of ["a", "b"] as const) {
          const sorted = passages.map((passage) => passage[side]).sort((x, y) => x[0] - y[0]);
          for (const [at, [start]] of sorted.entries()) expect(start).toBeGreaterThanOrEqual(sorted[at - 1]?.[1] ?? 0);
        }
      }),
    );
  });

  it("a text is wholly in itself", () => {
    fc.assert(
      fc.property(
        text.filter((one) => spoken(one).length > 0),
        (one) => {
          expect(sharedText(one, one)).toMatchObject({ shareOfA: 1, shareOfB: 1, rewrite: 1 });
        },
      ),
    );
  });
});
