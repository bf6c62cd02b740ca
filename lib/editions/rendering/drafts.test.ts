import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { clearAbandoned, clearOwn, newDraftFolder } from "@/lib/editions/rendering/drafts";

function newDataDir() {
  const dataDir = mkdtempSync(join(tmpdir(), "second-source-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const rendering = join(dataDir, "rendering");
  const put = (name: string) => {
    mkdirSync(join(rendering, name), { recursive: true });
    writeFileSync(join(rendering, name, "history.jsonl"), "{}\n");
  };
  return { dataDir, rendering, put, left: () => (existsSync(rendering) ? readdirSync(rendering) : []) };
}

/** Another process that makes a file: the name of its folder, and how to end it in the middle. */
async function another(dataDir: string) {
  const making = `
    import { newDraftFolder } from "@/lib/editions/rendering/drafts";
    console.log(await newDraftFolder(process.argv[1]));
    setInterval(() => {}, 1000);`;
  const args = ["--import", "tsx", "--input-type=module", "-e", making, dataDir];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  const kill = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { name: basename(String(said).trim()), kill };
}

describe("the folder in which files are made", () => {
  it("is the process's own, and closed to other accounts", async () => {
    const { dataDir, left } = newDataDir();
    const [one, other] = [await newDraftFolder(dataDir), await newDraftFolder(dataDir)];
    expect(one).not.toBe(other);
    expect((statSync(one).mode & 0o777).toString(8)).toBe("700");
    expect(left().sort()).toEqual([basename(one), basename(other)].sort());
  });

  it("keeps what another process is making, and loses it when that process was ended in the middle", async () => {
    const { dataDir, left } = newDataDir();
    const { name, kill } = await another(dataDir);
    await clearAbandoned(dataDir);
    expect(left()).toEqual([name]);
    await kill();
    await clearAbandoned(dataDir);
    expect(left()).toEqual([]);
  });

  it.each([
    ["of a process that is gone", "4194999-17-0123456789abcdef01234567"],
    ["of an earlier process whose number was given again", `${process.pid}-17-0123456789abcdef01234567`],
    ["of an earlier version", "0123456789abcdef01234567.jsonl"],
    ["without the name of a process", "-0123"],
  ])("loses what is left %s", async (_, name) => {
    const { dataDir, put, left } = newDataDir();
    put(name);
    const own = await newDraftFolder(dataDir);
    expect(left()).toEqual([basename(own)]);
  });

  it("loses what the process has under way when it ends, and nothing else", async () => {
    const { dataDir, left } = newDataDir();
    const { name } = await another(dataDir);
    writeFileSync(join(await newDraftFolder(dataDir), "history.jsonl"), "{}\n");
    clearOwn(dataDir);
    expect(left()).toEqual([name]);
  });

  it("need not be there", async () => {
    const { dataDir, left } = newDataDir();
    await clearAbandoned(dataDir);
    clearOwn(dataDir);
    expect(left()).toEqual([]);
  });
});
