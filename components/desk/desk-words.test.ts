import { describe, expect, it } from "vitest";
import { deskSentence } from "./desk-words";

const zone = "Europe/Berlin";
const now = "2026-03-17T09:00:00Z"; // Tuesday, 10:00
const late = "2026-03-16T09:00:00Z";
const today = "2026-03-17T15:00:00Z";
const later = "2026-03-20T15:00:00Z";
const some = { due: [], sentBack: 0, blind: 0, waiting: 0, stale: 0, deadlines: [] };

describe("the first line of my desk", () => {
  it.each([
    [some, ""],
    [
      { ...some, due: [late, today, today, later], waiting: 5, deadlines: [null, "2026-03-19T17:00:00Z"] },
      "One task is overdue, two are due today, and five claims wait for your signature. The next deadline is Thursday at 18:00.",
    ],
    [{ ...some, due: [late, late] }, "Two tasks are overdue."],
    [{ ...some, due: [today] }, "One task is due today."],
    [{ ...some, due: [late, today] }, "One task is overdue and one is due today."],
    [{ ...some, due: [later, null] }, "Two tasks are open."],
    [{ ...some, waiting: 1, stale: 1 }, "One claim waits for your signature and one of your sign-offs has gone stale."],
    [
      { ...some, due: [today], sentBack: 1, blind: 2 },
      "One task is due today, one claim was sent back to you, and two blind checks wait for you.",
    ],
    [{ ...some, waiting: 13 }, "13 claims wait for your signature."],
    [{ ...some, deadlines: ["2026-03-17T17:00:00Z"] }, "The next deadline is today at 18:00."],
    [{ ...some, deadlines: ["2026-03-18T17:00:00Z"] }, "The next deadline is tomorrow at 18:00."],
    [{ ...some, deadlines: ["2026-04-18T16:00:00Z"] }, "The next deadline is Sat 18 Apr at 18:00."],
    [{ ...some, deadlines: ["2026-03-17T08:59:00Z"] }, ""],
  ])("of %o", (atHand, words) => {
    expect(deskSentence(atHand, now, zone)).toBe(words);
  });
});
