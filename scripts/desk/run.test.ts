import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import iconv from "iconv-lite";
import { expect, onTestFinished, test } from "vitest";
import { articlesOf } from "@/db/articles";
import { peopleCount, personByEmail, tokensOf } from "@/db/people";
import { dossiers } from "@/db/schema";
import { dossierAnswer } from "@/lib/api/views/dossiers";
import { isPassword } from "@/lib/people/password-hash";
import { actorOfToken } from "@/lib/people/token";
import { newTerminal, oneLine } from "@/lib/testing/terminal";

test.each([[], ["nothing"], ["person"], ["history", "rewrite"]])(
  "an unknown verb (%s %s) tells which there are",
  async (...args) => {
    const { run } = await newTerminal();
    const { code, out, err } = await run(...args.filter((word) => word !== undefined));
    expect([code, out]).toEqual([1, ""]);
    for (const verb of ["person add", "token create", "import", "extract", "export", "history verify", "demo"])
      expect(err).toContain(`  ${verb}`);
  },
);

test.each<[string, string[], RegExp]>([
  ["an option that is not known", ["person", "add", "--emil", "a"], /--emil.*Write: person add/],
  ["an option that is missing", ["person", "add", "--email", "a@desk.example"], /--name is missing/],
  ["an option without its value", ["token", "create", "--email"], /--email/],
  [
    "a role that there is not",
    ["person", "add", "--email", "a@desk.example", "--name", "A", "--role", "boss"],
    /admin or member/,
  ],
  ["an address of nobody", ["token", "create", "--email", "a@desk.example"], /Nobody/],
  ["no file", ["extract"], /No file is named/],
  ["a format that there is not", ["export", "--dossier", "a", "--format", "doc", "--out", "a"], /no format doc/],
  ["a dossier that there is not", ["export", "--dossier", "a", "--format", "json", "--out", "a"], /no such dossier/],
])("%s is told in one line", async (_, args, sentence) => {
  const { run } = await newTerminal();
  const { code, out, err } = await run(...args);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(oneLine);
  expect(err).toMatch(sentence);
});

test("a person is added with a password that nobody sees, or with a link to set one", async () => {
  const { api, json } = await newTerminal("five words make a password\n");
  const ann = await json(
    "person",
    "add",
    "--email",
    "Ann@Desk.example",
    "--name",
    "Ann Lee",
    "--role",
    "admin",
    "--password-stdin",
  );
  expect(ann).toEqual({ id: expect.any(String), email: "ann@desk.example", name: "Ann Lee", role: "admin" });
  const bob = await json("person", "add", "--email", "bob@desk.example", "--name", "Bob Ray", "--role", "member");
  expect(bob.link).toMatch(/\/reset\/[\w-]{43}$/);
  const stored = await personByEmail(api.desk.read, "ann@desk.example");
  expect(await isPassword(stored?.passwordHash ?? null, "five words make a password")).toBe(true);
  expect((await personByEmail(api.desk.read, "bob@desk.example"))?.passwordHash).toBeNull();
});

test("a password that breaks the rules adds nobody", async () => {
  const { run, api } = await newTerminal("short\n");
  const { code, err } = await run(
    "person",
    "add",
    "--email",
    "a@desk.example",
    "--name",
    "A",
    "--role",
    "member",
    "--password-stdin",
  );
  expect([code, err]).toEqual([1, expect.stringContaining("12 characters")]);
  expect(await peopleCount(api.desk.read)).toBe(0);
});

test("a token is printed once, alone on its line, and acts as the person", async () => {
  const { api, run, json } = await newTerminal();
  const ann = await api.person("Ann Lee");
  const { out } = await run("token", "create", "--email", "ann.lee@desk.example", "--name", "wire");
  expect(out).toMatch(/^ss_[\w-]{43}\n$/);
  expect(await actorOfToken(api.desk.read, out.trim(), ann.now)).toMatchObject({ personId: ann.id, scope: "write" });
  const reading = await json("token", "create", "--email", "ann.lee@desk.example", "--scope", "read");
  expect(await actorOfToken(api.desk.read, reading.token, ann.now)).toMatchObject({ scope: "read" });
  expect((await tokensOf(api.desk.read, ann.id, ann.now)).map(({ name }) => name)).toContain("wire");
});

async function withDossier() {
  const all = await newTerminal();
  const ann = await all.api.person("Ann Lee");
  const { id } = await ann.post("/dossiers", { title: "Dredging" }, dossierAnswer);
  return { ...all, ann, dossierId: id };
}

test("files are imported as articles in the name of a member", async () => {
  const { api, json, file, ann, dossierId } = await withDossier();
  const files = [file("one.txt", "The port paid."), file("two.txt", iconv.encode("Café owner pays", "windows-1252"))];
  const { items } = await json("import", "--dossier", dossierId, "--email", "ann.lee@desk.example", ...files);
  expect(items).toMatchObject([
    { file: "one.txt", ok: true, letter: "A" },
    { file: "two.txt", ok: true, letter: "B" },
  ]);
  const articles = await articlesOf(api.desk.read, ann, dossierId);
  expect(articles.map(({ createdBy, ours }) => [createdBy, ours])).toEqual([
    [ann.id, false],
    [ann.id, false],
  ]);
});

test("a file that cannot be read does not keep the others out, and is told", async () => {
  const { api, run, file, ann, dossierId } = await withDossier();
  const files = [file("empty.txt", ""), "missing.txt", file("good.txt", "The port paid.")];
  const { code, out, err } = await run("import", "--dossier", dossierId, "--email", "ann.lee@desk.example", ...files);
  expect([code, out]).toEqual([1, "Article A: good.txt\n"]);
  expect(err).toMatch(/^2 of 3 files did not go in: empty\.txt: .+\n$/);
  expect(await articlesOf(api.desk.read, ann, dossierId)).toHaveLength(1);
});

test("whoever is not a member imports nothing and exports nothing", async () => {
  const { api, run, file, ann, dossierId } = await withDossier();
  await api.person("Otto Outsider");
  const as = ["--dossier", dossierId, "--email", "otto.outsider@desk.example"];
  const imported = await run("import", ...as, file("one.txt", "The port paid."));
  const exported = await run("export", ...as, "--format", "json", "--out", "out.json");
  for (const { code, err } of [imported, exported]) expect([code, err]).toEqual([1, expect.stringMatching(oneLine)]);
  expect(await articlesOf(api.desk.read, ann, dossierId)).toEqual([]);
});

test("extract prints what intake would get, one object a line, and unpacks what is packed", async () => {
  const { run, file } = await newTerminal();
  const text = "Port pays double\n\nBy Mara Quill, Coastline News\n\nThe port paid. Nobody asked why.\n";
  const files = [
    file("a.txt", text),
    file("b.txt.gz", gzipSync(iconv.encode(text, "utf-16le", { addBOM: true }))),
    file("empty.txt", ""),
    "missing.txt",
    file("broken.gz", new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3])),
  ];
  const { code, out, err } = await run("extract", ...files);
  expect([code, err]).toEqual([0, ""]);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const good = {
    ok: true,
    error: null,
    title: "Port pays double",
    byline: "Mara Quill",
    outlet: "Coastline News",
    text,
    aside: [],
  };
  expect(lines).toMatchObject([
    { file: "a.txt", ...good },
    { file: "b.txt.gz", ...good },
    { file: "empty.txt", ok: false, error: expect.stringContaining("empty"), text: "", aside: [] },
    { file: "missing.txt", ok: false, error: "There is no such file." },
    { file: "broken.gz", ok: false, error: expect.stringContaining("damaged") },
  ]);
  const fields = [
    "aside",
    "byline",
    "error",
    "file",
    "language",
    "ok",
    "outlet",
    "publishedAt",
    "text",
    "title",
    "url",
  ];
  for (const line of lines) expect(Object.keys(line).sort()).toEqual(fields);
});

test("a small packed file that would fill the memory is refused", async () => {
  const { api, run, file } = await newTerminal();
  const bomb = gzipSync(Buffer.alloc(api.settings.maxUploadBytes + 1));
  const { out } = await run("extract", file("bomb.gz", bomb));
  expect(JSON.parse(out)).toMatchObject({ ok: false, error: expect.stringContaining("50 MB") });
});

test.each(["html", "json"])(
  "an export as %s is a file that only its owner reads, and an event of the history",
  async (format) => {
    const { api, json, run, ann, dossierId } = await withDossier();
    await run("import", "--dossier", dossierId, "--email", "ann.lee@desk.example");
    const out = join(api.desk.folder, `copy.${format}`);
    writeFileSync(out, "old and open to all", { mode: 0o644 });
    const made = await json("export", "--dossier", dossierId, "--format", format, "--out", out);
    expect(made).toMatchObject({ number: 1, audience: "desk", personId: ann.id, out });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readFileSync(out, "utf8")).toContain("Dredging");
    const again = await json(
      "export",
      "--dossier",
      dossierId,
      "--format",
      format,
      "--audience",
      "legal",
      "--email",
      "ann.lee@desk.example",
      "--out",
      out,
    );
    expect(again).toMatchObject({ number: 2, audience: "legal" });
  },
);

test("a changed history is found, with the first bad event", async () => {
  const { api, run, json, dossierId } = await withDossier();
  expect(await json("history", "verify")).toMatchObject({ ok: true, chains: 2, broken: [] });
  const file = new Database(join(api.desk.folder, "second-source.sqlite"));
  onTestFinished(() => void file.close());
  const triggers = file
    .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'events'")
    .all() as { name: string }[];
  for (const { name } of triggers) file.exec(`drop trigger ${name}`);
  file.prepare("update events set at = '2020-01-01T00:00:00.000Z' where chain = ? and number = 2").run(dossierId);
  const { code, err } = await run("history", "verify");
  expect([code, err]).toEqual([1, `History is broken at event 2 of ${dossierId}: its header was changed.\n`]);
});

test("the demo newsroom is loaded once, also on an empty desk", async () => {
  const { api, run, json } = await newTerminal();
  expect(await json("demo")).toMatchObject({ link: expect.stringMatching(/\/reset\//) });
  const again = await run("demo");
  expect([again.code, again.err]).toEqual([1, expect.stringContaining("loaded already")]);
  expect(await json("history", "verify")).toMatchObject({ ok: true });
  expect(await api.desk.read.select().from(dossiers)).toHaveLength(2);
});

test("the command itself makes its database, and leaves with the right code", () => {
  const folder = mkdtempSync(join(tmpdir(), "second-source-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const run = (args: string[], input = "") =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/desk.ts", ...args], {
      input,
      encoding: "utf8",
      env: { ...process.env, DATA_DIR: folder, npm_lifecycle_event: "" },
    });
  const person = ["person", "add", "--email", "ann@desk.example", "--name", "Ann Lee", "--role", "admin"];
  const added = run([...person, "--password-stdin", "--json"], "five words make a password\n");
  expect([added.status, added.stderr]).toEqual([0, ""]);
  expect(JSON.parse(added.stdout)).toMatchObject({ email: "ann@desk.example" });
  const taken = run([...person, "--password-stdin"], "five words make a password\n");
  expect([taken.status, taken.stdout, taken.stderr]).toEqual([1, "", expect.stringMatching(oneLine)]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const wrong = spawnSync(process.execPath, ["--import", "tsx", "scripts/desk.ts", "history", "verify"], {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: folder, TIME_ZONE: "Nowhere/Land" },
  });
  expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringMatching(/^TIME_ZONE must be[^\n]*\n$/)]);
}, 30_000);
