import { describe, expect, it } from "vitest";
import { historyOf } from "@/db/history";
import { sentencesOfRevision } from "@/db/revisions";
import { suggestionsIn } from "@/db/suggestions";
import type { Actor } from "@/lib/actor";
import { editArticle, markSentences, setAside } from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { removeMention } from "@/lib/claims/commands";
import { dismissSuggestion, restoreSuggestion } from "@/lib/claims/suggestion-commands";
import { Forbidden, NotFound } from "@/lib/errors";
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
