import { describe, expect, it } from "vitest";
import { Cancelled } from "@/lib/editions/rendering/room";
import * as here from "@/lib/errors";

// The framework loads the module more than once, as this does.
const again = "./errors?again";
const elsewhere: typeof here = await import(/* @vite-ignore */ again);

const made = ({ SignedOut, NotFound, Forbidden, Conflict, Invalid, ...more }: typeof here) => ({
  SignedOut: new SignedOut(),
  NotFound: new NotFound(),
  Forbidden: new Forbidden("Ask a lead."),
  Conflict: new Conflict("Somebody changed it.", { current: 2 }),
  Invalid: new Invalid("Mend this.", { title: "Write a title." }),
  TooLarge: new more.TooLarge("Split it."),
  UnsupportedType: new more.UnsupportedType("Save it as text."),
  Unprocessable: new more.Unprocessable("It is damaged."),
  TooMany: new more.TooMany("Wait a moment.", 30),
});
const { Refusal, ...classes } = here;
const names = Object.keys(classes) as (keyof typeof classes)[];

describe("a refusal", () => {
  it("comes from another copy of its class in these tests", () => {
    expect(elsewhere.Refusal).not.toBe(Refusal);
  });

  it.each(names)("%s is known as itself and as no other, whichever copy it comes from", (name) => {
    for (const refusal of [made(here)[name], made(elsewhere)[name]]) {
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toBeInstanceOf(Error);
      expect(names.filter((other) => refusal instanceof classes[other])).toEqual([name]);
    }
  });

  it("has a kind and a status of its own", () => {
    const all = Object.values(made(here));
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(names.length);
    expect(new Set(all.map(({ status }) => status)).size).toBe(names.length);
    expect(all.map(({ kind, name }) => [kind, name])).toContainEqual(["too-many", "TooMany"]);
  });

  it("of a narrower class is one of the wider, and not the other way round", () => {
    for (const { Conflict, Refusal, NotFound } of [here, elsewhere]) {
      expect(new Cancelled()).toBeInstanceOf(Conflict);
      expect(new Cancelled()).toBeInstanceOf(Refusal);
      expect(new Cancelled()).not.toBeInstanceOf(NotFound);
      expect(new Conflict("Somebody changed it.")).not.toBeInstanceOf(Cancelled);
    }
    expect(new Cancelled()).toMatchObject({ kind: "conflict", status: 409, name: "Cancelled" });
  });

  it.each([new Error("a bug"), new TypeError("a bug"), { kind: "conflict", status: 409 }, null, undefined, "conflict"])(
    "is not %s",
    (value) => {
      expect(names.filter((name) => value instanceof classes[name])).toEqual([]);
      expect(value instanceof Refusal).toBe(false);
    },
  );
});
