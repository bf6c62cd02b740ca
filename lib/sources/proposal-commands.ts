import { z } from "zod";
import { articleById } from "@/db/articles";
import type { Read, Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { record } from "@/db/history";
import { outletGrade, outletsToRead } from "@/db/outlets";
import { knownIn, otherRevisions, saveReasons } from "@/db/proposals";
import { insertLink, insertSource } from "@/db/sources";
import { placeOf, type Viewer } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import type { Prepared } from "@/lib/articles/prepare";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import type { SourceFields } from "@/lib/history/events";
import { idInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { type Proposals, type PutUp, proposalsFrom, type ReadArticle } from "@/lib/sources/proposals";

/** What was read in a text of where it got things from, and which wording it shares. */
export type ReadOrigins = Pick<ReadArticle, "attributions" | "wording" | "sentences">;

/** How many sentences of a text are read: what is set aside is not the article. */
export function sentencesRead({ sentences, aside }: Pick<Prepared, "sentences" | "aside">): number {
  const out = new Set(aside.map(({ paragraph }) => paragraph));
  return sentences.filter(({ paragraph }) => !out.has(paragraph)).length;
}

/** An article of theirs, as it stands in the transaction. */
export type ArticleThatSays = Pick<ReadArticle, "sourceId" | "revisionId" | "outlet" | "url" | "publishedAt"> & {
  dossierId: string;
  articleId: string;
};

/**
 * Proposes the origin links that a text speaks for, and puts up the sources at their ends that are not there yet. Whoever
 * calls it has authorised the change that brought the text. Nothing counts differently for it, so no sign-off is looked
 * at again.
 * @returns how many links are new.
 */
export async function proposeLinks(tx: Tx, actor: Actor, article: ArticleThatSays, read: ReadOrigins): Promise<number> {
  if (read.attributions.length + read.wording.length === 0) return 0;
  const { dossierId, articleId, revisionId } = article;
  const known = await knownIn(tx, dossierId);
  const olderRevisionIds = await otherRevisions(tx, articleId, revisionId);
  const { names } = await outletsToRead(tx);
  const proposals = proposalsFrom({ ...article, ...read, olderRevisionIds }, known, names);
  await store(tx, actor, dossierId, proposals);
  return proposals.links.length;
}

/** The program writes; the person who brought the text is only named as who made the rows. */
async function store(tx: Tx, actor: Actor, dossierId: string, { sources, links, told }: Proposals): Promise<void> {
  const program = { personId: null, now: actor.now };
  const made = { dossierId, createdBy: actor.personId, createdAt: actor.now.toISOString() };
  const ids = new Map<string, string>();
  for (const putUp of sources) {
    const id = newId();
    ids.set(putUp.key, id);
    const source = {
      ...fieldsOf(putUp),
      reliability: (await outletGrade(tx, putUp)) ?? ("F" as const),
    };
    await insertSource(tx, { id, ...source, proposed: true, ...made });
    await record(tx, program, dossierId, {
      type: "source-added",
      subject: { type: "source", id },
      sourceId: id,
      payload: { ...source, articleId: null, proposed: true },
    });
  }
  for (const { kind, confidence, reasons, ...ends } of links) {
    const id = newId();
    const from = ids.get(ends.from) ?? ends.from;
    const to = ids.get(ends.to) ?? ends.to;
    const quote = (reasons[0]?.quote ?? "").slice(0, 2000).toWellFormed();
    const drawn = { kind, quote, state: "proposed" as const, confidence };
    await insertLink(tx, { id, fromId: from, toId: to, ...drawn, byProgram: true, reasons, ...made });
    await record(tx, program, dossierId, {
      type: "link-drawn",
      subject: { type: "origin-link", id },
      sourceId: from,
      otherSourceId: to,
      payload: { from, to, ...drawn, byProgram: true },
    });
  }
  for (const { linkId, reasons } of told) await saveReasons(tx, linkId, reasons);
}

const fieldsOf = ({
  kind,
  title,
  outlet,
  author,
  url,
  unidentified,
  ownReporting,
}: PutUp): Omit<SourceFields, "reliability"> => ({
  kind,
  title,
  outlet: outlet.slice(0, 200).toWellFormed(),
  author: author.slice(0, 200).toWellFormed(),
  url: url.length <= 2000 ? url : "",
  publishedAt: null,
  ownReporting,
  unidentified,
  state: "good",
  confidential: false,
  pseudonym: "",
});

export const lookForOriginsInput = z.strictObject({ articleId: idInput });
export const lookInDossierInput = z.strictObject({ dossierId: idInput });

/** An article whose newest text was read anew. */
export type LookedFor = { articleId: string; revisionId: string; read: ReadOrigins };

/** Who may have an article looked at for where it got things from: one of theirs, which is a source. */
export async function mayLookFor(db: Read, viewer: Viewer, articleId: string) {
  const place = await placeOf(db, viewer, "article", articleId);
  authorise("link.draw", { ...place.facts, cleared: true });
  const article = await articleById(db, viewer, articleId);
  if (!article) throw new NotFound();
  if (!article.sourceId)
    throw new Invalid(
      "This is a draft of ours, which is never a source. Look where articles of others got things from.",
    );
  return { place, article, sourceId: article.sourceId };
}

/**
 * Proposes what was read in an article that was there before.
 * @throws Conflict where it has got a newer revision since it was read.
 */
export async function lookForOrigins(tx: Tx, actor: Actor, { articleId, revisionId, read }: LookedFor) {
  const { place, article, sourceId } = await mayLookFor(tx, actor, articleId);
  if (article.revisionId !== revisionId)
    throw new Conflict("A newer version of this article was added while it was read. Look again.", {
      revisionId: article.revisionId,
    });
  const { outlet, url, publishedAt } = article;
  const { dossierId } = place;
  const about = { dossierId, articleId, sourceId, revisionId, outlet, url, publishedAt };
  const links = await proposeLinks(tx, actor, about, read);
  await record(tx, actor, dossierId, {
    type: "origins-looked-for",
    subject: { type: "article", id: articleId },
    payload: { revisionId, links },
  });
  return { id: articleId, revisionId, links };
}
