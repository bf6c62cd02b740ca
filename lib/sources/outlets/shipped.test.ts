import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalUrl, outletKey, outletNames } from "@/lib/sources/outlet";
import { countryCodes, countryName } from "@/lib/sources/outlets/country";
import { shippedOutlets } from "@/lib/sources/outlets/shipped";

const root = join(import.meta.dirname, "..", "..", "..");
const twice = (list: readonly string[]) => list.filter((item, i) => list.indexOf(item) !== i);

describe("the outlets that the desk knows", () => {
  it("are at least 800 in at least 60 countries, agencies among them", () => {
    expect(shippedOutlets.length).toBeGreaterThanOrEqual(800);
    expect(new Set(shippedOutlets.map(({ country }) => country)).size).toBeGreaterThanOrEqual(60);
    expect(shippedOutlets.filter(({ agency }) => agency).length).toBeGreaterThanOrEqual(50);
  });

  it("each have a name of their own, and no two are called the same", () => {
    expect(twice(shippedOutlets.map(({ name }) => outletKey(name)))).toEqual([]);
  });

  it("are in countries that there are", () => {
    const known = new Set(countryCodes);
    expect(shippedOutlets.filter(({ country }) => !known.has(country))).toEqual([]);
  });

  it("have domains of their own that are hosts and nothing else", () => {
    const domains = shippedOutlets.flatMap((outlet) => outlet.domains);
    expect(shippedOutlets.filter((outlet) => outlet.domains.length === 0)).toEqual([]);
    expect(domains.filter((domain) => canonicalUrl(domain) !== `https://${domain}` || /^www\./.test(domain))).toEqual(
      [],
    );
    expect(twice(domains)).toEqual([]);
  });

  it("are written in one way only: composed letters, no blanks at the ends, no name given twice", () => {
    for (const { name, shortNames } of shippedOutlets) {
      for (const form of [name, ...shortNames]) expect(form).toBe(form.normalize("NFC").trim());
      expect(twice([name, ...shortNames]), name).toEqual([]);
    }
  });

  it("stand in order of country and name, one on each line", () => {
    const inOrder = [...shippedOutlets].sort((a, b) =>
      a.country === b.country ? a.name.localeCompare(b.name, "en") : a.country < b.country ? -1 : 1,
    );
    expect(shippedOutlets.map(({ name }) => name)).toEqual(inOrder.map(({ name }) => name));
    const lines = readFileSync(join(import.meta.dirname, "outlets.json"), "utf8")
      .trim()
      .split("\n");
    expect(lines).toHaveLength(shippedOutlets.length + 2);
  });

  it.each([
    ["the Post", "The Washington Post"],
    ["WaPo", "The Washington Post"],
    ["washingtonpost.com", "The Washington Post"],
    ["https://www.washingtonpost.com/world/2025/01/02/story/", "The Washington Post"],
    ["the Journal", "The Wall Street Journal"],
    ["WSJ", "The Wall Street Journal"],
    ["Wall Street Journal", "The Wall Street Journal"],
    ["AP", "The Associated Press"],
    ["Associated Press", "The Associated Press"],
    ["AFP", "Agence France-Presse"],
    ["Reuters", "Reuters"],
    ["ICIJ", "International Consortium of Investigative Journalists"],
    ["NYT", "The New York Times"],
    ["FT", "Financial Times"],
    ["読売新聞", "Yomiuri Shimbun"],
    ["الجزيرة", "Al Jazeera"],
    ["folha.uol.com.br", "Folha de S.Paulo"],
    ["asia.nikkei.com", "Nikkei Asia"],
  ])("%s is %s", (written, name) => {
    expect(outletKey(written, outletNames(shippedOutlets))).toBe(outletKey(name));
  });

  it.each(["the Herald Tribune Gazette", "ABC", "the Daily News", "La Prensa"])(
    "%s is none of them before a text says which",
    (written) => {
      expect(outletNames(shippedOutlets).has(outletKey(written))).toBe(false);
    },
  );

  it("never reach a browser: no client component leads to them by its imports", () => {
    const sources = new Map(
      ["app", "components", "lib", "db"]
        .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => `${folder}/${file}`))
        .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
        .map((file) => [file, readFileSync(join(root, file), "utf8")]),
    );
    const importsOf = (file: string): string[] =>
      [...(sources.get(file) ?? "").matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from "@\/([^"]+)";$/gms)].flatMap(
        ([, path]) => [`${path}.ts`, `${path}.tsx`].filter((each) => sources.has(each)),
      );
    const isAction = (file: string) => (sources.get(file) ?? "").startsWith('"use server"');
    const reached = new Set([...sources].filter(([, text]) => text.startsWith('"use client"')).map(([file]) => file));
    expect(reached.size).toBeGreaterThan(20);
    for (const file of reached) for (const next of importsOf(file)) if (!isAction(next)) reached.add(next);
    expect(reached).not.toContain("lib/sources/outlets/shipped.ts");
  });
});

it("a country is told by its name", () => {
  expect(["FR", "KR", ""].map(countryName)).toEqual(["France", "South Korea", ""]);
  expect(countryCodes.filter((code) => countryName(code) === code)).toEqual([]);
});
