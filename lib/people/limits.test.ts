import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { TooMany } from "@/lib/errors";
import { delayBefore, type Limits, type Outcome, openLimits } from "./limits";

function newLimits() {
  const folder = mkdtempSync(join(tmpdir(), "second-source-"));
  const waits: number[] = [];
  const file = join(folder, "limits.sqlite");
  const limits = openLimits(file, async (ms) => {
    waits.push(ms);
  });
  onTestFinished(() => {
    limits.close();
    rmSync(folder, { recursive: true });
  });
  return { limits, waits, file };
}

const attempt = (limits: Limits, who: string, outcome: Outcome) =>
  limits.attempt("password", who, async () => ({ outcome, value: outcome }));

async function fail(limits: Limits, who: string, times: number) {
  for (let i = 0; i < times; i++) await attempt(limits, who, "wrong");
}

it("two wrong passwords cost nothing, from the third on each waits longer, up to two seconds", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(delayBefore)).toEqual([
    0, 0, 250, 500, 1000, 2000, 2000, 2000, 2000, 2000,
  ]);
});

it("after ten wrong ones in 15 minutes even the right one is refused, with the time to wait", async () => {
  const { limits, waits } = newLimits();
  await fail(limits, "mara@newsroom.example", 10);
  expect(waits).toHaveLength(8);
  const work = vi.fn();
  const refused = await limits.attempt("password", "mara@newsroom.example", work).catch((error: TooMany) => error);
  if (!(refused instanceof TooMany)) throw new Error("the eleventh try was let through");
  expect(refused.message).toBe("Too many tries. Wait 15 minutes and try again.");
  expect(refused.retryAfter).toBeGreaterThan(890);
  expect(refused.retryAfter).toBeLessThanOrEqual(900);
  expect(work).not.toHaveBeenCalled();
});

it("a right one begins the count anew", async () => {
  const { limits, waits } = newLimits();
  await fail(limits, "mara@newsroom.example", 9);
  await attempt(limits, "mara@newsroom.example", "right");
  waits.length = 0;
  await fail(limits, "mara@newsroom.example", 2);
  expect(waits).toEqual([]);
});

it("an address is counted however it is written, and for itself alone", async () => {
  const { limits } = newLimits();
  await fail(limits, "mara@newsroom.example", 5);
  await fail(limits, " Mara@Newsroom.Example ", 5);
  await expect(attempt(limits, "MARA@newsroom.example", "right")).rejects.toThrow(TooMany);
  await expect(attempt(limits, "ilse@newsroom.example", "right")).resolves.toBe("right");
  const reset = limits.attempt("reset-mail", "mara@newsroom.example", async () => ({ outcome: "wrong", value: 1 }));
  await expect(reset).resolves.toBe(1);
});

it("fifty guesses at once are no way round the count", async () => {
  const { limits } = newLimits();
  let judged = 0;
  const guesses = Array.from({ length: 50 }, () =>
    limits.attempt("password", "mara@newsroom.example", async () => {
      judged += 1;
      return { outcome: "wrong", value: null };
    }),
  );
  const answers = await Promise.allSettled(guesses);
  expect(judged).toBe(10);
  expect(answers.filter((answer) => answer.status === "rejected")).toHaveLength(40);
});

it("somebody who signs in fifty times at once with the right password is let in fifty times", async () => {
  const { limits, waits } = newLimits();
  await Promise.all(Array.from({ length: 50 }, () => attempt(limits, "mara@newsroom.example", "right")));
  expect(waits).toEqual([]);
});

it("a try that was never judged, or that failed for another reason, counts for nothing", async () => {
  const { limits, waits } = newLimits();
  for (let i = 0; i < 12; i++) await attempt(limits, "mara@newsroom.example", "unjudged");
  const broken = limits.attempt("password", "mara@newsroom.example", async () => {
    throw new Error("the disk is full");
  });
  await expect(broken).rejects.toThrow("the disk is full");
  await attempt(limits, "mara@newsroom.example", "right");
  expect(waits).toEqual([]);
});

it("the count outlives the server, and only its owner can read the file", async () => {
  const { limits, file } = newLimits();
  await fail(limits, "mara@newsroom.example", 10);
  const again = openLimits(file);
  onTestFinished(() => again.close());
  await expect(attempt(again, "mara@newsroom.example", "right")).rejects.toThrow(TooMany);
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
});
