import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MarkedText, markedTexts } from "@/bench/attributions/marked";
import { inTurns, type Line } from "@/bench/measure";
import { sentencesOf } from "@/lib/articles/sentences";
import type { Attribution } from "@/lib/sources/attribution/attribution";
import { attributionsIn, isOutlet } from "@/lib/sources/attribution/attributions-in";
import { scanned } from "@/lib/sources/attribution/mentions";
import { outletIndex } from "@/lib/sources/attribution/outlet-index";
import { outletKey, outletNames } from "@/lib/sources/outlet";
import { shippedOutlets } from "@/lib/sources/outlets/shipped";

const wanted = 0.8;
const sets = [
  { file: "tuned.txt", name: "sentences that the rules were tuned on" },
  { file: "held-out.txt", name: "held-out sentences", target: true },
  { file: "later.txt", name: "sentences marked when the rules stood", target: true },
];

/** How many sentences that have something from a named outlet are found, and what is read in the worked example. */
export async function attributionFigures(): Promise<string[]> {
  const lines = sets.map(({ file, name, target }) => {
    const { f1, told } = measured(markedTexts(file));
    return `${name}: ${told}${target ? `  ${f1 >= wanted ? "reaches" : "MISSES"} F1 at least ${wanted}` : ""}`;
  });
  return [...lines, ...workedExample()];
}

function measured(texts: readonly MarkedText[]): { f1: number; told: string } {
  const names = outletNames(shippedOutlets);
  const key = (outlet: string) => outletKey(outlet, names);
  let [found, wrong, missed, same, all] = [0, 0, 0, 0, 0];
  for (const { text, sentences, language } of texts) {
    const read = attributionsIn(text, { sentences, language, outlets: shippedOutlets });
    for (const { start, outlets } of sentences) {
      const here = read.filter(({ source, sentences: at }) => isOutlet(source) && at.some(([from]) => from === start));
      all += 1;
      if (outlets.length > 0 && here.length === 0) missed += 1;
      else if (outlets.length > 0) found += 1;
      else if (here.length > 0) wrong += 1;
      if (here.some(({ source }) => outlets.some((one) => key(one) === key(source.outlet)))) same += 1;
    }
  }
  const [precision, recall] = [found / (found + wrong), found / (found + missed)];
  const f1 = (2 * precision * recall) / (precision + recall);
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(2));
  return {
    f1,
    told: `${all}, of which ${found + missed} have something from an outlet: precision ${figures[0]}, recall ${figures[1]}, F1 ${figures[2]}; the outlet meant in ${same} of ${found}`,
  };
}

/** One thing that an article of the worked example rests on. */
type Expected = {
  what: string;
  is: (one: Attribution) => boolean;
};

const through = (one: Attribution, outlet: string) => one.through?.outlet === outlet;
const cites = (outlet: string): Expected => ({
  what: outlet,
  is: ({ source, through: by }) => source.outlet === outlet && by === null,
});
const post = "The Washington Post";
const journal = "The Wall Street Journal";

/** By the number that each article's file begins with. */
const example: Record<string, Expected[]> = {
  "000": [
    cites(post),
    cites("International Consortium of Investigative Journalists"),
    { what: `documents through ${post}`, is: (one) => one.source.is === "document" && through(one, post) },
    { what: `analysts through ${post}`, is: (one) => one.source.is === "person" && through(one, post) },
  ],
  "001": [
    cites(post),
    cites("Reuters"),
    { what: `documents through ${post}`, is: (one) => one.source.is === "document" && through(one, post) },
    { what: "unnamed officials", is: unnamed("person") },
    { what: "unnamed analysts", is: unnamed("person") },
  ],
  "002": [
    { what: "a report of nobody", is: unnamed("report") },
    { what: "unnamed people", is: unnamed("person") },
  ],
  "003": [
    { what: "reports of nobody", is: unnamed("report") },
    { what: "sources through them", is: ({ source, through: by }) => source.unidentified && by?.unidentified === true },
    { what: "a spokesperson with an institution", is: ({ source }) => /^A spokesperson for /.test(source.name) },
    { what: "a named administration", is: ({ source }) => /Administration$/.test(source.name) },
    {
      what: "a named former official",
      is: ({ source, through: by }) => source.is === "person" && !source.unidentified && by === null,
    },
  ],
  "004": [
    cites(journal),
    { what: `officials through ${journal}`, is: (one) => unnamed("person")(one) && through(one, journal) },
    {
      what: `a named adviser through ${journal}`,
      is: (one) => one.source.is === "person" && !one.source.unidentified && through(one, journal),
    },
  ],
};

function unnamed(is: "person" | "report") {
  return ({ source }: Attribution) => source.is === is && source.unidentified;
}

function workedExample(): string[] {
  const folder = join(process.cwd(), "..", "shared", "articles");
  if (!existsSync(folder)) return ["attributions of the worked example: not here"];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => {
      const expected = example[file.slice(0, 3)];
      if (!expected) return [];
      const read = attributionsIn(readFileSync(join(folder, file), "utf8"), {
        outlets: shippedOutlets,
        language: "en",
      });
      const missing = expected.filter(({ is }) => !read.some(is)).map(({ what }) => what);
      const others = new Set(
        read.filter((one) => !expected.some(({ is }) => is(one))).map(({ source }) => source.outlet || source.name),
      );
      const reached = missing.length === 0 && others.size <= 1 ? "reaches" : "MISSES";
      return [
        `attributions of article ${file.slice(0, 3)}: ${expected.length - missing.length} of ${expected.length} (${expected.map(({ what }) => what).join(", ")})${missing.length > 0 ? `, not ${missing.join(", ")}` : ""}; others: ${others.size}  ${reached} all of them and at most 1 other`,
      ];
    });
}

export async function attributionLines(): Promise<Line[]> {
  const texts = [...markedTexts("tuned.txt"), ...markedTexts("held-out.txt")].map(({ text }) => text);
  const words = texts.join(" ").split(/\s+/);
  // Texts in which nearly every other sentence names an outlet: articles name far fewer.
  const dense = Array.from({ length: Math.floor(words.length / 600) }, (_, at) => {
    const text = words.slice(at * 600, at * 600 + 600).join(" ");
    return { text, sentences: sentencesOf(text, "en") };
  });
  const articleAt = (round: number) => dense[round % dense.length] ?? { text: "", sentences: [] };
  outletIndex(shippedOutlets);
  return [
    {
      ...(await inTurns("attributions of 600 words in which every other sentence names an outlet", {
        rounds: 300,
        ours: (round) => attributionsIn(articleAt(round).text, { ...articleAt(round), outlets: shippedOutlets }),
        floor: (round) => scanned(articleAt(round).text, outletIndex(shippedOutlets)),
      })),
      target: { ours: 2 },
    },
  ];
}
