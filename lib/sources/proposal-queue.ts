import type { Read } from "@/db/client";
import { newestRevisions, sentenceWith } from "@/db/proposals";
import { revisionById } from "@/db/revisions";
import { letteredArticles } from "@/db/source-list";
import { type LinkRow, originLinksOf, type Source, sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { may } from "@/lib/permissions";
import type { LinkReason, LinkSign } from "@/lib/sources/proposal";
import { type NamedSource, namedSources } from "@/lib/sources/shown-links";
import type { LinkKind, SourceKind } from "@/lib/sources/source";
import { claimsHangOn, effectsOfLinks, noEffects, type ShownEffects } from "@/lib/sources/waiting-effects";
import { around, type WordsInContext } from "@/lib/sources/words-in-context";

/** A link that waits for a decision, with all that a person decides it by: plain data, handed to the browser. */
export type WaitingLink = ShownEffects & {
  id: string;
  version: number;
  kind: LinkKind;
  /** 0 to 100; null for what a person proposed. */
  confidence: number | null;
  from: WaitingEnd;
  to: WaitingEnd;
  /** Words that a person wrote down for it, where nothing was read in a text. */
  quote: string;
  reasons: ShownReason[];
  /** Of reasons there are so many more. */
  moreReasons: number;
  mayDecide: boolean;
};

export type WaitingEnd = NamedSource & {
  kind: SourceKind;
  /** What it is put up as; its pseudonym for those not cleared. */
  title: string;
  unidentified: boolean;
  /** Nobody has confirmed or used it yet. */
  proposed: boolean;
  ownReporting: boolean | null;
  version: number;
};

export type ShownReason = WordsInContext & {
  sign: LinkSign;
  /** The letter of the article, with the number of the revision where that is not the newest: "A", "A, revision 1". */
  where: string;
  /** Leads to the sentence in the reader; null where the text is not there. */
  href: string | null;
  /** Of shared wording, from 0 to 1. */
  share: number | null;
};

/** So many reasons are shown of a link. */
const mostShown = 4;

/**
 * Collects the links of a dossier that wait for a decision: those on which claims hang and that are surest first, and what
 * an outlet was told right after the outlet.
 * @param asked.only the links that are asked for; all that wait where it is left out.
 * @param asked.limit so many are shown; `total` is how many wait.
 * @param asked.claimId the claim beside which they are shown: what they do to it is told first.
 * @throws NotFound for whoever may not know of the dossier.
 */
export async function waitingLinks(
  db: Read,
  actor: Actor,
  dossierId: string,
  { only, limit, claimId }: { only?: readonly string[]; limit?: number; claimId?: string } = {},
): Promise<{ links: WaitingLink[]; total: number }> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  const links = await originLinksOf(db, actor, dossierId, { state: "proposed", ids: only });
  if (links.length === 0) return { links: [], total: 0 };
  const ends = only ? { ids: [...new Set(links.flatMap(({ from, to }) => [from, to]))] } : {};
  const sources = new Map((await sourcesOf(db, actor, dossierId, ends)).map((source) => [source.id, source]));
  const articles = await letteredArticles(db, actor, dossierId);
  const letters = new Map(articles.map(({ sourceId, letter }) => [sourceId, letter]));
  const named = namedSources(dossierId, [...sources.values()], letters);
  const newest = await newestRevisions(db, actor, dossierId);
  const showReason = reasonsIn(db, actor, dossierId, new Map(articles.map(({ id, letter }) => [id, letter])), newest);

  const end = (id: string): WaitingEnd | null => {
    const [source, name] = [sources.get(id), named.get(id)];
    return source && name ? { ...name, ...standing(source) } : null;
  };
  const ordered = inOrder(links, sources, only ? () => true : await claimsHangOn(db, dossierId));
  const shown = ordered
    .flatMap((link) => {
      const [from, to] = [end(link.from), end(link.to)];
      return from && to ? [{ link, from, to }] : [];
    })
    .slice(0, limit);
  const effects = await effectsOfLinks(
    db,
    actor,
    dossierId,
    shown.map(({ link }) => link),
    claimId,
  );
  const waiting: WaitingLink[] = [];
  for (const { link, from, to } of shown) {
    const reasons: ShownReason[] = [];
    for (const reason of link.reasons.slice(0, mostShown)) {
      const told = await showReason(reason);
      if (told) reasons.push(told);
    }
    const { id, version, kind, confidence, quote } = link;
    waiting.push({
      ...{ id, version, kind, confidence, quote: reasons.length > 0 ? "" : quote, from, to, reasons },
      moreReasons: Math.max(0, link.reasons.length - mostShown),
      ...(effects.get(link.id) ?? noEffects),
      mayDecide: may("link.draw", { ...place.facts, cleared: !from.veiled && !to.veiled }),
    });
  }
  return { links: waiting, total: links.length };
}

const standing = ({ kind, title, unidentified, proposed, ownReporting, version }: Source) => ({
  ...{ kind, title, unidentified, proposed, ownReporting, version },
});

/** Shows the words of reasons in their texts; each text is read once. */
function reasonsIn(
  db: Read,
  actor: Actor,
  dossierId: string,
  letters: ReadonlyMap<string, string>,
  newest: ReadonlySet<string>,
) {
  const texts = new Map<string, ReturnType<typeof revisionById>>();
  return async (reason: LinkReason): Promise<ShownReason | null> => {
    const { revisionId, sign, quote, start, end, share } = reason;
    const reading = texts.get(revisionId) ?? revisionById(db, actor, revisionId);
    texts.set(revisionId, reading);
    const revision = await reading;
    if (revision?.dossierId !== dossierId) return null;
    const sentence = await sentenceWith(db, actor, revisionId, start);
    const letter = letters.get(revision.articleId) ?? "";
    const isNewest = newest.has(revision.id);
    return {
      ...around(revision.text, start, end, quote),
      sign,
      where: isNewest ? letter : `${letter}, revision ${revision.number}`,
      href: isNewest
        ? `/dossiers/${dossierId}/articles/${revision.articleId}${sentence ? `#s-${sentence}` : ""}`
        : null,
      share: share ?? null,
    };
  };
}

/** What an outlet was told comes right after the link to that outlet, however little it does by itself. */
function inOrder(
  links: readonly LinkRow[],
  sources: ReadonlyMap<string, Source>,
  hangs: (link: LinkRow) => boolean,
): LinkRow[] {
  const weights = new Map(links.map((link) => [link.id, (hangs(link) ? 1000 : 0) + (link.confidence ?? 100)]));
  const weight = ({ id }: LinkRow) => weights.get(id) ?? 0;
  const sorted = [...links].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const isPutUp = (id: string) => sources.get(id)?.proposed ?? false;
  const leadsTo = new Set(sorted.map(({ to }) => to));
  const outOf = new Map<string, LinkRow[]>();
  for (const link of sorted) outOf.set(link.from, [...(outOf.get(link.from) ?? []), link]);
  const placed = new Set<LinkRow>();
  const put = (link: LinkRow) => {
    if (placed.has(link)) return;
    placed.add(link);
    if (isPutUp(link.to)) for (const onward of outOf.get(link.to) ?? []) put(onward);
  };
  for (const link of sorted) if (!(isPutUp(link.from) && leadsTo.has(link.from))) put(link);
  for (const link of sorted) put(link);
  return [...placed];
}
