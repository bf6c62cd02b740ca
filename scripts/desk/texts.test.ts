import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { newTerminal, oneLine } from "@/lib/testing/terminal";

describe("anchor", () => {
  const old = "The port paid nine million. Nobody asked who had signed the order for it.\n\nThe mayor left early.\n";
  const fresh = "Corrected.\n\nThe port paid ten million. Nobody asked who had signed the order for it.\n";
  const quotes = ["paid nine million", "who had signed", "The mayor left early."].map((exact, index) => ({
    id: `q${index}`,
    exact,
    prefix: "",
    suffix: "",
    start: old.indexOf(exact),
    end: old.indexOf(exact) + exact.length,
  }));

  test("prints where each quotation is in the new file, without a database", async () => {
    const { run, file } = await newTerminal();
    file("old.txt", old);
    file("new.txt", fresh);
    file("s.json", JSON.stringify(quotes));
    const { code, out, err } = await run("anchor", "old.txt", "new.txt", "--selectors", "s.json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const found: { id: string; state: string; start: number; end: number; candidates: unknown[] }[] = JSON.parse(out);
    expect(
      found.map(({ id, state, start, end }) => [id, state, start === null ? null : fresh.slice(start, end)]),
    ).toEqual([
      ["q0", "reworded", "paid ten million"],
      ["q1", "unchanged", "who had signed"],
      ["q2", "gone", null],
    ]);
    expect(found.every(({ candidates }) => Array.isArray(candidates))).toBe(true);
  });

  test.each<[string, string, RegExp]>([
    ["what is no JSON", "[{", /must hold a JSON array/],
    ["what is no list of quotations", '[{"id": "a"}]', /must hold a JSON array.*exact/],
  ])("refuses %s in one line", async (_, selectors, sentence) => {
    const { run, file } = await newTerminal();
    file("a.txt", old);
    file("s.json", selectors);
    const { code, out, err } = await run("anchor", "a.txt", "a.txt", "--selectors", "s.json");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(sentence);
    expect(err).toMatch(oneLine);
  });

  test("refuses one file alone, and a file that is not there", async () => {
    const { run, file } = await newTerminal();
    file("a.txt", old);
    file("s.json", "[]");
    expect((await run("anchor", "a.txt", "--selectors", "s.json")).err).toMatch(/Name two files/);
    expect((await run("anchor", "a.txt", "b.txt", "--selectors", "s.json")).err).toMatch(
      /b\.txt: There is no such file/,
    );
    expect((await run("anchor", "a.txt", "a.txt")).err).toMatch(/--selectors is missing/);
  });
});

describe("shared", () => {
  const first =
    "A lock keeper in Sterrin opened the eastern gates by hand on Friday night and saved three boats from the flood.\n";
  const copied = `More soon.\n\n${first}`;
  const other = "The council of Velden argued about trams on Monday. Nobody wants to pay for line 6.\n";

  test("prints what each two files share, with places in both, and leaves out what shares nothing", async () => {
    const { run, file } = await newTerminal();
    file("one.txt", first);
    file("two.txt", copied);
    file("three.txt", other);
    const { code, out, err } = await run("shared", "one.txt", "two.txt", "three.txt");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { pairs } = JSON.parse(out) as {
      pairs: { a: string; b: string; passages: { a: number[]; b: number[] }[] }[];
    };
    expect(pairs).toEqual([expect.objectContaining({ a: "one.txt", b: "two.txt", shareOfA: 1 })]);
    const [passage] = pairs[0]?.passages ?? [];
    expect(first.slice(...(passage?.a ?? []))).toBe(first.trim().replace(/\.$/, ""));
    expect(copied.slice(...(passage?.b ?? []))).toBe(first.trim().replace(/\.$/, ""));
  });

  test("refuses fewer than two files, and one that is not there", async () => {
    const { run, file } = await newTerminal();
    file("one.txt", first);
    expect((await run("shared", "one.txt")).err).toMatch(/Name at least two files/);
    expect((await run("shared", "one.txt", "gone.txt")).err).toMatch(/gone.txt: There is no such file/);
  });
});

describe("attributions", () => {
  const text =
    "Ferry late\n\nThe Halvern Courier reported on Monday that the ferry was late. Two sailors told the paper so.\n";
  type Line = {
    file: string;
    error?: string;
    attributions: {
      start: number;
      end: number;
      quote: string;
      source: { name: string; outlet: string; unidentified: boolean };
      through: { outlet: string } | null;
      kind: string;
      sentences: [number, number][];
    }[];
  };
  const linesOf = (out: string) =>
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);

  test.each([
    ["line feeds", text],
    ["the line ends of Windows", text.replaceAll("\n", "\r\n")],
  ])("prints one line a file, with offsets in the text as it is in the file: %s", async (_, written) => {
    const { run, file } = await newTerminal();
    file("a.txt", written);
    file("b.txt.gz", gzipSync(written));
    const { code, out, err } = await run("attributions", "a.txt", "b.txt.gz");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = linesOf(out);
    expect(lines.map((line) => line.file)).toEqual(["a.txt", "b.txt.gz"]);
    for (const { attributions } of lines) {
      expect(attributions.map(({ source, through, kind }) => [source.name, through?.outlet, kind])).toEqual([
        ["Halvern Courier", undefined, "cites"],
        ["Two sailors", "Halvern Courier", "interviewed"],
        ["Halvern Courier", undefined, "cites"],
      ]);
      for (const { start, end, quote } of attributions) expect(written.slice(start, end)).toBe(quote);
      const [[from, to] = [0, 0]] = attributions[0]?.sentences ?? [];
      expect(written.slice(from, to)).toBe("The Halvern Courier reported on Monday that the ferry was late.");
    }
  });

  test("offsets in other formats are into what is extracted", async () => {
    const { run, file } = await newTerminal();
    const body = "<p>The ferry was late again, and nobody at the quay could say why it was so on Monday morning.</p>";
    const page = `<html><body><nav><a href="/a">Home</a></nav><article><h1>Ferry late</h1><figure><figcaption>Photo: a quay</figcaption></figure>${body}<p>Bay Beacon, the port’s newspaper, is silent. The Halvern Courier reported on Monday that the ferry was late.</p></article></body></html>`;
    file("page.html", page);
    const [{ attributions } = { attributions: [] }] = linesOf((await run("attributions", "page.html")).out);
    const { text: extracted } = JSON.parse((await run("extract", "page.html")).out) as { text: string };
    expect(attributions.map(({ source }) => source.outlet)).toContain("Halvern Courier");
    for (const { start, end, quote } of attributions) expect(extracted.slice(start, end)).toBe(quote);
  });

  test("tells what cannot be read in its line, and needs a file", async () => {
    const { run } = await newTerminal();
    const [line] = linesOf((await run("attributions", "gone.txt")).out);
    expect(line).toEqual({ file: "gone.txt", error: "There is no such file.", attributions: [] });
    expect((await run("attributions")).err).toMatch(/No file is named/);
  });
});
