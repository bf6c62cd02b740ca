import { expect, it, vi } from "vitest";
import { newId } from "@/db/columns";

it("ids sort in the order of making, many in one millisecond and after the clock is set back", () => {
  const made = Array.from({ length: 40_000 }, newId);
  vi.useFakeTimers({ now: 0 });
  made.push(...Array.from({ length: 40_000 }, newId));
  vi.useRealTimers();
  made.push(newId());
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((id) => /^[0-9a-z]{26}$/.test(id))).toBe(true);
});
