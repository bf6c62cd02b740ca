import { articlesOf } from "@/db/articles";
import { claimsOf, mentionsOf, signOffsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { dossierById, membersOf } from "@/db/dossiers";
import { asidesOfRevisions, newestTexts, sentencesOfRevisions, snapshotsIn, talkOfClaims } from "@/db/editions";
import { evidenceOf } from "@/db/evidence";
import { lastEventNumber } from "@/db/history";
import { peopleNamed } from "@/db/people";
import { originLinksOf, sourcesOf } from "@/db/sources";
import { tasksOf } from "@/db/tasks";
import type { Viewer } from "@/db/visible";
import { basisOf, standingsOf, shownTo as standingsShownTo } from "@/lib/claims/standing";
import { NotFound } from "@/lib/errors";

/** Everything of a dossier as one viewer may see it: some twenty queries, however large it is. */
export type Material = Awaited<ReturnType<typeof materialOf>>;

/**
 * Reads a dossier whole.
 * The number of its last event is read first: while that is still the last one, all of it belongs together.
 * @throws NotFound for a non-member just as for a dossier that does not exist.
 */
export async function materialOf(db: Read, viewer: Viewer, dossierId: string, now: Date) {
  const dossier = await dossierById(db, viewer, dossierId);
  if (!dossier) throw new NotFound();
  const eventNumber = await lastEventNumber(db, dossierId);
  const members = await membersOf(db, viewer, dossierId);
  const articles = await articlesOf(db, viewer, dossierId);
  const texts = await newestTexts(db, viewer, dossierId);
  const revisionIds = texts.map((text) => text.id);
  const sentences = await sentencesOfRevisions(db, viewer, revisionIds);
  const asides = await asidesOfRevisions(db, viewer, revisionIds);
  const claims = await claimsOf(db, viewer, dossierId);
  const claimIds = claims.map((claim) => claim.id);
  const mentions = await mentionsOf(db, viewer, claimIds);
  const evidence = await evidenceOf(db, viewer, claimIds);
  const signOffs = await signOffsOf(db, viewer, claimIds);
  const basis = await basisOf(db, dossierId);
  const standings = await standingsOf(db, basis, claimIds, now, viewer);
  // What nobody has confirmed or used is no part of the dossier yet.
  const sources = await sourcesOf(db, viewer, dossierId, { proposed: false });
  const links = await originLinksOf(db, viewer, dossierId);
  const names = await peopleNamed(db, [
    ...claims.map((claim) => claim.assigneeId),
    ...signOffs.map((signOff) => signOff.personId),
    ...[...standings.values()].flatMap((standing) => standing.waivers.map((waiver) => waiver.personId)),
    ...links.map((link) => link.decidedBy),
  ]);
  return {
    dossier,
    eventNumber,
    members,
    articles,
    texts: new Map(texts.map((text) => [text.articleId, text])),
    sentences: groupBy(sentences, (sentence) => sentence.revisionId),
    asides: groupBy(asides, (aside) => aside.revisionId),
    claims,
    mentionsOf: groupBy(mentions, (mention) => mention.claimId),
    mentionsIn: groupBy(mentions, (mention) => mention.revisionId),
    evidence: groupBy(evidence, (item) => item.claimId),
    signOffs: groupBy(signOffs, (signOff) => signOff.claimId),
    standings: await standingsShownTo(db, viewer, dossierId, standings),
    /** Who got it from whom, as it is: for telling why a claim counts as it does, never shown as it stands. */
    index: basis.index,
    sources,
    links,
    snapshots: groupBy(await snapshotsIn(db, viewer, dossierId), (snapshot) => snapshot.sourceId),
    tasks: await tasksOf(db, viewer, dossierId, { state: "open" }),
    talk: groupBy(await talkOfClaims(db, viewer, dossierId), (said) => said.claimId),
    names,
  };
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
