import { describe, expect, it } from "vitest";
import { openDesk } from "@/db/client";
import { people } from "@/db/schema";
import type { Viewer } from "@/db/visible";
import { whileUnchangedOn } from "@/db/while-unchanged";
import { newDesk, newPerson, testNow } from "@/lib/testing/desk";

const ida = { personId: "ida", now: testNow };

/** A desk with a reading that counts how often it was done. */
async function counting() {
  const desk = await newDesk();
  const whileUnchanged = whileUnchangedOn(desk);
  let done = 0;
  const reading = async () => {
    done += 1;
    return { names: (await desk.read.select({ name: people.name }).from(people)).map(({ name }) => name) };
  };
  return { desk, whileUnchanged, reading, done: () => done };
}

describe("a reading is done once for as long as nobody writes", () => {
  it("and again after a write of this process", async () => {
    const { desk, whileUnchanged, reading, done } = await counting();
    const first = await whileUnchanged(ida, ["names"], reading);
    expect(await whileUnchanged(ida, ["names"], reading)).toBe(first);
    await newPerson(desk, "Petra");
    expect(await whileUnchanged(ida, ["names"], reading)).toEqual({ names: ["Petra"] });
    expect(done()).toBe(2);
  });

  it("and after one of another process", async () => {
    const { desk, whileUnchanged, reading } = await counting();
    await whileUnchanged(ida, ["names"], reading);
    const other = openDesk(`${desk.folder}/second-source.sqlite`);
    await newPerson(other, "Petra");
    other.close();
    expect(await whileUnchanged(ida, ["names"], reading)).toEqual({ names: ["Petra"] });
  });

  it("but a write that was rolled back changes nothing", async () => {
    const { desk, whileUnchanged, reading, done } = await counting();
    await whileUnchanged(ida, ["names"], reading);
    await expect(
      desk.transact(async (tx) => {
        await tx.insert(people).values({ id: "p", email: "p@desk.example", name: "P", role: "member", createdAt: "" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await whileUnchanged(ida, ["names"], reading)).toEqual({ names: [] });
    expect(done()).toBe(1);
  });

  it("and by several at once", async () => {
    const { whileUnchanged, reading, done } = await counting();
    await Promise.all(Array.from({ length: 8 }, () => whileUnchanged(ida, ["names"], reading)));
    expect(done()).toBe(1);
  });
});

it.each<[string, Viewer & { now: Date }, (string | undefined)[]]>([
  ["somebody else", { ...ida, personId: "bo" }, ["names", "a"]],
  ["who looks for people who are not cleared", { ...ida, cleared: "nobody" }, ["names", "a"]],
  ["who asks for something else", ida, ["names", "b"]],
  ["who asks for the whole", ida, ["names", undefined]],
  ["the next minute", { ...ida, now: new Date(testNow.getTime() + 60_000) }, ["names", "a"]],
])("what one was answered is not for %s", async (_, viewer, asked) => {
  const { whileUnchanged, reading, done } = await counting();
  await whileUnchanged(ida, ["names", "a"], reading);
  await whileUnchanged(viewer, asked, reading);
  expect(done()).toBe(2);
});

it("what was written while it was read is read by whoever asks after that", async () => {
  const { desk, whileUnchanged, reading } = await counting();
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const before = whileUnchanged(ida, ["names"], async () => {
    const seen = await reading();
    await held;
    return seen;
  });
  await newPerson(desk, "Petra");
  const after = whileUnchanged(ida, ["names"], reading);
  go();
  expect([await before, await after]).toEqual([{ names: [] }, { names: ["Petra"] }]);
  expect(await whileUnchanged(ida, ["names"], reading)).toEqual({ names: ["Petra"] });
});

it("a refusal is not kept", async () => {
  const { whileUnchanged, reading } = await counting();
  await expect(whileUnchanged(ida, ["names"], () => Promise.reject(new Error("not yet")))).rejects.toThrow("not yet");
  expect(await whileUnchanged(ida, ["names"], reading)).toEqual({ names: [] });
});

it.each([
  [200_000, 1],
  [200_001, 2],
])("of a text of %i characters that is asked for twice %i are made", async (length, made) => {
  const { whileUnchanged } = await counting();
  let done = 0;
  const writing = async () => {
    done += 1;
    return "x".repeat(length);
  };
  for (const _ of [1, 2]) expect(await whileUnchanged(ida, ["text"], writing)).toHaveLength(length);
  expect(done).toBe(made);
});

it("only so many answers are kept, those given last", async () => {
  const { whileUnchanged, reading, done } = await counting();
  for (let at = 0; at <= 200; at++) await whileUnchanged(ida, ["names", at], reading);
  await whileUnchanged(ida, ["names", 200], reading);
  expect(done()).toBe(201);
  await whileUnchanged(ida, ["names", 0], reading);
  expect(done()).toBe(202);
});
