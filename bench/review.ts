import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { bareServers } from "@/bench/bare";
import { type Bench, type Line, median } from "@/bench/measure";
import { listsServed, peopleWorking } from "@/bench/working";
import { openDesk } from "@/db/client";
import { browserPath } from "@/e2e/browser";
import buildOnce from "@/e2e/build";
import { answering, signIn } from "@/e2e/page";
import { newCast, type People } from "@/e2e/people";
import { type Site, startSite } from "@/e2e/server";
import { newDossier } from "@/e2e/story";
import { fillWithClaims } from "@/lib/testing/many-claims";

const claimCount = 10_000;
const articleCount = 60;
const rounds = 15;
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const viewport = { width: 1440, height: 900 };

/** A dossier of 10,000 claims: what its pages take the server, and scrolling its table takes Chromium. */
export const review: Bench = {
  floor:
    "the same rows read by one statement in better-sqlite3; for scrolling, a still table of as many rows; for lists and people at work, a bare page asked for at the same pace",
  async measure() {
    buildOnce();
    const site = await startSite();
    const browser = await chromium.launch({ executablePath: browserPath(process.env), args });
    try {
      const people = await newCast(site);
      const large = await newLargeDossier(site, people);
      const context = await browser.newContext({ baseURL: site.url, viewport });
      await context.addInitScript({ content: named });
      const page = await context.newPage();
      await signIn(page, people.lead.email);
      const lines = [...(await served(site, people, large, page)), ...(await scrolled(browser, page, large))];
      // What is measured from here on asks the server alone.
      await browser.close();
      const fifty = await newDossierOf(site, people, { claims: 50, sources: 50 });
      const bare = await bareServers(join(site.dataDir, "second-source.sqlite"), fifty);
      try {
        lines.push(...(await listsServed(site, people, fifty, bare)));
        const dossierId = await newDossierOf(site, people, { claims: 500, sources: 120 });
        lines.push(...(await peopleWorking(site, people, { dossierId, claims: 500 }, bare)));
        const working = { dossierId: large.dossierId, claims: claimCount };
        lines.push(...(await peopleWorking(site, people, working, bare)));
      } finally {
        bare.stop();
      }
      return lines;
    } finally {
      await browser.close();
      await site.stop();
    }
  },
};

type Large = { dossierId: string; at: string; claimIds: string[] };

async function newLargeDossier(site: Site, people: People): Promise<Large> {
  const dossierId = await newDossier(people, "Ten thousand claims");
  const articles: { id: string; revisionId: string }[] = [];
  for (let at = 0; at < articleCount; at++) {
    // Each in words of its own, so that none is taken for a later version of another.
    const said = (line: number) => `Dredger${at} passed buoy ${at * 31 + line} of fairway${at}x${line} before noon.`;
    const text = Array.from({ length: 20 }, (_, line) => said(line)).join(" ");
    const article = { title: `Report ${at}`, outlet: `Outlet ${at % 20}`, text };
    articles.push(await people.checker.api.post(`/dossiers/${dossierId}/articles`, article));
  }
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  try {
    const claimIds = await fillWithClaims(desk, {
      dossierId,
      personId: people.checker.id,
      checkerIds: [people.lead.id, people.checker.id, people.second.id],
      count: claimCount,
      articles,
      sources: 1000,
      now: new Date(),
    });
    return { dossierId, at: `/dossiers/${dossierId}`, claimIds };
  } finally {
    desk.close();
  }
}

async function newDossierOf(
  site: Site,
  people: People,
  { claims, sources }: { claims: number; sources: number },
): Promise<string> {
  const dossierId = await newDossier(people, `${claims} claims`);
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  try {
    const checkerIds = [people.lead.id, people.checker.id, people.second.id];
    const many = { dossierId, personId: people.checker.id, checkerIds, count: claims, sources, now: new Date() };
    await fillWithClaims(desk, many);
    return dossierId;
  } finally {
    desk.close();
  }
}

/** How long the server takes for a whole answer, asked for one at a time, in turns with the floor. */
async function served(site: Site, people: People, { dossierId, at, claimIds }: Large, page: Page): Promise<Line[]> {
  const cookies = await page.context().cookies();
  const headers = {
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    "Accept-Encoding": "identity",
  };
  const bare = new Database(join(site.dataDir, "second-source.sqlite"), { readonly: true });
  const rows = bare
    .prepare("select * from claims where dossier_id = ? and merged_into is null order by status, number limit 50")
    .raw();
  const ask = async (path: string) => {
    const begun = performance.now();
    const answer = await fetch(site.url + path, { headers });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    const text = await answer.text();
    const taken = performance.now() - begun;
    // A part that could not be drawn is answered with 200 as well, and with a number to ask for.
    if (/"digest":"\d|data-dgst="\d/.test(text.replaceAll('\\"', '"'))) throw new Error(`${path} could not be drawn`);
    return taken;
  };
  const change = async (round: number) => {
    const id = claimIds[round * 37] ?? "";
    const { version } = await people.checker.api.get<{ version: number }>(`/claims/${id}`);
    await people.checker.api.patch(`/claims/${id}`, { seen: version, stakes: "critical", about: [`round ${version}`] });
  };
  const asked = [
    ["overview", at, 300],
    ["table", `${at}/claims`, 300],
    ["table by article, the latest due first", `${at}/claims?group=article&sort=-due`, 300],
    ["board", `${at}/claims?view=board`, 300],
    ["board by checker", `${at}/claims?view=board&group=checker`, 300],
    ["200 rows from the middle, for scrolling", `${at}/claims/rows?from=5000&count=200`, undefined],
  ] as const;
  const lines: Line[] = [];
  try {
    for (const [name, path, most] of asked) {
      const first = await ask(path);
      const still: number[] = [];
      const after: number[] = [];
      const floor: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const one = await ask(path);
        await change(round);
        const other = await ask(path);
        const begun = performance.now();
        rows.all(dossierId);
        if (round === 0) continue;
        still.push(one);
        after.push(other);
        floor.push(performance.now() - begun);
      }
      const target = most === undefined ? undefined : { ours: most };
      console.log(`${name}: the very first answer after the start took ${first.toFixed(0)} ms`);
      lines.push(
        { job: `10,000 claims: ${name}`, ours: median(still), floor: median(floor), target },
        { job: `10,000 claims: ${name}, right after a change`, ours: median(after), floor: median(floor), target },
      );
    }
  } finally {
    bare.close();
  }
  return lines;
}

/** The names that tsx keeps are none of the browser's. */
const named = "window.__name = (named) => named;";

/** Notes the longest task from when it is told to. */
const watching = `
  window.longest = 0;
  window.many = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.longest = Math.max(window.longest, duration);
      window.many += 1;
    }
  }).observe({ type: "longtask" });
`;

type Watched = { longest: number; many: number };

/** Scrolls through a table by wheel, slowly and in leaps, and where it listens by keys; the longest task meanwhile. */
async function throughTable(page: Page, keys: boolean): Promise<Watched> {
  await page.waitForTimeout(1000);
  await page.evaluate(watching);
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < 120; turn++) {
    await page.mouse.wheel(0, turn < 60 ? 240 : 6000);
    await page.waitForTimeout(30);
  }
  if (keys) {
    await page.getByRole("grid", { name: "Claims" }).focus();
    for (const key of ["Home", "PageDown", "PageDown", "ArrowDown", "ArrowDown", "End", "PageUp", "x", "Home"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(120);
    }
  }
  await page.waitForTimeout(1000);
  return page.evaluate(() => {
    const { longest, many } = window as unknown as Watched;
    return { longest, many };
  });
}

async function scrolled(browser: Browser, page: Page, { at }: Large): Promise<Line[]> {
  const context = await browser.newContext({ viewport });
  await context.addInitScript({ content: named });
  const still = await context.newPage();
  const lines = Array.from(
    { length: claimCount },
    (_, n) => `<tr><td>A${n}<td>The port paid invoice ${n}.<td>Supported`,
  );
  await still.setContent(`<!doctype html><title>Still</title><table>${lines.join("")}</table>`);
  const ours: Watched[] = [];
  const floor: Watched[] = [];
  for (let round = 0; round < 3; round++) {
    await page.goto(`${at}/claims`);
    await answering(page);
    ours.push(await throughTable(page, true));
    floor.push(await throughTable(still, false));
  }
  await page.goto(`${at}/claims`);
  await answering(page);
  await browser.startTracing(page, { categories: ["-*", "toplevel", "__metadata"] });
  const traced = await throughTable(page, true);
  const itself = longestTask(await browser.stopTracing());
  console.log(`Scrolled once more and traced: longest task ${traced.longest} ms, of its own ${itself.toFixed(0)} ms`);
  await context.close();
  const longest = (list: readonly Watched[]) => Math.max(...list.map((one) => one.longest));
  console.log(`Tasks over 50 ms while scrolling, in each round: ${ours.map(({ many }) => many).join(", ")}`);
  return [
    {
      job: "10,000 claims: longest task while the table is scrolled, by wheel and keys",
      ours: longest(ours),
      floor: longest(floor) || 1,
      target: { ours: 100 },
    },
    {
      job: "10,000 claims: the same in the task's own processor time, others on the machine left out",
      ours: itself,
      floor: longest(floor) || 1,
      target: { ours: 100 },
    },
  ];
}

type Traced = { ph: string; name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } };

/** The longest task of a page's main thread by the processor time that it took, in milliseconds. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: Traced[] };
  const isMain = ({ ph, name, args }: Traced) =>
    ph === "M" && name === "thread_name" && args?.name === "CrRendererMain";
  const thread = ({ pid, tid }: Traced) => `${pid} ${tid}`;
  const mains = new Set(traceEvents.filter(isMain).map(thread));
  const tasks = traceEvents.filter((one) => one.ph === "X" && /RunTask$/.test(one.name) && mains.has(thread(one)));
  if (tasks.length === 0) throw new Error("nothing was traced");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
