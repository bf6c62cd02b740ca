import { z } from "zod";
import { articleAnswer, revisionAnswer } from "@/lib/api/views/articles";
import { claimAnswer } from "@/lib/api/views/claims";
import { dossierAnswer, memberAnswer } from "@/lib/api/views/dossiers";
import { evidenceAnswer } from "@/lib/api/views/evidence";
import { linkAnswer, sourceAnswer } from "@/lib/api/views/sources";
import { taskAnswer } from "@/lib/api/views/tasks";
import { newApi } from "@/lib/testing/api";

export const text =
  "Harbour dredging cost double, papers show\n\n" +
  "The port authority paid 40 million for dredging. According to the Halvern Post, the minister knew. " +
  "Nobody answered the telephone.\n";

/** A dossier with one of everything, made through the API, and somebody in every role. */
export async function newApiDossier() {
  const api = await newApi();
  const lead = await api.person("Lena Lead");
  const checker = await api.person("Chidi Checker");
  const second = await api.person("Sofia Second");
  const reader = await api.person("Rae Reader");
  const outsider = await api.person("Otto Outsider");
  const admin = await api.person("Ada Admin", { admin: true });

  const { id: dossierId } = await lead.post("/dossiers", { title: "Halvern dredging" }, dossierAnswer);
  const roles = { [checker.id]: "checker", [second.id]: "checker", [reader.id]: "reader" };
  for (const [personId, role] of Object.entries(roles))
    await lead.post(`/dossiers/${dossierId}/members`, { personId, role }, memberAnswer);

  const article = await checker.post(`/dossiers/${dossierId}/articles`, { text, outlet: "Coast News" }, articleAnswer);
  const revision = await checker.get(`/revisions/${article.revisionId}`, revisionAnswer);
  const at = (words: string) => {
    const start = revision.text.indexOf(words);
    return { revisionId: revision.id, start, end: start + words.length, quote: words };
  };
  const claim = await checker.post(
    `/dossiers/${dossierId}/claims`,
    { statement: "The minister knew.", mention: { ...at("the minister knew"), mode: "attributes" } },
    claimAnswer,
  );
  const source = await checker.post(
    `/dossiers/${dossierId}/sources`,
    { kind: "article", title: "Minister knew", outlet: "Halvern Post", ownReporting: true },
    sourceAnswer,
  );
  const confidential = await lead.post(
    `/dossiers/${dossierId}/sources`,
    { kind: "interview", title: "Paul Quay", author: "Paul Quay", confidential: true, pseudonym: "The clerk" },
    sourceAnswer,
  );
  const link = await checker.post(
    `/dossiers/${dossierId}/origin-links`,
    { from: article.sourceId, to: source.id, kind: "rewrites" },
    linkAnswer,
  );
  const evidence = await checker.post(
    `/claims/${claim.id}/evidence`,
    { sourceId: article.sourceId, stance: "supports", quote: "the minister knew" },
    evidenceAnswer,
  );
  const task = await checker.post(
    `/dossiers/${dossierId}/tasks`,
    { title: "Call the ministry", claimId: claim.id, assigneeId: second.id },
    taskAnswer,
  );
  const edition = await lead.post(
    `/dossiers/${dossierId}/editions`,
    { audience: "desk", reason: "For the morning meeting" },
    z.object({ id: z.string(), number: z.int() }),
  );
  const [firstMention] = claim.mentions;
  const lastSentence = revision.sentences.at(-1);
  return {
    api,
    lead,
    checker,
    second,
    reader,
    outsider,
    admin,
    dossierId,
    article,
    revision,
    claim,
    source,
    confidential,
    evidence,
    link,
    at,
    ids: {
      dossierId,
      personId: reader.id,
      articleId: article.id,
      revisionId: revision.id,
      sentenceId: lastSentence?.id ?? "",
      claimId: claim.id,
      mentionId: firstMention?.id ?? "",
      sourceId: source.id,
      linkId: link.id,
      evidenceId: evidence.id,
      taskId: task.id,
      editionId: edition.id,
      format: "json",
      number: "1",
      tokenId: "none",
    },
  };
}

export type ApiDossier = Awaited<ReturnType<typeof newApiDossier>>;
