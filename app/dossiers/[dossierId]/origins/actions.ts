"use server";

import { slowAction } from "@/lib/action";
import { prepareProposals, theirArticles } from "@/lib/sources/prepare-proposals";
import { lookForOrigins, lookForOriginsInput, lookInDossierInput } from "@/lib/sources/proposal-commands";

/** Looks where one article of theirs got things from. */
export const lookInArticle = slowAction(lookForOriginsInput, async ({ read, transact }, actor, { articleId }) => {
  const prepared = await prepareProposals(read, actor, articleId);
  return transact((tx) => lookForOrigins(tx, actor, prepared));
});

/** Looks in each article of theirs, one after the other; tells how many links are new. */
export const lookInDossier = slowAction(lookInDossierInput, async ({ read, transact }, actor, { dossierId }) => {
  let links = 0;
  for (const articleId of await theirArticles(read, actor, dossierId)) {
    const prepared = await prepareProposals(read, actor, articleId);
    links += (await transact((tx) => lookForOrigins(tx, actor, prepared))).links;
  }
  return { links };
});
