import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { type Limits, openRoom } from "@/lib/articles/intake/apart";
import type { Answer } from "@/lib/articles/intake/work";

const usual: Limits = { atOnce: 2, deadline: 10_000, heap: 256, memory: 400 };
const time = { timeZone: "UTC", now: new Date("2026-05-01T12:00:00Z") };
const text = "Port paid in full\n\nBy Dora Quill, Quay Radio\n\nThe port paid 48 million. It never asked why.";
/** Markdown that its parser looks at again and again: half a minute of work in half a megabyte. */
const endless = new TextEncoder().encode(
  `# Port\n\n## Paid\n\n${Array.from({ length: 1000 }, (_, run) => "`".repeat(run + 1)).join(" ")}`,
);
/** A text that takes about a second to read: one sentence a line. */
const long = "The port of Halvern paid in full for a channel that was never dug, said Dora Quill.\n".repeat(40_000);

const rooms: ReturnType<typeof openRoom>[] = [];
const room = (limits: Partial<Limits> = {}) => {
  const opened = openRoom({ ...usual, ...limits });
  rooms.push(opened);
  return opened;
};
afterEach(() => {
  for (const opened of rooms.splice(0)) opened.close();
});

const refusal = async (answer: Promise<Answer>) => {
  const found = await answer;
  return "unreadable" in found ? found.unreadable : null;
};
const readIn = async (answer: Promise<Answer>) => {
  const found = await answer;
  if (!("read" in found)) throw new Error(JSON.stringify(found));
  return found.read;
};

describe("reading in a process apart", () => {
  it("gives the text with its paragraphs, sentences, metadata and fingerprint", async () => {
    const read = await readIn(room().ask({ incoming: { text }, time }));
    expect(read.text).toBe(text);
    expect(read.metadata).toMatchObject({ title: "Port paid in full", byline: "Dora Quill", outlet: "Quay Radio" });
    expect(read.sentences.map(({ start, end }) => text.slice(start, end))).toContain("It never asked why.");
    expect(read.sketch).toBeNull();
  });

  it("reads the bytes of a file as they are", async () => {
    const words = "Die Behörde zahlte für größere Schiffe über 48 Millionen. Das müßte geprüft werden, hieß es später.";
    const bytes = new Uint8Array(Buffer.from(words.repeat(3), "latin1"));
    const read = await readIn(room().ask({ incoming: { bytes, fileName: "hafen.txt" }, time }));
    expect(read.text).toBe(words.repeat(3));
    expect(read.charset).toBe("windows-1252");
  });

  it("finds quotations again in a corrected text", async () => {
    const quote = { exact: "48 million", prefix: "The port paid ", suffix: ". It never" };
    const start = text.indexOf(quote.exact);
    const wanted = [{ id: "one", ...quote, start, end: start + quote.exact.length }];
    const after = `Corrected. ${text}`;
    expect(await room().ask({ before: text, after, wanted })).toEqual({
      found: [{ id: "one", state: "unchanged", start: start + 11, end: start + 21, candidates: [] }],
    });
  });

  it("passes on the sentence that refuses a file, and reads the next one", async () => {
    const { ask: read } = room({ atOnce: 1 });
    const error = await refusal(read({ incoming: { bytes: new Uint8Array(), fileName: "empty.txt" }, time }));
    expect(error).toMatch(/empty/);
    expect((await readIn(read({ incoming: { text }, time }))).text).toBe(text);
  });

  it("stops at the deadline, and the server was never busy with it", async () => {
    const { ask: read } = room({ deadline: 2500 });
    await read({ incoming: { text }, time });
    let beats = 0;
    const beat = setInterval(() => {
      beats += 1;
    }, 5);
    const error = await refusal(read({ incoming: { bytes: endless, fileName: "port.md" }, time }));
    clearInterval(beat);
    expect(error).toMatch(/took too long/);
    expect(beats).toBeGreaterThan(50);
    expect((await readIn(read({ incoming: { text }, time }))).text).toBe(text);
  });

  it("stops what needs more memory than it may have, in the heap and outside of it", async () => {
    const heap = await refusal(room({ heap: 24 }).ask({ incoming: { text: long }, time }));
    expect(heap).toMatch(/too much memory/);
    const whole = await refusal(room({ memory: 60 }).ask({ incoming: { text: long }, time }));
    expect(whole).toMatch(/too much memory/);
  });

  it("has two at work at once, and the rest wait their turn", async () => {
    const { ask: read } = room();
    const order: number[] = [];
    const all = Array.from({ length: 7 }, (_, index) =>
      read({ incoming: { text: index === 0 ? long : text }, time }).then(() => order.push(index)),
    );
    await Promise.all(all);
    // The long one holds one of the two; the six short ones pass through the other in the order in which they came.
    expect(order).toEqual([1, 2, 3, 4, 5, 6, 0]);
  });

  it.skipIf(!existsSync("/proc/self/status"))("never has more than two processes", async () => {
    const { ask: read } = room();
    const before = new Set(readersOf(process.pid));
    const all = Promise.all(
      Array.from({ length: 6 }, () => read({ incoming: { text: long.slice(0, 400_000) }, time })),
    );
    let most = 0;
    for (let look = 0; look < 10; look += 1) {
      await pause(20);
      most = Math.max(most, readersOf(process.pid).filter((pid) => !before.has(pid)).length);
    }
    await all;
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
  });
});

/** The processes of this one that run the program of the room. */
function readersOf(pid: number): string[] {
  const read = (name: string, file: string) => {
    try {
      return readFileSync(`/proc/${name}/${file}`, "utf8");
    } catch {
      return "";
    }
  };
  return readdirSync("/proc").filter(
    (name) =>
      /^\d+$/.test(name) &&
      new RegExp(`^PPid:\\s+${pid}$`, "m").test(read(name, "status")) &&
      read(name, "cmdline").includes("read.mjs"),
  );
}
