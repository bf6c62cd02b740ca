import { expect, it } from "vitest";
import { Invalid } from "@/lib/errors";
import { isPassword, newPasswordHash } from "./password-hash";

const mara = { name: "Mara Kessler", email: "mara@newsroom.example" };

it("a password is recognised by its hash, and no other is", async () => {
  const hash = await newPasswordHash("three quiet herons", mara);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(hash, "three quiet herons")).toBe(true);
  for (const wrong of ["three quiet heron", "Three quiet herons", "", "three quiet herons "])
    expect(await isPassword(hash, wrong), wrong).toBe(false);
});

it("the same password is kept as another hash every time", async () => {
  const [one, other] = await Promise.all([1, 2].map(() => newPasswordHash("three quiet herons", mara)));
  expect(one).not.toBe(other);
});

it("a letter with an accent is the same however the keyboard makes it", async () => {
  const hash = await newPasswordHash("drei große Fischadler é", mara);
  expect(await isPassword(hash, "drei große Fischadler e\u0301")).toBe(true);
});

it("a password that breaks the rule is not hashed", async () => {
  await expect(newPasswordHash("short", mara)).rejects.toThrow(Invalid);
});

it("somebody without a password is let in by none, not even by the one that stands in for it", async () => {
  for (const guess of ["", "nobody's password", "three quiet herons"])
    expect(await isPassword(null, guess)).toBe(false);
});

it("whether somebody has an account does not show in the time that a guess takes", async () => {
  const hash = await newPasswordHash("three quiet herons", mara);
  const time = async (stored: string | null) => {
    const from = performance.now();
    for (let i = 0; i < 8; i++) await isPassword(stored, "a wrong guess at it");
    return performance.now() - from;
  };
  await time(null);
  const [known, unknown] = [await time(hash), await time(null)];
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});

it("many at once are all answered, a few at a time", async () => {
  const hash = await newPasswordHash("three quiet herons", mara);
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => isPassword(hash, i % 3 === 0 ? "three quiet herons" : "a wrong guess")),
  );
  expect(answers).toEqual(Array.from({ length: 12 }, (_, i) => i % 3 === 0));
});
