/** How well intake reads real web pages whose article, title, author and date are known. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { articleText, composed } from "@/lib/articles/intake/document";
import { readHtml } from "@/lib/articles/intake/html";

type Truth = { url: string; title: string; author: string; publish_date: string; main_content: string };

/** Shares from 0 to 1. */
type Scores = { f1: number; title: number; date: number; byline: number; readabilityF1: number };
export type PageFigures = Scores & {
  msPerPage: number;
  perPage: (Scores & { page: string; ms: number })[];
};

/** A collection of pages beside the repository: NNNN.html.gz with NNNN.json {url, title, author, publish_date, main_content}. */
export const pagesFolder = "../shared/data/pages";

const targets = { f1: 0.955, title: 0.88, date: 0.75, byline: 0.7 };

/**
 * Reads every page of a folder and compares. F1 is over bags of lower-cased words, of the article without what is set
 * aside, against `main_content`.
 * @returns null if the folder is not there.
 */
export async function pageFigures(folder = pagesFolder): Promise<PageFigures | null> {
  if (!existsSync(folder)) return null;
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith(".html.gz"))
    .sort();
  const perPage = pages.map((file) => {
    const page = file.replace(/\.html\.gz$/, "");
    const truth = JSON.parse(readFileSync(join(folder, `${page}.json`), "utf8")) as Truth;
    const source = gunzipSync(readFileSync(join(folder, file))).toString("utf8");
    return { page, ...scoresOf(source, truth) };
  });
  const mean = (of: keyof Scores | "ms") => perPage.reduce((sum, page) => sum + page[of], 0) / perPage.length;
  return {
    f1: mean("f1"),
    title: mean("title"),
    date: mean("date"),
    byline: mean("byline"),
    readabilityF1: mean("readabilityF1"),
    msPerPage: mean("ms"),
    perPage,
  };
}

function scoresOf(source: string, truth: Truth) {
  const start = performance.now();
  const time = { timeZone: "UTC", now: new Date(), ...(truth.url ? { url: truth.url } : {}) };
  const { blocks, metadata } = readHtml(source, time, "utf-8");
  const ms = performance.now() - start;
  const { document } = parseHTML(source);
  const readability = new Readability(document).parse()?.textContent ?? "";
  const content = wordsOf(truth.main_content);
  return {
    f1: f1Of(wordsOf(articleText(composed(blocks))), content),
    title: Number(metadata.title === truth.title.trim()),
    date: Number(metadata.publishedAt?.slice(0, 10) === truth.publish_date.slice(0, 10)),
    byline: Number(truth.author !== "" && (metadata.byline ?? "").toLowerCase().includes(truth.author.toLowerCase())),
    readabilityF1: f1Of(wordsOf(readability), content),
    ms,
  };
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

function f1Of(found: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return found.length + wanted.length === 0 ? 1 : (2 * common) / (found.length + wanted.length);
}

/** The report's lines about pages. */
export async function pageLines(folder = pagesFolder): Promise<string[]> {
  const figures = await pageFigures(folder);
  if (!figures) return [`web pages: there is no folder ${folder}; give one that has NNNN.html.gz and NNNN.json`];
  const told = (name: string, value: number, target: number) =>
    `${name.padEnd(80)}  ${value.toFixed(4)}  ${value >= target ? "reaches" : "MISSES"} at least ${target}`;
  return [
    told(`main text of ${figures.perPage.length} pages, mean word F1`, figures.f1, targets.f1),
    `${"the same by Readability alone".padEnd(80)}  ${figures.readabilityF1.toFixed(4)}`,
    told("title exact", figures.title, targets.title),
    told("date of the same day", figures.date, targets.date),
    told("byline contains the author", figures.byline, targets.byline),
    `${"one page".padEnd(80)}  ${figures.msPerPage.toFixed(1)} ms`,
  ];
}
