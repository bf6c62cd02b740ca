import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { APIRequestContext, Browser } from "@playwright/test";
import { formats } from "@/lib/editions/formats";
import { addressesOf, canaries, canariesIn, type Planted, plantCanaries, textsIn } from "@/lib/testing/canary";
import { decoded, startMailServer } from "@/lib/testing/mail-server";
import { signIn } from "./page";
import { newPeople, type Person } from "./people";
import { type Site, startSite } from "./server";
import { expect, test } from "./test";

/**
 * Words that only somebody who is cleared may read are planted wherever the desk takes words, and then whoever is not
 * cleared opens every page, every file and every list that there is. What there is, is read from the folders of the pages
 * and from the table of the API: whatever is added later is opened as well.
 */

const app = join(dirname(import.meta.dirname), "app");

/** The address that a file answers to: "/dossiers/:dossierId/claims". */
const patternOf = (path: string): string =>
  `/${path}`
    .replace(/\/(page\.tsx|route\.ts)$/, "")
    .replace(/\/\([^)]*\)/g, "")
    .replace(/\[\[?(?:\.\.\.)?(\w+)\]?\]/g, ":$1");

const files = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)(page\.tsx|route\.ts)$/.test(path))
  .sort();

/** What stands for names in the addresses of pages that are of no dossier, or of nothing. */
const elsewhere = {
  ...{ token: ["no-such-token"], fingerprint: ["none"], path: ["health"], nextauth: ["csrf"] },
  elsewhere: ["mistyped"],
};

/** Ways to ask a page for more than it shows by itself. `C` stands for the claim, `A` and `B` for articles, `S` for the source. */
const queries: Record<string, string[]> = {
  "/search": ["?q=minister", ...Object.values(canaries).map((word) => `?q=${word}`), "?q=clerk"],
  "/search/find": ["?q=minister", ...Object.values(canaries).map((word) => `?q=${word}`), "?q=clerk"],
  "/dossiers/:dossierId/claims": ["?view=board", "?view=table"],
  "/dossiers/:dossierId/articles/:articleId": ["?claim=C"],
  "/dossiers/:dossierId/origins": ["?claim=C"],
  "/dossiers/:dossierId/origins/graph.svg": ["?claim=C"],
  "/dossiers/:dossierId/compare": ["?a=A&b=B"],
  "/dossiers/:dossierId/claims/named": ["?q=minister"],
  "/dossiers/:dossierId/claims/elsewhere": ["?q=minister"],
  "/dossiers/:dossierId/sources/named": [
    ...["?words=minister", "?words=clerk", "?words=&claim=C", "?words=&without=S"],
    ...Object.values(canaries).map((word) => `?words=${word}`),
  ],
  "/dossiers/:dossierId/tasks": ["?source=S", "?sourceId=S", "?claim=C", "?state=done"],
};

const inApi = (path: string) => (path.startsWith("/search") ? (queries["/search"] ?? []) : []);

type Looked = { leaks: string[]; opened: Set<string> };

async function look(looked: Looked, where: string, response: Awaited<ReturnType<APIRequestContext["get"]>>) {
  const texts = [JSON.stringify(response.headersArray()), ...(await textsIn(await response.body()))];
  looked.leaks.push(...canariesIn(where, texts));
  expect(response.status(), `${where} must not meet a bug`).toBeLessThan(500);
  if (response.ok()) looked.opened.add(where.split(" ")[0] ?? "");
}

const every = Object.keys(formats);
/** Enough for a second person who sees the same. */
const few = ["json", "sealed", "csv"];

const idsOf = ({ ids }: Planted, own: Own) => ({
  ...ids,
  ...elsewhere,
  editionId: [...own.editionIds, ...(ids.editionId ?? [])],
  format: own.formats,
  tokenId: ["none"],
});

/** What somebody made for themselves, and in which formats they open it. */
type Own = { editionIds: string[]; formats: string[] };

/** Does the work of each, in any order, a few at a time: some answers are a while in the making, or held back. */
async function forEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const hand = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: 4 }, hand));
}

/** Opens every page as it is sent to a browser, and as it is sent to one that goes on from another page. */
async function openPages(requests: APIRequestContext, planted: Planted, own: Own): Promise<Looked> {
  const looked: Looked = { leaks: [], opened: new Set() };
  const pages: { pattern: string; path: string; isPage: boolean }[] = [];
  const { claimId = [], articleId = [], sourceId = [] } = planted.ids;
  for (const file of files) {
    const pattern = patternOf(file);
    const { paths, unknown } = addressesOf(pattern, idsOf(planted, own));
    expect(unknown, `app/${file} needs something that stands for its names: add it to the canary test`).toEqual([]);
    const asked = (queries[pattern] ?? []).map((query) =>
      query
        .replace(/=C\b/, `=${claimId[0]}`)
        .replace(/=A\b/, `=${articleId[0]}`)
        .replace(/=B\b/, `=${articleId[1]}`)
        .replace(/=S\b/, `=${sourceId[0]}`),
    );
    if (pattern === "/api/live") continue;
    if (file.endsWith("route.ts") && !/export (async function|const) GET|GET,/.test(sourceOf(file))) continue;
    for (const path of paths.flatMap((path) => [path, ...asked.map((query) => path + query)]))
      pages.push({ pattern, path, isPage: file.endsWith("page.tsx") });
  }
  await forEach(pages, async ({ pattern, path, isPage }) => {
    await look(looked, `${pattern} (${path})`, await requests.get(path, { timeout: 60_000 }));
    if (isPage)
      await look(looked, `${pattern} (${path}, as data)`, await requests.get(path, { headers: { RSC: "1" } }));
  });
  return looked;
}

const sourceOf = (file: string): string => readFileSync(join(app, file), "utf8");

/** What of the API only looks, by its own description, which is made of the table of endpoints. */
async function listsThereAre(site: Site): Promise<string[]> {
  const { paths } = (await (await fetch(`${site.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, object>;
  };
  return Object.entries(paths)
    .filter(([, methods]) => "get" in methods)
    .map(([path]) => path.replace(/^\/api\/v1/, "").replace(/\{(\w+)\}/g, ":$1"));
}

/** Asks the API for everything that can be read. */
async function askApi(site: Site, who: Person, planted: Planted, own: Own): Promise<Looked> {
  const looked: Looked = { leaks: [], opened: new Set() };
  const lists: { pattern: string; path: string }[] = [];
  for (const pattern of await listsThereAre(site)) {
    const { paths, unknown } = addressesOf(pattern, idsOf(planted, own));
    expect(unknown, `${pattern} needs something that stands for its names: add it to the canary test`).toEqual([]);
    for (const path of paths.flatMap((path) => [
      path,
      `${path}?limit=200`,
      ...inApi(path).map((query) => path + query),
    ]))
      lists.push({ pattern, path });
  }
  await forEach(lists, async ({ pattern, path }) => {
    const response = await who.api.send("GET", path);
    const texts = await textsIn(new Uint8Array(await response.arrayBuffer()));
    looked.leaks.push(...canariesIn(`GET ${path}`, [JSON.stringify([...response.headers]), ...texts]));
    expect(response.status, `GET ${path} must not meet a bug`).toBeLessThan(500);
    if (response.ok) looked.opened.add(pattern);
  });
  return looked;
}

/** Listens to what the desk tells a browser, from the first event on. */
async function listen(site: Site, cookie: string, dossierId: string): Promise<string> {
  const stop = new AbortController();
  const response = await fetch(`${site.url}/api/live?after=0&dossier=${dossierId}`, {
    headers: { cookie },
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  let told = "";
  const reading = (async () => {
    for await (const part of response.body ?? []) told += new TextDecoder().decode(part);
  })().catch(() => undefined);
  await expect.poll(() => told, { timeout: 10_000 }).toContain("event: beat");
  stop.abort();
  await reading;
  return told;
}

async function signedIn(browser: Browser, site: Site, email: string) {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await signIn(page, email);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  return { requests: context.request, cookie, close: () => context.close() };
}

test("nobody who is not cleared finds a word of a confidential source anywhere", async ({ browser }) => {
  test.setTimeout(600_000);
  const mail = await startMailServer();
  const site = await startSite({ SMTP_URL: mail.mail.smtpUrl, MAIL_FROM: mail.mail.from });
  try {
    const [lead, checker, second, reader, outsider] = (await newPeople(site, [
      ["Lena Lead", "admin"],
      ["Chidi Checker", "member"],
      ["Sofia Second", "member"],
      ["Rae Reader", "member"],
      ["Otto Outsider", "admin"],
    ])) as [Person, Person, Person, Person, Person];
    const asker = ({ id, name, api }: Person) => ({ id, name, send: api.send });
    const planted = await plantCanaries(asker(lead), {
      checker: asker(checker),
      lead: asker(second),
      reader: asker(reader),
    });

    await test.step("while whoever is cleared finds all of them", async () => {
      const seen = await signedIn(browser, site, lead.email);
      const own = { editionIds: [], formats: few };
      const found = [
        ...(await openPages(seen.requests, planted, own)).leaks,
        ...(await askApi(site, lead, planted, own)).leaks,
      ];
      for (const name of Object.keys(canaries))
        expect(
          found.some((leak) => leak.endsWith(` tells the ${name}`)),
          `the ${name} is planted`,
        ).toBe(true);
      await seen.close();
    });

    for (const who of [checker, second, reader, outsider])
      await test.step(`${who.name} finds nothing`, async () => {
        const own: Own = { editionIds: [], formats: who === checker ? every : few };
        if (who !== outsider) {
          const body = { audience: "desk", reason: "For myself" };
          own.editionIds.push((await who.api.post(`/dossiers/${planted.dossierId}/editions`, body)).id);
        }
        const browsing = await signedIn(browser, site, who.email);
        const pages = await openPages(browsing.requests, planted, own);
        expect([...new Set(pages.leaks)], "in pages and files").toEqual([]);
        const answers = await askApi(site, who, planted, own);
        expect([...new Set(answers.leaks)], "in the API").toEqual([]);
        for (const [name, word] of Object.entries(canaries)) {
          const asked = [
            await who.api.send("GET", `/search?q=${word}`),
            await browsing.requests.get(`/search/find?q=${word}`),
          ];
          for (const answer of asked) expect((await answer.json()).items, `${name} is found`).toEqual([]);
        }
        const told = await listen(site, browsing.cookie, planted.dossierId);
        expect(canariesIn("live", [told]), "in live updates").toEqual([]);
        if (who !== outsider) {
          expect(pages.opened.size, "pages that opened").toBeGreaterThan(30);
          expect(answers.opened.size, "lists that answered").toBeGreaterThan(30);
          expect(told).toContain("event: happened");
        }
        await browsing.close();
      });

    await test.step("and counts the same sources and origins as whoever is cleared", async () => {
      const counts = async ({ api }: Person) => {
        type Side = { sources: number; atLeast: number; atMost: number; unidentified: number };
        const { supports, refutes } = await api.get<{ supports: Side; refutes: Side }>(
          `/claims/${planted.claimId}/independence`,
        );
        return [supports, refutes].map(({ sources, atLeast, atMost, unidentified }) => [
          ...[sources, atLeast, atMost, unidentified],
        ]);
      };
      const whole = await counts(lead);
      expect(whole[0]?.[0]).toBeGreaterThan(2);
      for (const who of [checker, second, reader]) expect(await counts(who)).toEqual(whole);
      const summary = async ({ email }: Person) => {
        const { requests, close } = await signedIn(browser, site, email);
        const html = await (await requests.get(`/dossiers/${planted.dossierId}/claims/${planted.claimId}`)).text();
        await close();
        return html.replace(/<[^>]*>/g, "").match(/\d+ sources? · \d+(–\d+)? origins?/)?.[0];
      };
      const shown = await summary(lead);
      expect(shown).toBeTruthy();
      expect(await summary(reader)).toBe(shown);
    });

    await test.step("nor what an export at the command line, a mail or the log holds", async () => {
      for (const format of ["csv", "sealed"]) {
        const out = join(site.dataDir, `own.${format}`);
        const args = ["export", "--dossier", planted.dossierId, "--format", format, "--email", checker.email];
        await site.desk([...args, "--out", out]);
        expect(canariesIn(format, await textsIn(readFileSync(out))), "at the command line").toEqual([]);
        rmSync(out);
      }
      await expect.poll(() => mail.received.length, { timeout: 90_000 }).toBeGreaterThan(0);
      expect(
        canariesIn(
          "mail",
          mail.received.flatMap(({ text }) => [text, decoded(text)]),
        ),
      ).toEqual([]);
      expect(canariesIn("the log", [site.log()])).toEqual([]);
    });
  } finally {
    await site.stop();
    await mail.stop();
  }
});
