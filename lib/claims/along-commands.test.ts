import { expect, it } from "vitest";
import { mentionsOf } from "@/db/claims";
import { addMentions } from "@/lib/claims/along-commands";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

it("tags like sentences of several articles along, all or none, for who may tag", async () => {
  const room = await newNewsroom();
  const one = await room.article("Six boats sank.");
  const other = await room.article("Five boats sank.");
  const claim = await room.claim({ statement: "Boats sank." });
  const at = (article: { revisionId: string }) => ({
    revisionId: article.revisionId,
    start: 0,
    end: 10,
    mode: "asserts" as const,
  });
  const add = (mentions: ReturnType<typeof at>[], actor = room.checker) =>
    room.run(addMentions, actor, { claimId: claim.id, mentions });
  expect((await add([at(one)])).ids).toHaveLength(1);
  await expect(add([at(other), at(one)])).rejects.toThrow(Conflict);
  expect(await mentionsOf(room.desk.read, room.lead, [claim.id])).toHaveLength(1);
  await expect(add([at(other)], room.reader)).rejects.toThrow(Forbidden);
  await expect(add([at(other)], room.outsider)).rejects.toThrow(NotFound);
});
