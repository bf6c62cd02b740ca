import { describe, expect, it } from "vitest";
import { type Noted, openLog, traceOf } from "@/lib/log";

function listen() {
  const lines: string[] = [];
  return { lines, log: openLog({ write: (line: string) => lines.push(line) }) };
}

const read = (line: string | undefined) => JSON.parse(line ?? "{}");

describe("the log", () => {
  it("keeps ids, numbers and the words of the program", () => {
    const { lines, log } = listen();
    log.info({ dossierId: "d1", personId: "p1", ms: 12 }, "an edition was made");
    expect(read(lines[0])).toMatchObject({ msg: "an edition was made", dossierId: "d1", personId: "p1", ms: 12 });
  });

  it("drops whatever else it is handed", () => {
    const { lines, log } = listen();
    const given: object = { claimId: "c1", title: "CANARY", password: "CANARY", status: { a: "CANARY" } };
    log.warn(given as Noted, "a claim was changed");
    expect(lines[0]).not.toContain("CANARY");
    expect(read(lines[0])).toMatchObject({ claimId: "c1" });
  });

  it("tells of an error what it is and where, without its words or those of its cause", () => {
    const { lines, log } = listen();
    const cause = Object.assign(new Error("params: CANARY"), { code: "SQLITE_CONSTRAINT" });
    log.error(traceOf(new TypeError("first line\n    at CANARY (quoted)", { cause })), "a request failed");
    expect(lines[0]).not.toContain("CANARY");
    const told = read(lines[0]);
    expect(told).toMatchObject({ kind: "TypeError by Error", code: "SQLITE_CONSTRAINT" });
    expect(told.at[0]).toContain("log.test.ts");
  });

  it("does not fail on something thrown that is no error", () => {
    expect(traceOf("CANARY")).toEqual({ kind: "string", at: [] });
  });
});
