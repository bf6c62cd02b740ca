import { expect, it } from "vitest";
import { claimTotals } from "@/lib/claims/list";
import { writeComment, writeCommentInput } from "@/lib/comments/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

it("the totals of a list count each group, one’s own and nobody’s, anew after every change and for nobody else", async () => {
  const room = await newNewsroom();
  const { read } = room.desk;
  const paid = await room.claim({ assigneeId: room.second.personId });
  await room.claim();
  const totals = () => claimTotals(read, room.second, room.dossierId);
  const groups = { "to-check": 2, checking: 0, "for-review": 0, "signed-off": 0, stale: 0 };
  expect(await totals()).toEqual({ all: 2, mine: 1, unassigned: 1, groups });
  await room.run(writeComment, room.checker, writeCommentInput.parse({ on: "claim", id: paid.id, text: "Look here." }));
  expect(await totals(), "talk changes none").toEqual({ all: 2, mine: 1, unassigned: 1, groups });
  await room.move(paid, "checking", room.second);
  expect(await totals()).toMatchObject({ all: 2, mine: 1, groups: { "to-check": 1, checking: 1 } });
  await room.claim();
  expect(await totals()).toMatchObject({ all: 3, mine: 1, unassigned: 2 });
  expect(await claimTotals(read, room.checker, room.dossierId)).toMatchObject({ all: 3, mine: 0 });
  expect(await claimTotals(read, room.outsider, room.dossierId)).toMatchObject({ all: 0, mine: 0, unassigned: 0 });
});
