import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { createElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { type Bench, type Line, median } from "@/bench/measure";
import { prose } from "@/bench/prose";
import { openDesk } from "@/db/client";
import { mentionsOfArticle } from "@/db/mention-places";
import { revisionById } from "@/db/revisions";
import { browserPath } from "@/e2e/browser";
import { signIn } from "@/e2e/page";
import { newCast, type People } from "@/e2e/people";
import { type Site, startSite } from "@/e2e/server";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { createDossier, createDossierInput } from "@/lib/dossiers/commands";

const sizes = [
  { words: 20_000, claims: 1000, longestTask: 50 },
  { words: 100_000, claims: 5000, longestTask: 200 },
] as const;
const rounds = 5;
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

type Made = { address: string; text: string; paragraphs: readonly [number, number, string][]; ranges: Range[] };
type Range = { start: number; end: number };
type Painted = { fromNavigation: number; fromResponse: number; longestTask: number; scripts: number };

/** The reader's page in Chromium, from the built program; and how many of them it serves. */
export const reader: Bench = {
  floor: "the same text and claims as a still page of <p> and <mark> with our styles and content-visibility: auto",
  async measure() {
    if (!existsSync(join(process.cwd(), ".next", "standalone", "server.js"))) {
      console.log("There is no built program to measure: run npm run build first.");
      return [];
    }
    const site = await startSite();
    const browser = await chromium.launch({ executablePath: browserPath(process.env), args });
    const still = createServer();
    try {
      const people = await newCast(site);
      const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await watch(page);
      await signIn(page, people.lead.email);
      const lines: Line[] = [];
      for (const size of sizes) {
        const made = await newArticle(site, people, size.words, size.claims);
        lines.push(...(await paints(page, browser, still, site, made, size)));
        if (size.words === 20_000) lines.push(await served(page, site, made));
      }
      return lines;
    } finally {
      still.close();
      await browser.close();
      await site.stop();
    }
  },
};

/** An article with a claim on each of some sentences. */
async function newArticle(site: Site, people: People, words: number, claims: number): Promise<Made> {
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  const actor: Actor = { personId: people.lead.id, admin: false, now: new Date() };
  try {
    const settings = { dataDir: site.dataDir, timeZone: "UTC", maxUploadBytes: 50_000_000 };
    const dossier = await desk.transact((tx) => createDossier(tx, actor, createDossierInput.parse({ title: "Bench" })));
    const prepared = await prepareArticle({ text: prose(words, 5), title: "A long article" }, settings, actor.now);
    const { id, revisionId } = await desk.transact((tx) => addArticle(tx, actor, { dossierId: dossier.id, prepared }));
    const every = prepared.sentences.length / claims;
    const ranges = Array.from({ length: claims }, (_, at) => {
      const { start = 0, end = 1 } = prepared.sentences[Math.floor(at * every)] ?? {};
      return {
        start: start + (at % 3),
        end: Math.max(start + 4, end - 1 - Math.floor(at * every === Math.floor((at - 1) * every) ? 3 : 0)),
      };
    });
    for (let from = 0; from < claims; from += 100)
      await desk.transact(async (tx) => {
        for (const range of ranges.slice(from, from + 100)) {
          const mention = { revisionId, ...range, mode: "asserts" };
          const statement = "The port authority paid in full.";
          await createClaim(tx, actor, createClaimInput.parse({ dossierId: dossier.id, statement, mention }));
        }
      });
    const revision = await revisionById(desk.read, actor, revisionId);
    const stored = await mentionsOfArticle(desk.read, id, revisionId);
    return {
      address: `/dossiers/${dossier.id}/articles/${id}`,
      text: revision?.text ?? "",
      paragraphs: revision?.paragraphs ?? [],
      ranges: stored.map(({ start, end }) => ({ start, end })),
    };
  } finally {
    desk.close();
  }
}

/** Notes when the text was painted first, and the longest task. As text: the names that tsx keeps are none of the browser's. */
const watching = `
  window.painted = 0;
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  requestAnimationFrame(function look() {
    // What streams in comes hidden, and is put in its place first.
    const mark = document.querySelector(".body mark");
    if (!mark?.checkVisibility()) return requestAnimationFrame(look);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { window.painted = performance.now(); };
    requestAnimationFrame(() => channel.port2.postMessage(null));
  });
`;

const watch = (page: Page): Promise<unknown> => page.addInitScript({ content: watching });

async function painted(page: Page, address: string): Promise<Painted> {
  await page.goto(address, { waitUntil: "load" });
  await page.waitForFunction(() => (window as unknown as { painted: number }).painted > 0, undefined, { polling: 50 });
  await page.waitForTimeout(1200);
  const loaded = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => /\.js(\?|$)/.test(new URL(name).pathname));
    const at = (window as unknown as { painted: number }).painted;
    return {
      fromNavigation: at,
      fromResponse: at - (navigation?.responseStart ?? 0),
      scripts: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });
  for (const key of ["j", "j", "u", "f"]) await page.keyboard.press(key);
  await page.mouse.wheel(0, 3000);
  await page.waitForTimeout(300);
  const longestTask = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  return { ...loaded, longestTask };
}

async function paints(
  page: Page,
  browser: Browser,
  still: Server,
  site: Site,
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
  const floorAddress = `http://127.0.0.1:${(still.address() as AddressInfo).port}/`;
  const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await watch(other);
  const ours: Painted[] = [];
  const floor: Painted[] = [];
  for (let round = 0; round <= rounds; round++) {
    const one = await painted(page, site.url + made.address);
    const least = await painted(other, floorAddress);
    if (round === 0) continue;
    ours.push(one);
    floor.push(least);
  }
  await other.context().close();
  const of = (list: Painted[], what: keyof Painted) => median(list.map((one) => one[what]));
  const name = `${words.toLocaleString("en-GB")} words, ${claims.toLocaleString("en-GB")} claims`;
  const line = (job: string, what: keyof Painted, target?: Line["target"]): Line => ({
    job: `${name}: ${job}`,
    ours: of(ours, what),
    floor: of(floor, what) || 1,
    target,
  });
  console.log(
    `JavaScript of the page at ${name}: ${(of(ours, "scripts") / 1000).toFixed(0)} kB compressed, at most 180`,
  );
  return [
    line("painted, from the click", "fromNavigation", { ratio: 1.3 }),
    line("painted, from the first byte of the answer", "fromResponse", { ratio: 1.3 }),
    line("longest task, with keys and scrolling", "longestTask", { ours: longestTask }),
  ];
}

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A paragraph's pieces: text, and the words of claims. */
function pieces({ text, paragraphs, ranges }: Made): { words: string; claimed: boolean }[][] {
  let next = 0;
  return paragraphs.map(([start, end]) => {
    const parts: { words: string; claimed: boolean }[] = [];
    let at = start;
    for (let range = ranges[next]; range && range.start < end; range = ranges[++next]) {
      const from = Math.max(range.start, at);
      const to = Math.max(from, Math.min(range.end, end));
      parts.push({ words: text.slice(at, from), claimed: false }, { words: text.slice(from, to), claimed: true });
      at = to;
    }
    return [...parts, { words: text.slice(at, end), claimed: false }];
  });
}

function stillPage(made: Made, css: string[]): string {
  const body = pieces(made)
    .map((parts) => {
      const inner = parts.map(({ words, claimed }) =>
        claimed ? `<mark class="cl c-tocheck" tabindex="0">${escaped(words)}</mark>` : escaped(words),
      );
      return `<p>${inner.join("")}</p>`;
    })
    .join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A still page</title><style>${css.join("\n")}</style></head>
<body><div class="app fixed"><div class="main"><main class="locked reader"><div class="sheet"><article class="sheet-in" data-view="claims"><div class="body-area"><div class="body long">${body}</div></div></article></div></main></div></div>
<script>document.querySelector(".body").addEventListener("click", (event) => event.target.closest("mark"))</script></body></html>`;
}

/**
 * How long one page takes the server, eight asked for at a time; and what mapping the text to elements would add, measured
 * as writing them once as HTML and once more as the tree that goes along.
 */
async function served(page: Page, site: Site, made: Made): Promise<Line> {
  const cookies = await page.context().cookies();
  // As it is made: packing it for the wire costs both alike.
  const headers = {
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    "Accept-Encoding": "identity",
  };
  const get = async () => {
    const answer = await fetch(site.url + made.address, { headers });
    if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`);
    await answer.arrayBuffer();
  };
  for (let at = 0; at < 8; at++) await get();
  const asked = 200;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let at = 0; at < asked / 8; at++) await get();
    }),
  );
  const ours = (performance.now() - started) / asked;
  const mapped: number[] = [];
  for (let round = 0; round < 10; round++) {
    const began = performance.now();
    const tree = pieces(made).map((parts, at) =>
      createElement(
        "p",
        { key: at },
        parts.map(
          ({ words, claimed }, part): ReactNode =>
            claimed ? createElement("mark", { key: part, className: "cl", tabIndex: 0 }, words) : words,
        ),
      ),
    );
    renderToString(createElement("div", null, tree));
    JSON.stringify(tree);
    mapped.push(performance.now() - began);
  }
  console.log(
    `The reading page at 20,000 words and 1,000 claims: ${(1000 / ours).toFixed(0)} requests a second, the client on the same two cores`,
  );
  return {
    job: "20,000 words, 1,000 claims: a page served, beside one that maps pieces to elements (reckoned)",
    ours,
    floor: ours + median(mapped),
    target: { ratio: 1 / 3 },
  };
}
