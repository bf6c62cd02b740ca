import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bench, type Line, randomFrom } from "@/bench/measure";
import { prose } from "@/bench/prose";
import { signedIn } from "@/bench/signed-in";
import { openDesk } from "@/db/client";
import { newId } from "@/db/columns";
import { evidence, originLinks, sources } from "@/db/schema";
import buildOnce from "@/e2e/build";
import { newCast, type Person } from "@/e2e/people";
import { type Site, startSite } from "@/e2e/server";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { linkKinds } from "@/lib/sources/source";

const size = { articles: 50, words: 600, claimsEach: 20, evidenceEach: 3, sources: 300, links: 500 };

/** What is waited for, from the click to the last byte: JSON and HTML with the making of the edition itself. */
const asked: { format: string; target?: number; withEdition?: true }[] = [
  { format: "json", target: 1500, withEdition: true },
  { format: "html", target: 1500, withEdition: true },
  { format: "pdf", target: 5000 },
  { format: "docx" },
  { format: "checking" },
  { format: "bibliography" },
  { format: "origins" },
  { format: "sealed", target: 10_000 },
];

/** A large dossier leaves the desk in its formats, rendered by the built program while others work. */
export const editions: Bench = {
  floor: "writing the same bytes to a file and hashing them",
  async measure() {
    buildOnce();
    const site = await startSite();
    try {
      const { lead } = await newCast(site);
      const dossierId = await largeDossier(site, lead);
      const lines: Line[] = await exportPage(site, lead, dossierId);
      let most = nothing;
      const waited: number[] = [];
      for (const { format, target, withEdition } of asked) {
        const { made, memory, times } = await watched(lead, dossierId, () => exported(lead, dossierId, format));
        const { bytes, collecting, rendering } = made;
        most = larger(most, memory);
        waited.push(...times);
        lines.push({
          job: `${format}, ${(bytes.length / 1e6).toFixed(1)} MB${withEdition ? ", with the making of the edition" : ""}`,
          ours: rendering + (withEdition ? collecting : 0),
          floor: written(bytes),
          ...(target ? { target: { ours: target } } : {}),
        });
      }
      const sorted = waited.sort((a, b) => a - b);
      console.log(
        `memory at most ${megabytes(most.rendering)} in what is rendered in, ${reaches(most.rendering)}; in the server ${megabytes(most.server)}; in both at one time ${megabytes(most.together)}, ${reaches(most.together)}`,
      );
      lines.push({
        job: `a list of claims asked for meanwhile, ${sorted.length} times, p95`,
        ours: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
        floor: sorted[sorted.length >> 1] ?? Number.NaN,
        target: { ours: 200 },
      });
      return lines;
    } finally {
      await site.stop();
    }
  },
};

/**
 * The page that says what each audience would not get. At first nobody has counted the claims of this dossier, which the
 * server does by itself after a start: it was written behind its back.
 */
async function exportPage(site: Site, lead: Person, dossierId: string): Promise<Line[]> {
  const Cookie = await signedIn(site, lead);
  const lines: Line[] = [];
  for (const when of ["before its claims were counted", "after"]) {
    const begun = performance.now();
    const answer = await fetch(`${site.url}/dossiers/${dossierId}/export`, { headers: { Cookie } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const ours = performance.now() - begun;
    if (!answer.ok) throw new Error(`the page Export answered ${answer.status}`);
    const target = when === "after" ? { target: { ours: 300 } } : {};
    lines.push({ job: `the page Export, ${when}`, ours, floor: written(bytes), ...target });
  }
  return lines;
}

/** Makes an edition of its own, so that nothing of another one is kept for it, and has it rendered. */
async function exported({ api }: Person, dossierId: string, format: string) {
  const begun = performance.now();
  const made = await api.post<{ id: string }>(`/dossiers/${dossierId}/editions`, {
    ...{ audience: "desk", reason: `To measure ${format}` },
  });
  const collected = performance.now();
  const answer = await api.send("GET", `/editions/${made.id}/${format}`);
  if (!answer.ok) throw new Error(`${format} answered ${answer.status}: ${await answer.text()}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { bytes, collecting: collected - begun, rendering: performance.now() - collected };
}

/** Asks for a list of claims again and again while something is made, and notes the memory that is held. */
async function watched<T>({ api }: Person, dossierId: string, make: () => Promise<T>) {
  let going = true;
  let memory = nothing;
  const times: number[] = [];
  const asking = async () => {
    while (going) {
      const begun = performance.now();
      await api.get(`/dossiers/${dossierId}/claims?limit=20`);
      times.push(performance.now() - begun);
      memory = larger(memory, heldBelow(process.pid));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const [made] = await Promise.all([make().finally(() => (going = false)), asking()]);
  return { made, memory, times };
}

/** Kilobytes: of the server, of what it started, and of both at one time. */
type Held = { server: number; rendering: number; together: number };
const nothing: Held = { server: 0, rendering: 0, together: 0 };

const larger = (one: Held, other: Held): Held => ({
  server: Math.max(one.server, other.server),
  rendering: Math.max(one.rendering, other.rendering),
  together: Math.max(one.together, other.together),
});

const megabytes = (kilobytes: number) => `${(kilobytes / 1000).toFixed(0)} MB`;
const reaches = (kilobytes: number) => `${kilobytes <= 600_000 ? "reaches" : "MISSES"} at most 600 MB`;

/**
 * Kilobytes that a process holds; what it shares with others, such as the program of Node itself, is divided among them
 * where the system tells it.
 */
function heldBy(pid: number, resident: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? resident);
  } catch {
    // It has ended meanwhile, or this is another system.
    return resident;
  }
}

/** What the server holds that this process started; what reads the articles for this very measurement is no part of it. */
function heldBelow(pid: number): Held {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss=,args="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([one, parent, resident, ...args]) => ({
      ...{ pid: Number(one), parent: Number(parent), resident: Number(resident) },
      // The framework renames itself once it serves.
      isServer: /server\.js|next-server/.test(args.join(" ")),
    }));
  const below = (parent: number): number =>
    rows
      .filter((row) => row.parent === parent)
      .reduce((sum, row) => sum + heldBy(row.pid, row.resident) + below(row.pid), 0);
  const servers = rows.filter(({ parent, isServer }) => parent === pid && isServer);
  const rendering = servers.reduce((sum, server) => sum + below(server.pid), 0);
  const server = servers.reduce((sum, { pid: one, resident }) => sum + heldBy(one, resident), 0);
  return { server, rendering, together: server + rendering };
}

function written(bytes: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), "editions-"));
  try {
    const begun = performance.now();
    writeFileSync(join(folder, "file"), bytes, { flush: true });
    createHash("sha256").update(bytes).digest();
    return performance.now() - begun;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 50 articles with 20 claims each, which rest on three of 300 sources that got it from each other. */
async function largeDossier(site: Site, lead: Person): Promise<string> {
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  const actor: Actor = { personId: lead.id, admin: false, now: new Date() };
  const random = randomFrom(3);
  const settings = { dataDir: site.dataDir, timeZone: "UTC", maxUploadBytes: 50_000_000 };
  try {
    const { id: dossierId } = await desk.transact((tx) =>
      createDossier(tx, actor, createDossierInput.parse({ title: "Halvern dredging" })),
    );
    const made = { dossierId, createdBy: lead.id, createdAt: actor.now.toISOString() };
    const sourceIds = Array.from({ length: size.sources }, () => newId());
    await desk.transact(async (tx) => {
      for (const [i, id] of sourceIds.entries())
        await tx.insert(sources).values({
          ...{ id, kind: i % 5 === 0 ? "document" : "article", title: `Report ${i} of the dredging`, ...made },
          ...{ outlet: `Outlet ${i % 40}`, author: `Author ${i % 60}`, url: `https://outlet-${i % 40}.example/${i}` },
        });
      for (let i = 0; i < size.links; i++) {
        const from = 1 + (i % (size.sources - 1));
        await tx
          .insert(originLinks)
          .values({
            ...{ id: newId(), fromId: sourceIds[from] ?? "", toId: sourceIds[Math.floor(random() * from)] ?? "" },
            ...{ kind: linkKinds[i % 5] ?? "cites", quote: `as reported in part ${i}`, state: "confirmed" },
            ...{ decidedBy: lead.id, ...made },
          })
          .onConflictDoNothing();
      }
    });
    for (let at = 0; at < size.articles; at++) {
      const text = prose(size.words, at + 1);
      const prepared = await prepareArticle({ text, title: `Dredging, part ${at + 1}` }, settings, actor.now);
      const { revisionId } = await desk.transact((tx) => addArticle(tx, actor, { dossierId, prepared }));
      const every = prepared.sentences.length / size.claimsEach;
      await desk.transact(async (tx) => {
        for (let i = 0; i < size.claimsEach; i++) {
          const { start, end } = prepared.sentences[Math.floor(i * every)] ?? { start: 0, end: 1 };
          const mention = { revisionId, start, end, mode: "asserts" };
          const statement = `The port authority paid invoice ${at}-${i} in full.`;
          const claim = await createClaim(tx, actor, createClaimInput.parse({ dossierId, statement, mention }));
          for (let piece = 0; piece < size.evidenceEach; piece++)
            await tx.insert(evidence).values({
              ...{ id: newId(), claimId: claim.id, sourceId: sourceIds[Math.floor(random() * size.sources)] ?? "" },
              ...{ stance: piece === 2 ? "refutes" : "supports", quote: `Invoice ${at}-${i} was paid in full.` },
              ...{ locator: `p. ${piece + 1}`, credibility: 2, note: "Seen by two of us.", via: [] },
              ...{ enteredBy: lead.id, ...made },
            });
        }
      });
    }
    return dossierId;
  } finally {
    desk.close();
  }
}
