import { waiting } from "@/lib/demo/articles";
import type { Cast } from "@/lib/demo/dredging";
import type { Storyteller } from "@/lib/demo/storyteller";
import { addMember, createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { editSource, editSourceInput } from "@/lib/sources/commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";

/** The second dossier: one article, a dataset, a nurse whose name only those cleared may read, and a denial. */
export async function tellWaitingLists(tell: Storyteller, { lead, mara, tomas }: Cast, deadline: string) {
  const { id: dossierId } = await tell.say(
    createDossier,
    mara,
    createDossierInput.parse({
      title: "Hospital waiting lists",
      brief: "Were patients taken off the list before each count?",
      deadline,
    }),
  );
  await tell.say(addMember, mara, { dossierId, personId: lead.personId, role: "lead" });
  await tell.say(addMember, mara, { dossierId, personId: tomas.personId, role: "checker" });
  const article = await tell.article(mara, dossierId, waiting, "The Inland Post");
  await tell.say(
    editSource,
    mara,
    editSourceInput.parse({ sourceId: article.sourceId, seen: 1, ownReporting: true, reliability: "B" }),
  );
  const figures = await tell.source(mara, dossierId, {
    kind: "dataset",
    title: "Quarterly waiting times, orthopaedics",
    outlet: "Ministry of Health",
    publishedAt: "2026-02-20",
  });
  const nurse = await tell.source(mara, dossierId, {
    kind: "interview",
    title: "Interview with Agnes Moller, ward nurse",
    author: "Agnes Moller",
    confidential: true,
    pseudonym: "Source Kestrel",
  });
  const director = await tell.source(mara, dossierId, {
    kind: "statement",
    title: "Statement of the hospital’s director",
    author: "Jan Brede",
    outlet: "Marlow district hospital",
  });
  await tell.link(mara, dossierId, article.sourceId, "cites", figures.id, "figures of the health ministry show");
  const ward = await tell.link(
    mara,
    dossierId,
    article.sourceId,
    "interviewed",
    nurse.id,
    "A nurse who works on the ward said",
  );
  await tell.link(mara, dossierId, article.sourceId, "quotes", director.id, "its director, Jan Brede, said");

  const nineteen = await tell.claim(
    mara,
    dossierId,
    article,
    "waited longer than fifty-two weeks for a new hip in January",
    {
      statement:
        "Nineteen patients of the Marlow district hospital waited longer than fifty-two weeks for a hip in January.",
      kind: "figure",
      stakes: "important",
      mode: "attributes",
    },
  );
  await tell.evidence(mara, nineteen.id, article.sourceId, {
    quote: "waited longer than fifty-two weeks for a new hip in January",
    locator: "paragraph 1",
    credibility: 2,
  });
  await tell.move(mara, nineteen.id, "checking");

  const removed = await tell.claim(
    mara,
    dossierId,
    article,
    "names were taken off the list before each quarterly count",
    {
      statement: "The hospital took names off the waiting list before each quarterly count.",
      kind: "allegation",
      stakes: "critical",
      about: ["Marlow district hospital"],
      reply: {
        askedAt: "2026-03-07T10:00:00Z",
        how: "Telephone call to the director",
        answer: "Nobody is taken off the list who still needs an operation.",
      },
    },
  );
  await tell.evidence(mara, removed.id, nurse.id, {
    quote: "They go through the list the week before the count.",
    note: "Two conversations, 2 and 4 March. Do not call her at work.",
    credibility: 2,
  });
  await tell.evidence(mara, removed.id, article.sourceId, { locator: "paragraph 2", credibility: 3, via: [ward.id] });
  await tell.evidence(mara, removed.id, director.id, { stance: "refutes", locator: "paragraph 3", credibility: 4 });
  await tell.verdict(mara, removed.id, { substance: "not-enough-evidence" });
  await tell.move(mara, removed.id, "checking");
  await tell.move(mara, removed.id, "for-review");

  await tell.claim(mara, dossierId, article, "The ministry stopped publishing monthly figures in 2023", {
    statement: "The ministry stopped publishing monthly figures in 2023.",
    kind: "event",
    stakes: "routine",
  });
  await tell.say(
    assignTask,
    mara,
    assignTaskInput.parse({
      dossierId,
      title: "Second pair of eyes on the waiting-list table",
      assigneeId: lead.personId,
      dueAt: deadline,
      sourceId: figures.id,
    }),
  );
  return { dossierId };
}
