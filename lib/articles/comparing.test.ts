import { expect, it } from "vitest";
import { articleById } from "@/db/articles";
import { setAside } from "@/lib/articles/commands";
import { comparisonOf } from "@/lib/articles/comparing";
import { NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

const first = "Six of the eleven boats sank off the coast.\n\nRain is expected on the islands.";
const second = "Five of the eleven boats sank off the coast.\n\nFerry tickets will cost more from June.";

it("lays two articles side by side in a process apart, with the claims that are in both", async () => {
  const room = await newNewsroom();
  const one = await room.article(first, { outlet: "Courier" });
  const other = await room.article(second, { outlet: "Northline" });
  const claim = await room.claim({ mention: { revisionId: one.revisionId, start: 0, end: 20 } });
  await room.mention(claim, { revisionId: other.revisionId, start: 0, end: 20, mode: "asserts" });
  const compare = (who = room.reader) =>
    comparisonOf(room.desk.read, who, room.dossierId, { one: one.id, other: other.id });
  expect(await compare()).toMatchObject({
    one: { letter: "A", outlet: "Courier", sentences: 2 },
    other: { letter: "B", sentences: 2 },
    rows: 3,
    differences: [{ number: 1, kind: "figure", one: "Six", other: "Five", refs: ["A1"] }],
    onlyOne: { sentences: 1 },
    onlyOther: { sentences: 1 },
  });
  const article = await articleById(room.desk.read, room.checker, other.id);
  await room.run(setAside, room.checker, { revisionId: article?.revisionId ?? "", paragraphs: [1], state: "aside" });
  expect((await compare()).rows).toBe(2);
  await expect(compare(room.outsider)).rejects.toThrow(NotFound);
  const elsewhere = await newNewsroom();
  await expect(
    comparisonOf(room.desk.read, room.reader, elsewhere.dossierId, { one: one.id, other: other.id }),
  ).rejects.toThrow(NotFound);
});
