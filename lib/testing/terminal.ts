import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { newApi } from "@/lib/testing/api";
import { runDesk } from "@/scripts/desk/run";
import type { Terminal } from "@/scripts/desk/verb";

/** The command line on a fresh desk, and what it wrote. */
export async function newTerminal(stdin = "") {
  const api = await newApi();
  const written = { out: "", err: "" };
  const terminal: Terminal = {
    folder: api.desk.folder,
    now: new Date("2026-03-17T09:00:00Z"),
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    stdin: async () => stdin,
    settings: () => api.settings,
    open: async () => api.desk,
  };
  const run = async (...args: string[]) => {
    written.out = "";
    written.err = "";
    const code = await runDesk(args, terminal);
    return { code, ...written };
  };
  const json = async (...args: string[]) => {
    const { code, out, err } = await run(...args, "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return JSON.parse(out);
  };
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(api.desk.folder, name), bytes);
    return name;
  };
  return { api, run, json, file };
}

/** What a refusal of the command line looks like. */
export const oneLine = /^[^\n]+\n$/;
