import { mentionsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { evidenceOf } from "@/db/evidence";
import { evidenceAsIs } from "@/db/graph";
import { revisionById } from "@/db/revisions";
import { claimLines, letteredArticles } from "@/db/source-list";
import { originLinksOf, sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { claimHref } from "@/lib/claims/listed";
import { basisOf } from "@/lib/claims/standing";
import { may } from "@/lib/permissions";
import { effectWords } from "@/lib/sources/effects";
import type { CountedStance } from "@/lib/sources/independence";
import { independenceOf } from "@/lib/sources/independence";
import { narrowingOffers, upstream } from "@/lib/sources/narrowing";
import { type NamedSource, namedSources } from "@/lib/sources/shown-links";
import { around, type WordsInContext } from "@/lib/sources/words-in-context";

/** A piece of evidence that could be narrowed, with all that a person decides it by. */
export type ShownNarrowing = {
  evidenceId: string;
  version: number;
  via: string[];
  claim: { id: string; ref: string; statement: string; href: string };
  source: NamedSource;
  to: NamedSource[];
  /** The words that say so; null where the article is a rewrite and no sentence says otherwise. */
  words: WordsInContext | null;
  /** "2 sources · 1–2 origins → 1 origin"; null where the count stays the same. */
  effect: string | null;
};

/**
 * Collects what evidence of some claims could be narrowed to, by the words of the articles that it comes from.
 * @param claimIds all claims of the dossier where it is left out.
 * @throws NotFound for whoever may not know of the dossier.
 */
export async function narrowingsIn(
  db: Read,
  actor: Actor,
  dossierId: string,
  claimIds?: readonly string[],
): Promise<ShownNarrowing[]> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  if (!may("evidence.enter", { ...place.facts, cleared: true })) return [];
  const claims = await claimLines(db, actor, dossierId, claimIds);
  const ids = claims.map(({ id }) => id);
  const articles = await letteredArticles(db, actor, dossierId);
  const sourceOf = new Map(articles.map(({ id, sourceId }) => [id, sourceId]));
  const asIs = await evidenceAsIs(db, ids);
  const evidence = byClaim(asIs);
  const mentions = byClaim((await mentionsOf(db, actor, ids)).filter(({ gone }) => !gone));
  const claimed = claims.flatMap((claim) => {
    const own = evidence.get(claim.id) ?? [];
    const claimedAt = (mentions.get(claim.id) ?? []).flatMap(({ articleId, revisionId, start, end }) => {
      const sourceId = sourceOf.get(articleId);
      return sourceId && own.some((item) => item.sourceId === sourceId) ? [{ sourceId, revisionId, start, end }] : [];
    });
    return claimedAt.length > 0 ? [{ claim, own, claimedAt }] : [];
  });
  if (claimed.length === 0) return [];
  const { index } = await basisOf(db, dossierId);
  const starts = new Set(claimed.flatMap(({ claimedAt }) => claimedAt.map(({ sourceId }) => sourceId)));
  const links = await originLinksOf(db, actor, dossierId, {
    ...{ state: "confirmed", read: true },
    fromIds: upstream(index, starts),
  });
  // Of a confidential end the reasons are withheld.
  const reasons = new Map(links.map((link) => [link.id, link.reasons]));
  const offered = claimed.map(({ claim, own, claimedAt }) => ({
    ...{ claim, own },
    offers: narrowingOffers(index, own, claimedAt, (id) => reasons.get(id) ?? []),
  }));
  const shownIds = new Set([...starts, ...offered.flatMap(({ offers }) => offers.flatMap(({ to }) => to))]);
  const sources = await sourcesOf(db, actor, dossierId, { ids: [...shownIds] });
  const named = namedSources(dossierId, sources, new Map(articles.map(({ sourceId, letter }) => [sourceId, letter])));
  const versions = new Map((await evidenceOf(db, actor, ids)).map(({ id, version }) => [id, version]));

  const shown: ShownNarrowing[] = [];
  for (const { claim, own, offers } of offered)
    for (const { evidenceId, via, to, reason } of offers) {
      const item = own.find(({ id }) => id === evidenceId);
      const source = named.get(item?.sourceId ?? "");
      const ends = to.flatMap((id) => named.get(id) ?? []);
      if (!item || !source || ends.length < to.length || [source, ...ends].some(({ veiled }) => veiled)) continue;
      const stance = item.stance as CountedStance;
      const narrowed = own.map((each) => (each === item ? { ...each, via } : each));
      const effect = effectWords({
        before: independenceOf(index, own, stance),
        after: independenceOf(index, narrowed, stance),
      });
      const [before, after] = effect.split(" → ");
      const revision = reason && (await revisionById(db, actor, reason.revisionId));
      shown.push({
        ...{ evidenceId, version: versions.get(evidenceId) ?? 1, via, source, to: ends },
        claim: { id: claim.id, ref: claim.ref, statement: claim.statement, href: claimHref(dossierId, claim) },
        words: revision && reason ? around(revision.text, reason.start, reason.end, reason.quote) : null,
        effect: before?.endsWith(` · ${after}`) ? null : effect,
      });
    }
  return shown;
}

function byClaim<T extends { claimId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group) group.push(row);
    else groups.set(row.claimId, [row]);
  }
  return groups;
}
