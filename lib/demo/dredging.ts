import { sentencesOfRevision } from "@/db/revisions";
import { markSentences } from "@/lib/articles/commands";
import { addMention, addMentionInput } from "@/lib/claims/commands";
import { writeComment } from "@/lib/comments/commands";
import { courier, draft, estuary, northline, quayRadio } from "@/lib/demo/articles";
import { type Player, placeOfWords, type Storyteller } from "@/lib/demo/storyteller";
import { addMember, createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { editSource, editSourceInput } from "@/lib/sources/commands";
import { assignTask, assignTaskInput, editTask } from "@/lib/tasks/commands";

export type Cast = { lead: Player; mara: Player; tomas: Player; sana: Player };

/**
 * The first dossier: one paper reported the story, two rewrote it, a radio station asked for itself. Claims stand in
 * every status, one sign-off is stale, and six links would have looked like six sources.
 */
export async function tellDredging(tell: Storyteller, { lead, mara, tomas, sana }: Cast, deadline: string) {
  const { id: dossierId } = await tell.say(
    createDossier,
    lead,
    createDossierInput.parse({
      title: "Halvern dredging: who was paid, and for how much channel",
      brief: "The Courier says that the port paid in full for half a channel. What of it can we print as our own?",
      deadline,
    }),
  );
  for (const [person, role] of [
    [mara, "checker"],
    [tomas, "checker"],
    [sana, "reader"],
  ] as const)
    await tell.say(addMember, lead, { dossierId, personId: person.personId, role });

  const a = await tell.article(mara, dossierId, courier, "The Halvern Courier");
  const b = await tell.article(mara, dossierId, northline, "Northline");
  const c = await tell.article(mara, dossierId, estuary, "Estuary Times");
  const d = await tell.article(tomas, dossierId, quayRadio, "Quay Radio");
  const ours = await tell.article(lead, dossierId, draft, "", true);

  for (const article of [a, d])
    await tell.say(
      editSource,
      mara,
      editSourceInput.parse({ sourceId: article.sourceId, seen: 1, ownReporting: true, reliability: "B" }),
    );
  const schedule = await tell.source(mara, dossierId, {
    kind: "document",
    title: "Payment schedule, annex C of the dredging contract",
    outlet: "Halvern Port Authority",
    publishedAt: "2023-06-14",
  });
  const sander = await tell.source(tomas, dossierId, {
    kind: "interview",
    title: "Interview with the president of the audit office",
    author: "Livia Sander",
    outlet: "Regional Audit Office",
    publishedAt: "2026-03-12",
  });
  const spokesperson = await tell.source(mara, dossierId, {
    kind: "statement",
    title: "Statement of the port authority’s spokesperson",
    outlet: "Halvern Port Authority",
  });
  const insiders = await tell.source(mara, dossierId, {
    kind: "interview",
    title: "Two people with knowledge of the project",
    unidentified: true,
  });

  const obtained = await tell.link(
    mara,
    dossierId,
    a.sourceId,
    "obtained",
    schedule.id,
    "according to a contract and payment schedule seen by the Courier",
  );
  const insiderLink = await tell.link(
    mara,
    dossierId,
    a.sourceId,
    "interviewed",
    insiders.id,
    "two people with knowledge of the project said",
  );
  await tell.link(mara, dossierId, a.sourceId, "quotes", spokesperson.id, "A spokesperson for the authority said");
  await tell.link(mara, dossierId, b.sourceId, "rewrites", a.sourceId, "The Halvern Courier reported on Wednesday");
  await tell.link(mara, dossierId, c.sourceId, "rewrites", b.sourceId, "As Northline reported", "proposed");
  await tell.link(tomas, dossierId, d.sourceId, "interviewed", sander.id, "told Quay Radio on Thursday");

  // Signed off: paid in full. Two origins, the schedule and the audit office.
  const paid = await tell.claim(mara, dossierId, a, "paid a contractor the full €48.2 million price", {
    statement: "The Halvern Port Authority paid the contractor the full price of €48.2 million.",
    kind: "figure",
    stakes: "critical",
    about: ["Halvern Port Authority"],
  });
  await tell.say(
    addMention,
    mara,
    addMentionInput.parse({
      claimId: paid.id,
      revisionId: b.revisionId,
      ...placeOfWords(b, "paid the full €48.2 million"),
      mode: "attributes",
    }),
  );
  await tell.say(
    addMention,
    mara,
    addMentionInput.parse({
      claimId: paid.id,
      revisionId: ours.revisionId,
      ...placeOfWords(ours, "paid €48.2 million"),
    }),
  );
  await tell.evidence(mara, paid.id, a.sourceId, {
    quote: "paid a contractor the full €48.2 million price",
    locator: "paragraph 1",
    credibility: 2,
    via: [obtained.id],
  });
  await tell.evidence(mara, paid.id, b.sourceId, {
    quote: "paid the full €48.2 million for a deeper channel",
    locator: "paragraph 1",
    credibility: 3,
  });
  await tell.evidence(mara, paid.id, d.sourceId, {
    quote: "She confirmed that the authority paid the full price of €48.2 million.",
    locator: "paragraph 3",
    credibility: 2,
  });
  await tell.verdict(mara, paid.id, { substance: "supported" });
  await tell.move(mara, paid.id, "checking");
  await tell.move(mara, paid.id, "for-review");
  await tell.sign(lead, paid.id);

  // Being checked: the rewrites disagree, and all lead back to one schedule that only the Courier has seen.
  const six = await tell.claim(mara, dossierId, a, "six of the eleven kilometres had not been dredged", {
    statement: "Six of the eleven kilometres of the channel had not been dredged when the final instalment was paid.",
    kind: "figure",
    stakes: "critical",
    assigneeId: mara.personId,
  });
  await tell.say(
    addMention,
    mara,
    addMentionInput.parse({
      claimId: six.id,
      revisionId: c.revisionId,
      ...placeOfWords(c, "six of the eleven kilometres remain untouched"),
      mode: "attributes",
    }),
  );
  await tell.evidence(mara, six.id, a.sourceId, {
    quote: "six of the eleven kilometres had not been dredged",
    locator: "paragraph 1",
    credibility: 3,
    via: [obtained.id],
  });
  await tell.evidence(mara, six.id, c.sourceId, {
    quote: "six of the eleven kilometres remain untouched",
    locator: "paragraph 2",
    credibility: 4,
  });
  await tell.evidence(tomas, six.id, b.sourceId, {
    stance: "refutes",
    quote: "five of the eleven kilometres were never dredged",
    locator: "paragraph 1",
    credibility: 5,
    note: "Rewrites the Courier; six became five.",
  });
  await tell.verdict(mara, six.id, { substance: "conflicting" });
  await tell.move(mara, six.id, "checking");

  // For review, and an allegation that still lacks its reply.
  const early = await tell.claim(
    tomas,
    dossierId,
    a,
    "was transferred on 2 May 2025, three weeks before the survey that should have triggered it",
    {
      statement:
        "The authority transferred the final instalment three weeks before the survey that should have released it.",
      kind: "allegation",
      stakes: "important",
      about: ["Halvern Port Authority"],
      reply: { askedAt: "2026-03-13T09:00:00Z", how: "E-mail to the press office", until: "2026-03-17T16:00:00Z" },
    },
  );
  await tell.evidence(tomas, early.id, a.sourceId, {
    quote: "was transferred on 2 May 2025",
    locator: "paragraph 3",
    credibility: 3,
    via: [obtained.id],
  });
  await tell.verdict(tomas, early.id, { substance: "supported" });
  await tell.move(tomas, early.id, "checking");
  await tell.move(tomas, early.id, "for-review");

  // Signed off, then stale: the quotation was signed, and a second piece of evidence came after.
  const inquiry = await tell.claim(
    tomas,
    dossierId,
    d,
    "has opened an inquiry into the dredging of the Halvern channel",
    {
      statement: "The regional audit office has opened an inquiry into the dredging of the Halvern channel.",
      kind: "event",
      stakes: "routine",
    },
  );
  await tell.evidence(tomas, inquiry.id, d.sourceId, {
    quote:
      "“We opened the file in January, and we have asked the authority for every survey since 2023,” Sander said in an interview.",
    locator: "paragraph 2",
    credibility: 1,
  });
  await tell.verdict(tomas, inquiry.id, { substance: "supported" });
  await tell.move(tomas, inquiry.id, "checking");
  await tell.move(tomas, inquiry.id, "for-review");
  await tell.sign(mara, inquiry.id);
  await tell.evidence(lead, inquiry.id, sander.id, {
    locator: "recording, minute 3",
    credibility: 1,
    note: "The station sent us the recording.",
  });

  // Signed off and refuted: both can be.
  const less = await tell.claim(mara, dossierId, c, "of which less than half was dredged", {
    statement: "More than half of the channel was dredged.",
    kind: "figure",
    stakes: "routine",
    mode: "denies",
  });
  await tell.evidence(mara, less.id, a.sourceId, {
    stance: "refutes",
    quote: "six of the eleven kilometres had not been dredged",
    locator: "paragraph 1",
    credibility: 2,
  });
  await tell.verdict(mara, less.id, { substance: "refuted" });
  await tell.move(mara, less.id, "checking");
  await tell.move(mara, less.id, "for-review");
  await tell.sign(tomas, less.id);

  // To check.
  const third = await tell.claim(mara, dossierId, a, "Halvern handles roughly a third of the country’s grain exports", {
    statement: "Halvern handles roughly a third of the country’s grain exports.",
    kind: "figure",
    stakes: "important",
  });
  const postponed = await tell.claim(mara, dossierId, a, "That survey was then postponed twice", {
    statement: "The survey of the seabed was postponed twice.",
    kind: "event",
    stakes: "important",
    mode: "attributes",
  });
  await tell.evidence(mara, postponed.id, a.sourceId, {
    quote: "That survey was then postponed twice",
    locator: "paragraph 3",
    credibility: 3,
    via: [insiderLink.id],
  });

  await markTheRest(tell, mara, a.revisionId, dossierId, ["“We paid for metres of water"], a.text);
  await tell.say(writeComment, tomas, {
    on: "claim",
    id: six.id,
    text: "@Mara Kell Northline says five. Did they miscount, or see another annex?",
  });
  await tell.say(writeComment, mara, {
    on: "claim",
    id: six.id,
    text: "They cite the Courier and nothing else. I am asking for the annex.",
  });

  const tomorrow = new Date(new Date(deadline).getTime() - 24 * 3_600_000).toISOString();
  await tell.say(
    assignTask,
    lead,
    assignTaskInput.parse({
      dossierId,
      title: "Ask the Courier for annex C",
      detail: "With the annex in hand we hold a primary source.",
      assigneeId: mara.personId,
      dueAt: tomorrow,
      claimId: six.id,
    }),
  );
  await tell.say(
    assignTask,
    mara,
    assignTaskInput.parse({
      dossierId,
      title: "Right of reply: chase the press office",
      assigneeId: lead.personId,
      dueAt: tomorrow,
      claimId: early.id,
    }),
  );
  await tell.say(
    assignTask,
    lead,
    assignTaskInput.parse({
      dossierId,
      title: "Find the export statistics of the last five years",
      assigneeId: tomas.personId,
      dueAt: deadline,
      claimId: third.id,
    }),
  );
  const heard = await tell.say(
    assignTask,
    lead,
    assignTaskInput.parse({
      dossierId,
      title: "Listen to the interview in full",
      assigneeId: tomas.personId,
      sourceId: sander.id,
    }),
  );
  await tell.say(editTask, tomas, {
    taskId: heard.id,
    state: "done",
    outcome: "She says “the full price” at 03:10; no figure but €48.2 million is mentioned.",
  });
  return { dossierId };
}

/** Says of sentences that there is nothing in them to check. */
async function markTheRest(
  tell: Storyteller,
  who: Player,
  revisionId: string,
  dossierId: string,
  openings: string[],
  text: string,
): Promise<void> {
  const sentenceIds = await tell.say(
    async (tx, actor) =>
      (await sentencesOfRevision(tx, actor, { id: revisionId, dossierId }))
        .filter((sentence) => openings.some((opening) => text.startsWith(opening, sentence.start)))
        .map((sentence) => sentence.id),
    who,
    null,
  );
  await tell.say(markSentences, who, { revisionId, sentenceIds, state: "not-checkable" });
}
