import { expect, test } from "vitest";
import { box, columnsOf, drawOrigins } from "@/lib/sources/origin-drawing";

const links = (...lines: string[]) =>
  lines.map((id) => {
    const [from = "", to = ""] = id.split(" ");
    return { id, from, to };
  });

test("columns stand by distance from the origin, and lines run from it to who got it from there", async () => {
  const drawing = await drawOrigins(["annex", "a", "b", "lone"], links("a annex", "b a"), []);
  const column = Object.fromEntries(drawing.boxes.map((one) => [one.id, one.column]));
  expect(column).toEqual({ annex: 0, lone: 0, a: 1, b: 2 });
  const at = new Map(drawing.boxes.map((one) => [one.id, one]));
  for (const { id, start, tip } of drawing.lines) {
    const [from, to] = id.split(" ").map((name) => at.get(name));
    expect(start.x).toBe((to?.x ?? 0) + box.width);
    expect(tip.x).toBe(from?.x);
  }
});

test("no two boxes overlap, and all lie within the drawing", async () => {
  const names = Array.from({ length: 30 }, (_, i) => `s${i}`);
  const tree = links(...names.slice(1).map((name, i) => `${name} s${Math.floor(i / 2)}`));
  const { boxes, width, height } = await drawOrigins(names, tree, []);
  expect(boxes).toHaveLength(30);
  for (const [i, one] of boxes.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.x + box.width).toBeLessThanOrEqual(width);
    expect(one.y + box.height).toBeLessThanOrEqual(height);
    for (const other of boxes.slice(i + 1))
      expect(Math.abs(one.x - other.x) >= box.width || Math.abs(one.y - other.y) >= box.height).toBe(true);
  }
});

test("a circle is drawn above everything", async () => {
  const { boxes, arcs } = await drawOrigins(["a", "b", "c"], links("b a", "c b"), [{ id: "x", from: "a", to: "c" }]);
  const [arc] = arcs;
  expect(arc?.tip.y).toBe(boxes.find(({ id }) => id === "a")?.y);
  for (const one of boxes) expect(arc?.label.y).toBeLessThan(one.y);
});

test("links that run in a circle by themselves are drawn all the same, and nothing at all is drawn as nothing", async () => {
  const { lines } = await drawOrigins(["a", "b"], links("a b", "b a"), []);
  expect(lines).toHaveLength(2);
  expect(await drawOrigins([], [], [])).toMatchObject({ boxes: [], lines: [], width: box.width });
});

test("the same input gives the same drawing", async () => {
  const draw = () => drawOrigins(["a", "b"], links("a b"), []);
  expect(await draw()).toEqual(await draw());
});

test("sixty sources with five hundred links are laid out in a moment, all of them, and none upon another", async () => {
  const names = Array.from({ length: 60 }, (_, i) => `s${String(i).padStart(2, "0")}`);
  const all = names.flatMap((from, i) => names.slice(0, i).map((to) => `${from} ${to}`));
  const chosen = links(...all.filter((_, i) => i % Math.floor(all.length / 500) === 0).slice(0, 500));
  const started = performance.now();
  const { boxes, lines } = await drawOrigins(names, chosen, []);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(lines.map(({ id }) => id).sort()).toEqual(chosen.map(({ id }) => id).sort());
  const at = new Map(boxes.map((one) => [one.id, one]));
  for (const { from, to } of chosen) expect(at.get(to)?.column).toBeLessThan(at.get(from)?.column ?? 0);
  for (const [i, one] of boxes.entries())
    for (const other of boxes.slice(i + 1))
      expect(Math.abs(one.x - other.x) >= box.width || Math.abs(one.y - other.y) >= box.height).toBe(true);
});

test("a loop that is only proposed has a column for each of its sources, too", () => {
  const columns = columnsOf(["a", "b", "c"], links("a b", "b c", "c a"));
  expect([...columns.keys()].sort()).toEqual(["a", "b", "c"]);
  expect(Math.min(...columns.values())).toBeGreaterThanOrEqual(0);
});
