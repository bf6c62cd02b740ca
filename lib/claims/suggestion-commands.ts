import { z } from "zod";
import { type Article, articleById } from "@/db/articles";
import { claimTaggedAt } from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { record } from "@/db/history";
import { articleOfRevision, type Revision, revisionById, sentencesOfRevision } from "@/db/revisions";
import { insertSuggestions, setDismissed, setStatement, statementsIn, suggestionById } from "@/db/suggestions";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { suggestionsOf } from "@/lib/claims/suggest";
import type { Suggestion } from "@/lib/claims/suggestion";
import { Conflict, NotFound } from "@/lib/errors";
import { idInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { settings } from "@/lib/settings";

export const acceptSuggestionInput = createClaimInput.required({ mention: true });

/**
 * Tags what is suggested as a claim of its own, once: when two people accept it, whoever is second would make the same claim
 * again without seeing it. By hand the same words may be tagged as two claims.
 * @throws Conflict where exactly these words are tagged already.
 */
export async function acceptSuggestion(tx: Tx, actor: Actor, input: z.output<typeof acceptSuggestionInput>) {
  const tagged = await claimTaggedAt(tx, actor, input.mention);
  if (tagged)
    throw new Conflict(
      `Somebody tagged these words meanwhile, as ${tagged.ref}. If they make another claim too, select them and tag it.`,
    );
  return createClaim(tx, actor, input);
}

export const dismissSuggestionInput = z.strictObject({ revisionId: idInput, suggestionId: idInput });
export const restoreSuggestionInput = dismissSuggestionInput;

type Wanted = z.output<typeof dismissSuggestionInput>;

/** Takes a suggestion away for everybody, in this revision and in later ones that say the same; again changes nothing. */
export const dismissSuggestion = (tx: Tx, actor: Actor, input: Wanted) => put(tx, actor, input, true);

/** Offers a dismissed suggestion again. */
export const restoreSuggestion = (tx: Tx, actor: Actor, input: Wanted) => put(tx, actor, input, false);

async function put(tx: Tx, actor: Actor, { revisionId, suggestionId }: Wanted, dismissed: boolean) {
  const place = await placeOf(tx, actor, "revision", revisionId);
  authorise("claim.edit", place.facts);
  const before = await suggestionById(tx, revisionId, suggestionId);
  if (!before) throw new NotFound("This suggestion is not in this text.");
  if ((before.dismissedBy !== null) === dismissed) return { revisionId, suggestionId, dismissed };
  await setDismissed(tx, suggestionId, dismissed ? actor.personId : null);
  await record(tx, actor, place.dossierId, {
    type: "suggestion-dismissed",
    subject: { type: "article", id: await articleOfRevision(tx, revisionId) },
    payload: { revisionId, suggestionId, statement: before.statement, dismissed },
  });
  return { revisionId, suggestionId, dismissed };
}

/**
 * Words the suggestions of an article anew, whose date was corrected: "on Saturday" may now be another day. Which sentences
 * are suggested does not depend on the date, and claims that were tagged from a suggestion stay as people left them.
 */
export async function redraftSuggestions(tx: Tx, actor: Actor, article: Article, publishedAt: string | null) {
  const revision = await revisionById(tx, actor, article.revisionId);
  if (!revision) return;
  const stored = new Map((await statementsIn(tx, revision.id)).map((row) => [row.start, row]));
  if (stored.size === 0) return;
  for (const { start, statement } of await computed(tx, actor, revision, { ...article, publishedAt })) {
    const before = stored.get(start);
    if (before && before.statement !== statement) await setStatement(tx, before.id, statement);
  }
}

/** Suggests in paragraphs that somebody put back into the article what intake would have: it passed over them. */
export async function suggestIn(tx: Tx, actor: Actor, revisionId: string, paragraphs: readonly number[]) {
  const revision = await revisionById(tx, actor, revisionId);
  const article = revision && (await articleById(tx, actor, revision.articleId));
  if (!revision || !article) return;
  const stored = new Set((await statementsIn(tx, revisionId)).map(({ start }) => start));
  const put = paragraphs.map((paragraph) => revision.paragraphs[paragraph]);
  const { dossierId } = revision;
  const fresh = (await computed(tx, actor, revision, article)).filter(
    ({ start }) => !stored.has(start) && put.some((range) => range && start >= range[0] && start < range[1]),
  );
  await insertSuggestions(
    tx,
    fresh.map((suggestion) => ({ id: newId(), dossierId, revisionId, ...suggestion, dismissedBy: null })),
  );
}

/** What the rules suggest in a revision as it stands. */
async function computed(
  tx: Tx,
  actor: Actor,
  revision: Revision,
  { publishedAt, language }: Pick<Article, "publishedAt" | "language">,
): Promise<Suggestion[]> {
  const sentences = await sentencesOfRevision(tx, actor, revision);
  const paragraphs = revision.paragraphs.map(([, , role]) => ({ role: role as "body" }));
  const { timeZone } = settings();
  return suggestionsOf(revision.text, sentences, paragraphs, { publishedAt, timeZone, language });
}
