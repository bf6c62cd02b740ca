import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { namesIn } from "@/lib/api/endpoint";
import { matcher } from "@/lib/api/match";
import { openApi, table } from "@/lib/api/table";

const described = JSON.parse(JSON.stringify(openApi()));

test("openapi.json is what the table says; `npm run openapi` writes it anew", () => {
  const written = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "openapi.json"), "utf8"));
  expect(written).toEqual(described);
});

test("every endpoint is described, with a sentence and a name of its own", () => {
  const operations = Object.values(
    described.paths as Record<string, Record<string, { operationId: string; summary: string }>>,
  ).flatMap((methods) => Object.values(methods));
  expect(operations).toHaveLength(table.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(table.length);
  for (const { summary } of operations) expect(summary).toMatch(/^[A-Z].*\.$/);
});

test("every reference leads somewhere", () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  for (const [, kind = "", name = ""] of references) expect(described.components[kind]).toHaveProperty(name);
});

test("every pattern is one that JSON Schema knows", () => {
  const patterns = [...JSON.stringify(described).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)];
  expect(patterns.length).toBeGreaterThan(10);
  for (const [, pattern = '""'] of patterns) expect(JSON.parse(pattern)).toMatch(/^\^.*\$$/);
});

test("what the path names is asked for in the path and not in the body", () => {
  for (const row of table) {
    const operation = described.paths[row.path.replace(/:(\w+)/g, "{$1}")][row.method.toLowerCase()];
    const schema = operation.requestBody?.content?.["application/json"]?.schema ?? { properties: {} };
    for (const name of namesIn(row.path)) {
      expect(operation.parameters).toContainEqual(expect.objectContaining({ name, in: "path", required: true }));
      expect(schema.properties).not.toHaveProperty(name);
    }
  }
});

test("a table that says one thing twice is refused", () => {
  const [first] = table;
  if (!first) throw new Error("the table is empty");
  expect(() => matcher([first, first])).toThrow("twice");
  expect(() => matcher([...table, { ...first, path: "/dossiers/:id" }])).toThrow("called dossierId and id");
});
