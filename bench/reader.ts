import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "@playwright/test";
import { comparisonProgram } from "@/bench/comparison";
import { type Bench, type Line, median } from "@/bench/measure";
import { type Made, newArticle, stillPage } from "@/bench/reader-article";
import { browserPath } from "@/e2e/browser";
import { signIn } from "@/e2e/page";
import { newCast } from "@/e2e/people";
import { startSite } from "@/e2e/server";

const sizes = [
  { words: 20_000, claims: 1000, longestTask: 50 },
  { words: 100_000, claims: 5000, longestTask: 200 },
] as const;
const rounds = 15;
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const viewport = { width: 1440, height: 900 };

/** The reader's page in Chromium, from the built program; and how many of them it serves. */
export const reader: Bench = {
  floor: "the same page of the same program with its text as <p> and <mark> alone (content-visibility: auto)",
  async measure() {
    const program = comparisonProgram();
    if (!program) {
      console.log("The program to compare with was not built: the reason is above.");
      return [];
    }
    const site = await startSite({}, program);
    const browser = await chromium.launch({ executablePath: browserPath(process.env), args });
    const still = createServer();
    try {
      const people = await newCast(site);
      const context = await browser.newContext({ baseURL: site.url, viewport });
      await context.addInitScript({ content: watching });
      const page = await context.newPage();
      await signIn(page, people.lead.email);
      const lines: Line[] = [];
      for (const size of sizes) {
        const made = await newArticle(site, people, size.words, size.claims);
        lines.push(...(await paints(page, browser, still, made, size)));
        if (size.words === 20_000) lines.push(await served(page, site.url + made.address));
      }
      return lines;
    } finally {
      still.close();
      await browser.close();
      await site.stop();
    }
  },
};

type Painted = {
  fromNavigation: number;
  fromResponse: number;
  whole: number;
  longestTask: number;
  scripts: number;
  bytes: number;
};

/**
 * Notes when the browser presented the first words of the text, by its own clock, when all of it stood there, and the
 * longest task. As text: the names that tsx keeps are none of the browser's.
 */
const watching = `
  window.__name = (named) => named;
  window.painted = 0;
  window.whole = 0;
  window.longest = 0;
  requestAnimationFrame(function look() {
    const body = document.readyState !== "loading" && document.querySelector(".body");
    const all = body && body.lastElementChild?.matches("p") && !body.ariaBusy;
    if (all) window.whole = performance.now();
    else requestAnimationFrame(look);
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { element, renderTime } of list.getEntries())
      if (!window.painted && element?.closest(".body")) window.painted = renderTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
`;

type Watched = { painted: number; whole: number; longest: number };

/** @param from is open before: a page of the desk, so that neither pays for taking down a long text. */
async function painted(page: Page, address: string, from: string): Promise<Painted> {
  await page.goto(from, { waitUntil: "load" });
  await page.waitForTimeout(300);
  await page.goto(address, { waitUntil: "load" });
  const there = () => {
    const { painted, whole } = window as unknown as Watched;
    return painted > 0 && whole > 0;
  };
  await page.waitForFunction(there, undefined, { polling: 50 });
  await page.waitForTimeout(1200);
  const loaded = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => /\.js(\?|$)/.test(new URL(name).pathname));
    const at = (window as unknown as Watched).painted;
    return {
      fromNavigation: at,
      fromResponse: at - (navigation?.responseStart ?? 0),
      whole: (window as unknown as Watched).whole,
      scripts: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      bytes: navigation?.encodedBodySize ?? 0,
    };
  });
  for (const key of ["j", "j", "u", "f"]) await page.keyboard.press(key);
  await page.mouse.wheel(0, 3000);
  await page.waitForTimeout(300);
  const longestTask = await page.evaluate(() => (window as unknown as Watched).longest);
  return { ...loaded, longestTask };
}

async function paints(
  page: Page,
  browser: Browser,
  still: Server,
  made: Made,
  { words, claims, longestTask }: (typeof sizes)[number],
): Promise<Line[]> {
  await page.goto(made.address, { waitUntil: "load" });
  const styles = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(({ href }) => href),
  );
  const css = await Promise.all(styles.map(async (href) => (await fetch(href)).text()));
  const html = stillPage(made, css);
  still.removeAllListeners("request");
  still.on("request", (_request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(html);
  });
  if (!still.listening) await new Promise<void>((ready) => still.listen(0, "127.0.0.1", ready));
  const file = `http://127.0.0.1:${(still.address() as AddressInfo).port}/`;
  const other = await (await browser.newContext({ viewport })).newPage();
  await other.addInitScript({ content: watching });
  const ours: Painted[] = [];
  const plain: Painted[] = [];
  const bare: Painted[] = [];
  for (let round = 0; round <= rounds; round++) {
    const list = made.address.replace(/[^/]+$/, "");
    const one = await painted(page, made.address, list);
    const floor = await painted(page, `${made.address}/plain`, list);
    const least = await painted(other, file, "about:blank");
    if (round === 0) continue;
    ours.push(one);
    plain.push(floor);
    bare.push(least);
  }
  await other.context().close();
  const of = (list: Painted[], what: keyof Painted) => median(list.map((one) => one[what]));
  const name = `${words.toLocaleString("en-GB")} words, ${claims.toLocaleString("en-GB")} claims`;
  const line = (job: string, what: keyof Painted, floor: Painted[], target?: Line["target"]): Line => ({
    job: `${name}: ${job}`,
    ours: of(ours, what),
    floor: of(floor, what) || 1,
    target,
  });
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(
    `${name}: JavaScript ${kB(of(ours, "scripts"))} compressed, at most 180; the page itself ${kB(of(ours, "bytes"))}, its floor ${kB(of(plain, "bytes"))}`,
  );
  return [
    line("painted, from the click", "fromNavigation", plain, { ratio: 1.3 }),
    line("painted, from the first byte of the answer", "fromResponse", plain, { ratio: 1.3 }),
    line("all of the text there, from the click", "whole", plain),
    line("painted, from the click, beside a still file", "fromNavigation", bare),
    line("painted, from the first byte, beside a still file", "fromResponse", bare),
    line("longest task, with keys and scrolling", "longestTask", plain, { ours: longestTask }),
  ];
}

const asked = 120;

/**
 * How long one page takes the server, eight asked for at a time, in turns with the same page of the same program whose text
 * is mapped to elements. As they are made: packing them for the wire would cost the larger one more.
 */
async function served(page: Page, address: string): Promise<Line> {
  const cookies = await page.context().cookies();
  const headers = {
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    "Accept-Encoding": "identity",
  };
  const get = async (path: string) => {
    const answer = await fetch(path, { headers });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    await answer.arrayBuffer();
  };
  const each = async (path: string) => {
    const started = performance.now();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let at = 0; at < asked / 8; at++) await get(path);
      }),
    );
    return (performance.now() - started) / asked;
  };
  const taken = { ours: [] as number[], mapped: [] as number[] };
  for (let round = 0; round <= 5; round++) {
    const turn = { ours: await each(address), mapped: await each(`${address}/mapped`) };
    if (round === 0) continue;
    taken.ours.push(turn.ours);
    taken.mapped.push(turn.mapped);
  }
  const [ours, mapped] = [median(taken.ours), median(taken.mapped)];
  console.log(
    `The reading page at 20,000 words and 1,000 claims: ${(1000 / ours).toFixed(0)} requests a second, ${(1000 / mapped).toFixed(0)} with its text mapped to elements; the client on the same two cores`,
  );
  return {
    job: "20,000 words, 1,000 claims: a page served, beside one that maps pieces to elements",
    ours,
    floor: mapped,
    target: { ratio: 1 / 3 },
  };
}
