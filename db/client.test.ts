import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { openDesk, plannedOnce } from "@/db/client";
import { record } from "@/db/history";
import { events, members, outlets } from "@/db/schema";
import { newDesk, newPerson } from "@/lib/testing/desk";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("transact", () => {
  it("keeps exactly the rows of 50 concurrent transactions that did not fail, and shows no half of one", async () => {
    const desk = await newDesk();
    let halves = 0;
    let watching = true;
    const watch = (async () => {
      while (watching) {
        const rows = await desk.read.select({ name: outlets.name }).from(outlets);
        if (rows.length % 2 !== 0) halves += 1;
        await pause(1);
      }
    })();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        desk.transact(async (tx) => {
          await tx.insert(outlets).values({ name: `Morning ${i}`, shortNames: [], domains: [] });
          await pause(i % 3);
          if (i % 5 === 0) throw new Error("the desk changed its mind");
          await tx.insert(outlets).values({ name: `Evening ${i}`, shortNames: [], domains: [] });
        }),
      ),
    );
    watching = false;
    await watch;
    expect(outcomes.filter((o) => o.status === "rejected")).toHaveLength(10);
    expect(await desk.read.select().from(outlets)).toHaveLength(80);
    expect(halves).toBe(0);
  });

  it("waits for another process's write instead of failing as busy", async () => {
    const desk = await newDesk();
    const other = openDesk(join(desk.folder, "second-source.sqlite"));
    const writes = (who: typeof other, name: string) =>
      Array.from({ length: 25 }, (_, i) =>
        who.transact(async (tx) => {
          await tx.insert(outlets).values({ name: `${name} ${i}`, shortNames: [], domains: [] });
          await pause(2);
        }),
      );
    await Promise.all([...writes(desk as typeof other, "Ours"), ...writes(other, "Theirs")]);
    expect(await desk.read.select().from(outlets)).toHaveLength(50);
    other.close();
  });

  it("rolls everything back when the work throws, and goes on working", async () => {
    const desk = await newDesk();
    const attempt = desk.transact(async (tx) => {
      await tx.insert(outlets).values({ name: "Never", shortNames: [], domains: [] });
      throw new Error("no");
    });
    await expect(attempt).rejects.toThrow("no");
    expect(await desk.read.select().from(outlets)).toHaveLength(0);
    await desk.transact((tx) => tx.insert(outlets).values({ name: "Later", shortNames: [], domains: [] }));
    expect(await desk.read.select().from(outlets)).toHaveLength(1);
  });

  it("refuses to be nested, which would wait for itself for ever", async () => {
    const desk = await newDesk();
    await expect(desk.transact(() => desk.transact(async () => 1))).rejects.toThrow("inside transact");
  });
});

describe("the reading connection", () => {
  it("cannot write, even by hand", async () => {
    const desk = await newDesk();
    const writable = desk.read as unknown as Parameters<Parameters<typeof desk.transact>[0]>[0];
    await expect(async () => {
      await writable.insert(outlets).values({ name: "Sneaked in", shortNames: [], domains: [] });
    }).rejects.toThrow();
    expect(await desk.read.select().from(outlets)).toHaveLength(0);
  });
});

describe("the schema", () => {
  it("never lets an event be changed or deleted, but for the erasing of a payload", async () => {
    const desk = await newDesk();
    const who = await newPerson(desk, "Mara Kell");
    const id = await desk.transact((tx) =>
      record(tx, who, null, { type: "signed-in", subject: { type: "person", id: who.personId }, payload: {} }),
    );
    await expect(desk.transact((tx) => tx.delete(events).where(eq(events.id, id)))).rejects.toThrow();
    await expect(
      desk.transact((tx) => tx.update(events).set({ actorId: null }).where(eq(events.id, id))),
    ).rejects.toThrow();
    await desk.transact((tx) => tx.update(events).set({ payload: null, salt: "" }).where(eq(events.id, id)));
    const [erased] = await desk.read.select({ payload: events.payload }).from(events).where(eq(events.id, id));
    expect(erased?.payload).toBeNull();
  });

  it("holds foreign keys", async () => {
    const desk = await newDesk();
    await expect(
      desk.transact((tx) => tx.insert(members).values({ dossierId: "none", personId: "nobody", role: "lead" })),
    ).rejects.toThrow();
  });
});

describe("the reading connection of the process", () => {
  it("is one object for every copy of the module, so that what is remembered of it serves pages and routes alike", async () => {
    const { read } = await import("@/db/client");
    vi.resetModules();
    const copy = await import("@/db/client");
    expect(copy.openDesk).not.toBe(openDesk);
    expect(copy.read).toBe(read);
    expect(copy.seesOnlyStored(read)).toBe(true);
  });
});

it.each([
  ["select id from events order by id limit ?", "select id from events order by id limit ? + 0"],
  ["select id from events limit ? offset ?", "select id from events limit ? + 0 offset ? + 0"],
  ["(select a from b limit ?) union select ?", "(select a from b limit ? + 0) union select ?"],
  ["select a from b limit 1", "select a from b limit 1"],
])("%s is planned once", (asked, planned) => {
  expect(plannedOnce(asked)).toBe(planned);
  expect(plannedOnce(planned)).toBe(planned);
});
