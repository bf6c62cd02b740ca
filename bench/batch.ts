import type Database from "better-sqlite3";
import type { Line } from "@/bench/measure";
import { newNewsroom } from "@/bench/newsroom";
import { prose } from "@/bench/prose";
import { whileUnchangedOn } from "@/db/while-unchanged";
import { answering } from "@/lib/api/answer";
import { table } from "@/lib/api/table";
import { createToken } from "@/lib/people/commands";
import { settingsFrom } from "@/lib/settings";
import { arrivalsMatched } from "@/lib/sources/arrivals";

const count = 1000;
const texts = Array.from({ length: count }, (_, at) => `Port report ${at}\n\n${prose(600, at + 1)}`);

/** Plain articles through the API in one batch, against the bare writing of the same rows; and what others wait. */
export async function batch(): Promise<Line[]> {
  const newsroom = await newNewsroom();
  const { desk, bare, actor, dossierId } = newsroom;
  const settings = {
    ...settingsFrom({ DATA_DIR: newsroom.settings.dataDir, TIME_ZONE: "UTC" }, newsroom.settings.dataDir),
    maxUploadBytes: 50_000_000,
  };
  const whileUnchanged = whileUnchangedOn(desk);
  const ask = answering(table, () => ({ desk, whileUnchanged, settings, now: actor.now }));
  try {
    const { token } = await desk.transact((tx) => createToken(tx, actor, { name: "bench", scope: "write" }));
    const upload = (files: string[]) => {
      const body = new FormData();
      for (const [at, text] of files.entries()) body.append("file", new File([text], `${at}.txt`));
      const headers = { authorization: `Bearer ${token}` };
      return ask(new Request(`http://desk/api/v1/dossiers/${dossierId}/articles`, { method: "POST", body, headers }));
    };
    await upload(texts.slice(0, 20));

    const waits: number[] = [];
    let going = true;
    const health = (async () => {
      while (going) {
        const asked = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 5));
        await ask(new Request("http://desk/api/v1/health"));
        waits.push(performance.now() - asked - 5);
      }
    })();
    const start = performance.now();
    const answer = await upload(texts);
    if (answer.status !== 201) throw new Error(await answer.text());
    const ours = (performance.now() - start) / count;
    going = false;
    await health;
    await arrivalsMatched();
    const floor = bareCommit(bare, dossierId);
    waits.sort((one, other) => one - other);
    const p95 = waits[Math.floor(waits.length * 0.95)] ?? Number.NaN;
    return [
      { job: `one of ${count} articles of 600 words in one batch`, ours, floor, target: { beyond: 3 } },
      { job: "what others wait for an answer meanwhile, p95", ours: p95, floor: 0, target: { ours: 200 } },
    ];
  } finally {
    newsroom.close();
  }
}

/** Milliseconds for the rows of one article when the same rows are written again with prepared statements alone. */
function bareCommit(bare: Database.Database, dossierId: string): number {
  const tables = ["articles", "revisions", "sentences", "sources", "sketch_marks"];
  const rows = tables.map((name) => ({
    name,
    rows: bare.prepare(`select * from ${name} where dossier_id = ?`).raw().all(dossierId) as unknown[][],
  }));
  for (const { name } of rows) bare.exec(`create table bare_${name} as select * from ${name} where 0`);
  const start = performance.now();
  bare.exec("begin immediate");
  for (const { name, rows: all } of rows) {
    const insert = bare.prepare(`insert into bare_${name} values (${(all[0] ?? []).map(() => "?").join(",")})`);
    for (const row of all) insert.run(row);
  }
  bare.exec("commit");
  return (performance.now() - start) / count;
}
