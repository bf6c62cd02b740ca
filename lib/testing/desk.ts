import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Desk, openDesk } from "@/db/client";
import { newId } from "@/db/columns";
import { people } from "@/db/schema";
import type { Actor } from "@/lib/actor";

/** The instant at which tests act unless they say otherwise. */
export const testNow = new Date("2026-03-17T09:00:00Z");

/** Opens a desk on a fresh database file, with the migrations applied; both go when the test ends. */
export async function newDesk(): Promise<Desk & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "second-source-"));
  const desk = openDesk(join(folder, "second-source.sqlite"));
  await desk.migrate();
  onTestFinished(() => {
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return Object.assign(Object.create(null), {
    folder,
    read: desk.read,
    transact: desk.transact,
    migrate: desk.migrate,
    dataVersion: desk.dataVersion,
    onCommit: desk.onCommit,
    tidySearch: () => desk.tidySearch(),
    close: desk.close,
  });
}

/** Adds a person straight to the database and returns them as an actor. */
export async function newPerson(desk: Desk, name: string, over: { admin?: boolean } = {}): Promise<Actor> {
  const personId = newId();
  const email = `${name.toLowerCase().replaceAll(/\W+/g, ".")}@desk.example`;
  await desk.transact(async (tx) => {
    await tx.insert(people).values({
      id: personId,
      email,
      name,
      role: over.admin ? "admin" : "member",
      createdAt: testNow.toISOString(),
    });
  });
  return { personId, admin: over.admin ?? false, now: testNow };
}
