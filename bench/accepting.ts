import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { type Bench, type Line, median } from "@/bench/measure";
import { listening, signedIn } from "@/bench/signed-in";
import { newCast, newPerson, type Person } from "@/e2e/people";
import { type Site, startSite } from "@/e2e/server";

const editors = 20;
const rounds = 15;
/** One of them warms up. */
const sentencesNeeded = editors * (rounds + 1) * 2;
/** Twenty editors who read one article accept a suggestion each, all at the same moment, again and again. */
export const accepting: Bench = {
  floor: "as many transactions of three rows in a bare better-sqlite3, one after the other",
  async measure() {
    const site = await startSite();
    try {
      const { dossierId, address, people, suggestions } = await newsroom(site);
      const cookies: string[] = [];
      for (const person of people) cookies.push(await signedIn(site, person));
      const streams = await Promise.all(cookies.map((cookie) => listening(site, cookie, dossierId)));
      const inputs = suggestions.map(({ revisionId, start, end, statement, kind, stakes, mode }) => ({
        statement,
        kind,
        stakes,
        mention: { revisionId, start, end, mode },
      }));
      const action = actionCalled("acceptSuggestion");
      const byPage = await inBursts(async (editor, turn) => {
        const input = { dossierId, ...inputs[turn * editors + editor] };
        await send(site, address, cookies[editor] ?? "", action, input);
      });
      const byApi = await inBursts(async (editor, turn) => {
        await people[editor]?.api.post(
          `/dossiers/${dossierId}/claims`,
          inputs[(rounds + 1 + turn) * editors + editor] ?? {},
        );
      });
      for (const stop of streams) stop();
      const floor = bareBursts();
      const lines = (name: string, taken: number[], target?: Line["target"]): Line[] => [
        { job: `${name}, p50`, ours: median(taken), floor: median(floor) },
        { job: `${name}, p95`, ours: p95(taken), floor: p95(floor), target },
      ];
      return [
        ...lines(`${editors} at once, by the key in the reader`, byPage, { ours: 150 }),
        ...lines(`${editors} at once, by the API`, byApi, { ours: 150 }),
      ];
    } finally {
      await site.stop();
    }
  },
};

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

/** How long each waits for the answer that its claim is stored, counted from the moment that all have sent theirs. */
async function inBursts(once: (editor: number, turn: number) => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn <= rounds; turn++) {
    const begun = performance.now();
    const timed = async (editor: number) => {
      await once(editor, turn);
      return performance.now() - begun;
    };
    const burst = await Promise.all(Array.from({ length: editors }, (_, editor) => timed(editor)));
    if (turn > 0) taken.push(...burst);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return taken;
}

type Suggested = {
  revisionId: string;
  start: number;
  end: number;
  statement: string;
  kind: string;
  stakes: string;
  mode: string;
};

async function newsroom(site: Site) {
  const { lead } = await newCast(site);
  const people: Person[] = [];
  for (let i = 0; i < editors; i++) people.push(await newPerson(site, `Editor ${i}`));
  const { id: dossierId } = await lead.api.post("/dossiers", { title: "Halvern dredging" });
  for (const { id } of people) await lead.api.post(`/dossiers/${dossierId}/members`, { personId: id, role: "checker" });
  const text = Array.from({ length: sentencesNeeded }, (_, at) => {
    const sentence = `Inspector Vik counted ${1400 + at} barges at quay ${at + 2} in May 2025, and paid ${at + 3} of them.`;
    return at % 5 === 4 ? `${sentence}\n\n` : `${sentence} `;
  }).join("");
  const article = await lead.api.post<{ id: string; revisionId: string }>(`/dossiers/${dossierId}/articles`, {
    title: "Barges counted",
    text,
  });
  const suggestions: Suggested[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const page: { items: Omit<Suggested, "revisionId">[]; next: string | null } = await lead.api.get(
      `/revisions/${article.revisionId}/suggestions?limit=100${next ? `&cursor=${next}` : ""}`,
    );
    suggestions.push(...page.items.map((item) => ({ ...item, revisionId: article.revisionId })));
    next = page.next;
  }
  if (suggestions.length < sentencesNeeded) throw new Error(`only ${suggestions.length} sentences are suggested`);
  return { dossierId, address: `/dossiers/${dossierId}/articles/${article.id}`, people, suggestions };
}

/** Under which id the built program takes an action. */
function actionCalled(name: string): string {
  const built = join(dirname(import.meta.dirname), ".next/standalone/.next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(built, "utf8")) as { node: Record<string, { exportedName?: string }> };
  const [id] = Object.entries(node).find(([, action]) => action.exportedName === name) ?? [];
  if (!id) throw new Error(`the built program has no action called ${name}`);
  return id;
}

/** Sends what the page sends when a suggestion is accepted by its key. */
async function send(site: Site, address: string, cookie: string, action: string, input: object): Promise<void> {
  const answer = await fetch(site.url + address, {
    method: "POST",
    headers: {
      Cookie: cookie,
      Origin: site.url,
      Accept: "text/x-component",
      "Content-Type": "text/plain;charset=UTF-8",
      "Next-Action": action,
    },
    body: JSON.stringify([input]),
  });
  const told = await answer.text();
  if (!answer.ok || !told.includes('"ok":true')) throw new Error(`${answer.status}: ${told.slice(0, 500)}`);
}

/** When each of twenty transactions is stored that wait for each other, counted from their common begin. */
function bareBursts(): number[] {
  const folder = mkdtempSync(join(tmpdir(), "accepting-"));
  const db = new Database(join(folder, "bare.sqlite"));
  try {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    for (const name of ["claims", "mentions", "events"])
      db.exec(`create table ${name} (id integer primary key, told text)`);
    const inserts = ["claims", "mentions", "events"].map((name) => db.prepare(`insert into ${name} (told) values (?)`));
    const told = "Inspector Vik counted 1,400 barges at quay 2 in May 2025.".repeat(3);
    const store = db.transaction(() => {
      for (const insert of inserts) insert.run(told);
    });
    const taken: number[] = [];
    for (let turn = 0; turn < rounds; turn++) {
      const begun = performance.now();
      for (let editor = 0; editor < editors; editor++) {
        store.immediate();
        taken.push(performance.now() - begun);
      }
    }
    return taken;
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
