import { describe, expect, it } from "vitest";
import { historyOf } from "@/db/history";
import { sentencesOfRevision } from "@/db/revisions";
import { suggestionsIn } from "@/db/suggestions";
import type { Actor } from "@/lib/actor";
import { editArticle, markSentences, setAside } from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { createClaimInput, removeMention } from "@/lib/claims/commands";
import {
  acceptSuggestion,
  acceptSuggestionInput,
  dismissSuggestion,
  restoreSuggestion,
} from "@/lib/claims/suggestion-commands";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

const text = [
  "The council paid the dredging firm nine million on Saturday.",
  "Priya Lacey resigned in 2019. Who can say why?",
  "Two barges sank in the harbour, officials said.",
].join("\n\n");
const corrected = text.replace("nine million", "ten million").replace("resigned in 2019. ", "resigned\nin 2019. ");

async function suggesting() {
  const room = await newNewsroom();
  const { id: articleId, revisionId } = await room.article(text);
  const open = (of = revisionId, actor: Actor = room.reader) => suggestionsIn(room.desk.read, actor, of);
  const statements = async (of = revisionId) => (await open(of)).map(({ statement }) => statement);
  const [paid, resigned, sank] = await open();
  if (!paid || !resigned || !sank) throw new Error("nothing is suggested");
  const revise = async (of: string) =>
    room.run(
      addRevision,
      room.checker,
      await prepareRevision(room.desk.read, room.lead, articleId, { text: of }, room.settings, room.checker.now),
    );
  const events = async () =>
    (await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 50 })).filter(
      ({ type }) => type === "suggestion-dismissed",
    );
  return { ...room, articleId, revisionId, open, statements, paid, resigned, sank, revise, events };
}

describe("suggestions of an article", () => {
  it("are there when it was added, in the order of the text", async () => {
    const { statements } = await suggesting();
    expect(await statements()).toEqual([
      "The council paid the dredging firm nine million on Saturday.",
      "Priya Lacey resigned in 2019.",
      "Two barges sank in the harbour.",
    ]);
  });

  it("go when a claim is tagged in the sentence, and come back when the mention goes", async () => {
    const { statements, revisionId, resigned, claim, run, checker } = await suggesting();
    const { start, end, statement, kind, stakes, mode } = resigned;
    const { mentionId } = await claim({ statement, kind, stakes, mention: { revisionId, start, end, mode } });
    expect(await statements()).not.toContain(statement);
    await run(removeMention, checker, { mentionId: mentionId ?? "" });
    expect(await statements()).toContain(statement);
  });

  it("go when the sentence is marked not checkable, or its paragraph is set aside", async () => {
    const { statements, revisionId, resigned, desk, lead, dossierId, run } = await suggesting();
    const sentences = await sentencesOfRevision(desk.read, lead, { id: revisionId, dossierId });
    const sentence = sentences.find(({ start }) => start === resigned.start);
    await run(markSentences, lead, { revisionId, sentenceIds: [sentence?.id ?? ""], state: "not-checkable" });
    await run(setAside, lead, { revisionId, paragraphs: [2], state: "aside" });
    expect(await statements()).toEqual(["The council paid the dredging firm nine million on Saturday."]);
  });

  it("are nobody's who is not a member", async () => {
    const { open, revisionId, outsider } = await suggesting();
    expect(await open(revisionId, outsider)).toEqual([]);
  });

  it("are worded anew when the article's date is corrected", async () => {
    const { statements, articleId, run, checker } = await suggesting();
    await run(editArticle, checker, { articleId, publishedAt: "2026-03-17" });
    expect((await statements())[0]).toBe("The council paid the dredging firm nine million on Saturday 14 March 2026.");
    await run(editArticle, checker, { articleId, publishedAt: null });
    expect((await statements())[0]).toBe("The council paid the dredging firm nine million on Saturday.");
  });
});

describe("accepting a suggestion", () => {
  const accepting = async () => {
    const room = await suggesting();
    const { start, end, statement, kind, stakes, mode } = room.paid;
    const sent = {
      dossierId: room.dossierId,
      statement,
      kind,
      stakes,
      mention: { revisionId: room.revisionId, start, end, mode },
    };
    const accept = (actor: Actor) => room.run(acceptSuggestion, actor, acceptSuggestionInput.parse(sent));
    return { ...room, sent, accept };
  };

  it("makes one claim when two people do it at once, and tells the second which it is", async () => {
    const { accept, checker, second, statements, paid, resigned, revisionId, claim } = await accepting();
    const outcomes = await Promise.allSettled([accept(checker), accept(second)]);
    expect(outcomes).toMatchObject([{ status: "fulfilled", value: { ref: "A1" } }, { status: "rejected" }]);
    const { reason } = outcomes[1] as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(Conflict);
    expect(reason.message).toContain("tagged these words meanwhile, as A1.");
    expect(await statements()).not.toContain(paid.statement);
    const { start, end } = resigned;
    expect((await claim({ mention: { revisionId, start, end } })).ref).toBe("A2");
  });

  it("can be done again when it was taken back, and words beside may be tagged", async () => {
    const { accept, checker, second, sent, claim, run } = await accepting();
    const { start, end } = sent.mention;
    await claim({ mention: { ...sent.mention, end: end - 1 } });
    await claim({ mention: { ...sent.mention, start: start + 4 } });
    const { mentionId } = await accept(checker);
    await run(removeMention, checker, { mentionId: mentionId ?? "" });
    expect((await accept(second)).ref).toBe("A4");
  });

  it("leaves everybody free to tag the same words as a second claim by hand", async () => {
    const { accept, checker, claim, sent } = await accepting();
    await accept(checker);
    expect((await claim({ mention: sent.mention })).ref).toBe("A2");
  });

  it("is refused to readers, to outsiders, and without its words", async () => {
    const { accept, reader, outsider, checker, sent } = await accepting();
    await expect(accept(reader)).rejects.toThrow(Forbidden);
    await expect(accept(outsider)).rejects.toThrow(NotFound);
    await accept(checker);
    await expect(accept(outsider)).rejects.toThrow(NotFound);
    const { mention, ...bare } = sent;
    expect(createClaimInput.safeParse(bare).success).toBe(true);
    expect(acceptSuggestionInput.safeParse(bare).success).toBe(false);
  });
});

describe("dismissing a suggestion", () => {
  it("takes it away for everybody, once, and can be taken back", async () => {
    const { statements, revisionId, resigned, run, checker, second, events } = await suggesting();
    const which = { revisionId, suggestionId: resigned.id };
    expect(await run(dismissSuggestion, checker, which)).toEqual({ ...which, dismissed: true });
    expect(await statements()).not.toContain(resigned.statement);
    expect(await run(dismissSuggestion, second, which)).toEqual({ ...which, dismissed: true });
    expect(await events()).toMatchObject([
      { actorId: checker.personId, payload: { ...which, statement: resigned.statement, dismissed: true } },
    ]);
    await run(restoreSuggestion, second, which);
    await run(restoreSuggestion, second, which);
    expect(await statements()).toContain(resigned.statement);
    expect(await events()).toHaveLength(2);
  });

  it("is remembered in a correction that says the same, however its lines break", async () => {
    const { statements, revisionId, paid, resigned, run, checker, revise } = await suggesting();
    for (const { id } of [paid, resigned]) await run(dismissSuggestion, checker, { revisionId, suggestionId: id });
    const next = await revise(corrected);
    expect(await statements(next.id)).toEqual([
      "The council paid the dredging firm ten million on Saturday.",
      "Two barges sank in the harbour.",
    ]);
    const third = await revise(`${corrected}\n\nThe mayor apologised on Sunday.`);
    expect(await statements(third.id)).not.toContain(resigned.statement);
  });

  it("is refused to readers, to outsiders, and for what is not in the text", async () => {
    const { revisionId, resigned, run, reader, outsider, checker, article } = await suggesting();
    const which = { revisionId, suggestionId: resigned.id };
    const other = await article("Another text of 2018.");
    for (const command of [dismissSuggestion, restoreSuggestion]) {
      await expect(run(command, reader, which)).rejects.toThrow(Forbidden);
      await expect(run(command, outsider, which)).rejects.toThrow(NotFound);
      await expect(run(command, checker, { ...which, suggestionId: "none" })).rejects.toThrow(NotFound);
      await expect(run(command, checker, { ...which, revisionId: other.revisionId })).rejects.toThrow(NotFound);
    }
  });
});
