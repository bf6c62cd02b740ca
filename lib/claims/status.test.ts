import { describe, expect, it } from "vitest";
import { claimStatuses } from "@/lib/claims/claim";
import { transition, transitions, transitionsFrom } from "@/lib/claims/status";
import { Conflict, Invalid } from "@/lib/errors";

describe("how a claim moves", () => {
  it.each(claimStatuses.flatMap((from) => claimStatuses.map((to) => [from, to] as const)))(
    "from %s to %s: only as the table says",
    (from, to) => {
      const listed = transitions.some((t) => t.from === from && t.to === to);
      const move = () => transition(from, to, "because");
      if (listed) expect(move().to).toBe(to);
      else expect(move).toThrow(Conflict);
    },
  );

  it("never reaches signed off without a sign-off", () => {
    for (const from of claimStatuses) expect(() => transition(from, "signed-off", "please")).toThrow("sign-off");
  });

  it("is sent back only with a reason", () => {
    expect(() => transition("for-review", "checking", "  ")).toThrow(Invalid);
    expect(transition("for-review", "checking", "The date is missing").name).toBe("Send back");
  });

  it("leaves a way on from every status", () => {
    for (const status of claimStatuses) expect(transitionsFrom(status).length).toBeGreaterThan(0);
  });
});
