import type { Desk } from "@/db/client";
import { newId } from "@/db/columns";
import { insertInto } from "@/db/rows";
import { claims, evidence, mentions, originLinks, sources } from "@/db/schema";
import { claimKinds } from "@/lib/claims/claim";

export type ManyClaims = {
  dossierId: string;
  /** Who tagged them; nobody is told, and no event tells of it: this is for lists that are long, not for what happened. */
  personId: string;
  /** Who check them, in turns with nobody. */
  checkerIds?: readonly string[];
  count: number;
  /** Each claim is mentioned in one of these, in turns. */
  articles?: readonly { id: string; revisionId: string }[];
  /** How many sources there are, each but the first with a link to an earlier one; three give evidence for each claim. */
  sources?: number;
  now: Date;
};

const insertClaim = insertInto(claims);
const insertMention = insertInto(mentions);
const insertEvidence = insertInto(evidence);
const insertSource = insertInto(sources);
const insertLink = insertInto(originLinks);

const statuses = ["to-check", "to-check", "checking", "for-review", "for-review"] as const;
const stakes = ["routine", "routine", "important", "critical"] as const;
const verdicts = ["supported", "refuted", "conflicting", "not-enough-evidence", "supported", "supported"] as const;
const day = 24 * 3600 * 1000;

/** Fills a dossier with claims straight in the database, every one a little different from the next. */
export async function fillWithClaims(desk: Desk, many: ManyClaims): Promise<string[]> {
  const { dossierId, personId, checkerIds = [], count, articles = [], now } = many;
  const made = { dossierId, createdBy: personId, createdAt: now.toISOString() };
  const checkers = [null, ...checkerIds];
  const ids: string[] = [];
  await desk.transact(async (tx) => {
    const sourceIds = Array.from({ length: many.sources ?? 0 }, () => newId());
    for (const [at, id] of sourceIds.entries()) {
      await insertSource(tx, {
        id,
        kind: at % 5 === 0 ? "document" : "article",
        title: `Source ${at}`,
        outlet: `Outlet ${at % 40}`,
        author: at % 3 === 0 ? `Author ${at % 60}` : "",
        url: `https://outlet-${at % 40}.example/${at}`,
        ...made,
      });
      const earlier = sourceIds[Math.floor(at / 2)];
      if (at > 0 && earlier)
        await insertLink(tx, {
          id: newId(),
          fromId: id,
          toId: earlier,
          kind: "rewrites",
          quote: "",
          state: at % 5 === 1 ? "proposed" : "confirmed",
          decidedBy: personId,
          ...made,
        });
    }
    for (let at = 0; at < count; at++) {
      const id = newId();
      ids.push(id);
      const article = articles.length > 0 ? articles[at % articles.length] : undefined;
      const number = 1000 + Math.floor(at / Math.max(1, articles.length));
      const status = statuses[(at * 7) % statuses.length] ?? "to-check";
      await insertClaim(tx, {
        id,
        articleId: article?.id ?? null,
        number,
        ref: `${article ? `N${at % articles.length}-` : ""}${number}`,
        statement: `The port authority paid invoice ${at + 1} of the dredging contract in full, and told nobody for ${at % 40} days.`,
        statementBy: personId,
        kind: claimKinds[at % claimKinds.length] ?? "other",
        stakes: stakes[(at * 3) % stakes.length] ?? "routine",
        about: [],
        reply: null,
        status,
        stale: status === "for-review" && at % 20 === 4,
        substance: status === "to-check" ? null : (verdicts[at % verdicts.length] ?? null),
        assigneeId: checkers[(at * 5) % checkers.length] ?? null,
        dueAt: at % 3 === 0 ? new Date(now.getTime() + ((at % 30) - 8) * day).toISOString() : null,
        ...made,
      });
      if (article)
        await insertMention(tx, {
          id: newId(),
          claimId: id,
          revisionId: article.revisionId,
          start: 0,
          end: 10,
          quote: "The port a",
          prefix: "",
          suffix: "",
          mode: "asserts",
          ...made,
        });
      for (const sourceId of new Set([at, at * 3 + 1, at * 7 + 2].map((n) => sourceIds[n % sourceIds.length])))
        if (sourceId)
          await insertEvidence(tx, {
            id: newId(),
            claimId: id,
            sourceId,
            stance: at % 9 === 0 ? "refutes" : "supports",
            quote: "paid in full",
            locator: "p. 4",
            credibility: 2,
            note: "",
            via: [],
            enteredBy: personId,
            ...made,
          });
    }
  });
  return ids;
}
