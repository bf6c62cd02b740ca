import { describe, expect, it } from "vitest";
import { historyOf } from "@/db/history";
import { namesIn } from "@/db/names";
import type { Actor } from "@/lib/actor";
import { sentence } from "@/lib/history/sentence";
import { newDesk } from "@/lib/testing/desk";
import { canaries, ferryDossier } from "@/lib/testing/ferry-dossier";

async function told() {
  const desk = await newDesk();
  const story = await ferryDossier(desk);
  const historyFor = async (viewer: Actor) => {
    const events = await historyOf(desk.read, viewer, story.dossierId, { limit: 500 });
    const names = await namesIn(desk.read, viewer, story.dossierId, (iso) => iso);
    return events.map((event) => sentence(event, names)).reverse();
  };
  return { ...story, historyFor };
}

describe("the history of a dossier as a member reads it", () => {
  it("calls everything by its name", async () => {
    const { historyFor, mara } = await told();
    const lines = await historyFor(mara);
    expect(lines.slice(0, 3)).toEqual([
      "Mara Kell opened the dossier “Holm ferry” with the standard “two origins”",
      "Mara Kell became lead of the dossier",
      "Mara Kell let Vera Hoss into the dossier as lead",
    ]);
    for (const line of [
      "Sam Okoro entered “Harbour log, March 2026” as evidence that supports A1: “delay 40 min”",
      "Vera Hoss signed A1 off",
      `Mara Kell added the confidential source “${canaries.title}” (interview)`,
    ])
      expect(lines).toContain(line);
    expect(lines.join("\n")).not.toMatch(/somebody|a claim|a source|an article|a task|undefined/);
  });

  it("tells those who are not cleared that something happened, and no more", async () => {
    const { historyFor, vera, mara } = await told();
    const lines = await historyFor(vera);
    expect(lines.join("\n")).not.toContain("CANARY");
    expect(lines).toContain("Mara Kell added a confidential source");
    expect(lines).toContain("Mara Kell entered evidence from a confidential source for A2");
    expect(lines).toHaveLength((await historyFor(mara)).length);
  });

  it("is empty for an outsider", async () => {
    const { historyFor, otto } = await told();
    expect(await historyFor(otto)).toEqual([]);
  });
});
