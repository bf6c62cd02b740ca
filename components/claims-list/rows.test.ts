import { expect, test, vi } from "vitest";
import type { ListedClaim } from "@/lib/claims/listed";
import { newRows, pageLength } from "./rows";

const claim = (at: number, version = 1) => ({ id: `c${at}`, version }) as ListedClaim;
const run = (from: number, count: number, version = 1) =>
  Array.from({ length: count }, (_, at) => claim(from + at, version));

/** A list whose answers come when they are told to. */
function slowList() {
  const asked: { from: number; count: number; answer: (version?: number) => Promise<void> }[] = [];
  const rows = newRows(run(0, pageLength), (from, count) => {
    return new Promise((resolve) => {
      const answer = async (version = 1) => {
        resolve(run(from, count, version));
        await vi.waitFor(() => Promise.resolve());
      };
      asked.push({ from, count, answer });
    });
  });
  return { rows, asked };
}

test("what the page brought is not asked for again", () => {
  const { rows, asked } = slowList();
  rows.need(0, pageLength - 1);
  expect(asked).toEqual([]);
});

test("what is missing is fetched once, several pages at a time", async () => {
  const { rows, asked } = slowList();
  rows.need(10, 3 * pageLength + 1);
  rows.need(10, 3 * pageLength + 1);
  expect(asked.map(({ from, count }) => [from, count])).toEqual([[pageLength, 3 * pageLength]]);
  await asked[0]?.answer();
  expect(rows.at(3 * pageLength)?.id).toBe(`c${3 * pageLength}`);
  rows.need(0, 3 * pageLength);
  expect(asked).toHaveLength(1);
});

test("who leaps through the list is fetched what is in sight when the last answer has come, and nothing in between", async () => {
  const { rows, asked } = slowList();
  const told = vi.fn();
  rows.subscribe(told);
  for (const page of [10, 20, 30]) rows.need(page * pageLength, (page + 1) * pageLength - 1);
  expect(asked.map(({ from }) => from / pageLength)).toEqual([10]);
  await asked[0]?.answer();
  expect(told, "whoever draws looks again").toHaveBeenCalled();
  rows.need(30 * pageLength, 31 * pageLength - 1);
  expect(asked.map(({ from }) => from / pageLength)).toEqual([10, 30]);
});

test("after a change what was shown stays until it is read anew", async () => {
  const { rows, asked } = slowList();
  rows.need(pageLength, pageLength);
  await asked[0]?.answer(1);
  rows.renew(run(0, pageLength, 2), 500);
  expect(rows.at(0)?.version).toBe(2);
  expect(rows.at(pageLength)?.version, "still what it was").toBe(1);
  rows.need(pageLength, pageLength);
  await asked[1]?.answer(2);
  expect(rows.at(pageLength)?.version).toBe(2);
});

test("an answer from before a change never takes the place of a newer one", async () => {
  const { rows, asked } = slowList();
  rows.need(pageLength, pageLength);
  rows.renew(run(0, pageLength, 2), 500);
  await asked[0]?.answer(1);
  expect(rows.at(pageLength)?.version, "better than nothing").toBe(1);
  rows.need(pageLength, pageLength);
  await asked[1]?.answer(2);
  expect(rows.at(pageLength)?.version).toBe(2);
});

test("what is no longer in the list goes", async () => {
  const { rows, asked } = slowList();
  rows.need(pageLength, pageLength);
  await asked[0]?.answer();
  rows.renew(run(0, 10, 2), 10);
  expect(rows.at(pageLength)).toBeUndefined();
  expect([...rows.all()]).toHaveLength(10);
});

test("what could not be fetched is asked for again when somebody says so, and not before", async () => {
  let fails = true;
  let asked = 0;
  const rows = newRows(run(0, pageLength), async (from, count) => {
    asked += 1;
    if (fails) throw new Error("not reached");
    return run(from, count);
  });
  rows.need(pageLength, pageLength);
  await vi.waitFor(() => expect(rows.isStuck()).toBe(true));
  rows.need(pageLength, pageLength);
  expect(asked).toBe(1);
  fails = false;
  rows.tryAgain();
  rows.need(pageLength, pageLength);
  await vi.waitFor(() => expect(rows.at(pageLength)?.id).toBe(`c${pageLength}`));
  expect(rows.isStuck()).toBe(false);
});
