import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { howFar, type Made, type Progress, stopMaking, stopWaiting, waitFor } from "@/lib/editions/rendering/making";
import { Cancelled, unlessAborted } from "@/lib/editions/rendering/room";

let files = 0;

/** A file that is made when the test says so. */
function newFile() {
  const file = `edition-${files++}/docx`;
  const made: Made = { sha256: "ab".repeat(32), size: 7 };
  const begun: { progress: Progress; signal: AbortSignal; finish: () => void }[] = [];
  const make = (progress: Progress, signal: AbortSignal) =>
    unlessAborted(
      new Promise<Made>((resolve) => begun.push({ progress, signal, finish: () => resolve(made) })),
      signal,
    );
  /** What one person gets, as a word. */
  const asks = (person: string) =>
    waitFor(file, person, make).then(
      () => "made",
      (error) => (error instanceof Cancelled ? "stopped" : "failed"),
    );
  onTestFinished(stopMaking);
  return {
    file,
    begun,
    asks,
    stops: (person: string) => stopWaiting(file, person),
    far: (person: string) => howFar(file, person),
  };
}

describe("a file that several wait for", () => {
  it.each<[string, string[], string[], Record<string, string>, number]>([
    ["is made once", ["mara", "sam", "mara"], [], { mara: "made", sam: "made" }, 1],
    ["is made for the others when one stops it", ["mara", "sam"], ["mara"], { mara: "stopped", sam: "made" }, 1],
    ["goes on when somebody stops it who does not wait", ["mara"], ["sam"], { mara: "made" }, 1],
    ["is stopped for whoever stops it, however often", ["mara", "sam"], ["mara", "mara"], { sam: "made" }, 1],
  ])("%s", async (_, asking, stopping, outcome, makings) => {
    const { begun, asks, stops } = newFile();
    const answers = asking.map((person) => ({ person, answer: asks(person) }));
    for (const person of stopping) await stops(person);
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([false]);
    for (const { finish } of begun) finish();
    const got = Object.fromEntries(
      await Promise.all(answers.map(async ({ person, answer }) => [person, await answer])),
    );
    expect(got).toMatchObject(outcome);
    expect(begun.length).toBe(makings);
  });

  it("ends when the last of them stopped it, and begins anew for whoever asks then", async () => {
    const { begun, asks, stops, far } = newFile();
    const [mara, sam] = [asks("mara"), asks("sam")];
    await stops("sam");
    await stops("mara");
    expect([await mara, await sam]).toEqual(["stopped", "stopped"]);
    expect(begun[0]?.signal.aborted).toBe(true);
    const again = asks("mara");
    expect(begun.length).toBe(2);
    expect(far("mara")).toEqual({ done: 0, step: "Waiting" });
    begun[1]?.finish();
    expect(await again).toBe("made");
  });

  it("is not waited for by whoever stopped it, even while its making takes its time to end", async () => {
    const { file, asks, far } = newFile();
    let end = () => {};
    const slow = waitFor(file, "mara", () => new Promise((_, reject) => (end = () => reject(new Error("late")))));
    const refused = expect(slow).rejects.toThrow(Cancelled);
    const stopped = stopWaiting(file, "mara");
    await refused;
    expect(far("mara")).toBeNull();
    const again = asks("mara");
    end();
    await stopped;
    await turn();
    expect(far("mara"), "what ends late takes nothing away from the new one").not.toBeNull();
    stopMaking();
    expect(await again).toBe("stopped");
  });

  it("tells how far it is to those alone who wait for it", async () => {
    const { begun, asks, far } = newFile();
    const mara = asks("mara");
    begun[0]?.progress(0.5, "Pages");
    expect(far("mara")).toEqual({ done: 0.5, step: "Pages" });
    expect(far("sam")).toBeNull();
    begun[0]?.finish();
    await mara;
    expect(far("mara")).toBeNull();
  });

  it("is stopped for everybody when the server ends", async () => {
    const { asks } = newFile();
    const answers = [asks("mara"), asks("sam")];
    stopMaking();
    expect(await Promise.all(answers)).toEqual(["stopped", "stopped"]);
  });
});
