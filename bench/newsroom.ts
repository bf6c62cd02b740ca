import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { randomFrom } from "@/bench/measure";
import { openDesk } from "@/db/client";
import { newId } from "@/db/columns";
import { claims, evidence, originLinks, people, sources } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { linkKinds } from "@/lib/sources/source";

export type Newsroom = Awaited<ReturnType<typeof newNewsroom>>;

/** A desk in a folder of its own, with one dossier and a checker who leads it; `bare` is the same file without the desk. */
export async function newNewsroom() {
  const folder = mkdtempSync(join(tmpdir(), "second-source-bench-"));
  const file = join(folder, "second-source.sqlite");
  const desk = openDesk(file);
  await desk.migrate();
  const actor: Actor = { personId: newId(), admin: false, now: new Date("2026-03-17T09:00:00Z") };
  const made = { createdAt: actor.now.toISOString() };
  await desk.transact(async (tx) => {
    await tx
      .insert(people)
      .values({ id: actor.personId, name: "Bea Bench", email: "bea@desk.example", role: "member", ...made });
  });
  const dossier = await desk.transact((tx) =>
    createDossier(tx, actor, createDossierInput.parse({ title: "Halvern dredging" })),
  );
  const bare = new Database(file);
  bare.pragma("synchronous = FULL");
  bare.pragma("foreign_keys = ON");
  return {
    desk,
    bare,
    actor,
    dossierId: dossier.id,
    settings: { dataDir: folder, timeZone: "UTC", maxUploadBytes: 1_000_000 },
    close() {
      bare.close();
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fills the dossier: sources that got it from earlier ones, and claims with evidence from three sources each. */
export async function fill(
  { desk, actor, dossierId }: Newsroom,
  size: { sources: number; links: number; claims: number },
): Promise<{ sourceIds: string[]; claimIds: string[] }> {
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const made = { dossierId, createdBy: actor.personId, createdAt: actor.now.toISOString() };
  const sourceIds = Array.from({ length: size.sources }, () => newId());
  const claimIds = Array.from({ length: size.claims }, () => newId());
  await desk.transact(async (tx) => {
    for (const [i, id] of sourceIds.entries())
      await tx.insert(sources).values({
        id,
        kind: i % 5 === 0 ? "document" : "article",
        title: `Source ${i}`,
        outlet: `Outlet ${i % 40}`,
        author: i % 3 === 0 ? `Author ${i % 60}` : "",
        url: `https://outlet-${i % 40}.example/${i}`,
        ...made,
      });
    const drawn = new Set<string>();
    while (drawn.size < size.links) {
      const at = 1 + Math.floor(random() * (sourceIds.length - 1));
      const fromId = sourceIds[at] ?? "";
      const toId = pick(sourceIds.slice(0, Math.ceil(at / 2)));
      const kind = pick(linkKinds);
      if (drawn.has(`${fromId} ${toId} ${kind}`)) continue;
      drawn.add(`${fromId} ${toId} ${kind}`);
      await tx.insert(originLinks).values({
        id: newId(),
        fromId,
        toId,
        kind,
        quote: "",
        state: random() < 0.8 ? "confirmed" : "proposed",
        decidedBy: actor.personId,
        ...made,
      });
    }
    for (const [i, id] of claimIds.entries()) {
      await tx.insert(claims).values({
        id,
        number: i + 1,
        ref: `${i + 1}`,
        statement: `The port authority paid invoice ${i + 1} in full.`,
        statementBy: actor.personId,
        kind: "figure",
        stakes: "routine",
        about: [],
        reply: null,
        ...made,
      });
      for (const sourceId of new Set([pick(sourceIds), pick(sourceIds), pick(sourceIds)]))
        await tx.insert(evidence).values({
          id: newId(),
          claimId: id,
          sourceId,
          stance: "supports",
          quote: "paid in full",
          locator: "p. 4",
          credibility: 2,
          note: "",
          via: [],
          enteredBy: actor.personId,
          ...made,
        });
    }
  });
  return { sourceIds, claimIds };
}
