import type { Article } from "@/db/articles";
import type { Claim } from "@/db/claims";
import type { Standing } from "@/lib/claims/standing";
import type { shownTo } from "@/lib/editions/audiences";
import type { Material } from "@/lib/editions/material";
import type { ExportedClaim, ExportedSide } from "@/lib/editions/schema";
import { behindOrigins, explained, type Told } from "@/lib/sources/explained";
import { type CountedStance, type Independence, summary } from "@/lib/sources/independence";
import { stances } from "@/lib/sources/source";

/** How an edition refers to things, and what of them it withholds. */
export type Referring = {
  shown: (typeof shownTo)[keyof typeof shownTo];
  /** "S3"; null for a source that the edition leaves out. */
  source(id: string): string | null;
  /** "L1"; null for an origin link that the edition leaves out. */
  link(id: string): string | null;
  /** "A"; null for an article that the edition leaves out. */
  article(id: string): string | null;
  /** All that would give the source away is withheld. */
  hidden(id: string): boolean;
  /** Its title, or what stands for it. */
  titleOf(id: string): string;
  /** The id, for audiences that get ids. */
  ids(id: string): { id?: string };
  /** A member's name, for audiences that are told. */
  person(id: string | null): string | null;
};

export function standingOfClaim(material: Pick<Material, "standings">, claim: Claim): Standing {
  const standing = material.standings.get(claim.id);
  if (!standing) throw new Error("a claim whose standing was not computed");
  return standing;
}

/** One claim with all that speaks for it and against it, and what still fails. */
export function composeClaim(
  material: Material,
  refer: Referring,
  claim: Claim,
  articles: readonly Article[],
): ExportedClaim {
  const standing = standingOfClaim(material, claim);
  const { shown } = refer;
  const [signOff] = material.signOffs.get(claim.id) ?? [];
  const withheld = standing.restsOn.sourceIds.some((id) => refer.hidden(id));
  const why = (stance: CountedStance): string =>
    explained(
      withheld ? withoutJoins(standing.independence[stance]) : standing.independence[stance],
      behindOrigins(material.index, material.evidence.get(claim.id) ?? [], stance),
      (id) => toldOf(material, refer, id),
    );
  return {
    ref: claim.ref,
    ...refer.ids(claim.id),
    statement: claim.statement,
    kind: claim.kind,
    stakes: claim.stakes,
    about: claim.about,
    reply: claim.reply && { ...claim.reply, how: shown.notes ? claim.reply.how : "" },
    status: claim.status,
    stale: claim.stale,
    substance: claim.substance,
    assignee: refer.person(claim.assigneeId),
    signOff: signOff
      ? {
          by: refer.person(signOff.personId),
          at: signOff.at,
          digest: signOff.digest,
          staleSince: signOff.staleAt,
        }
      : null,
    // Tasks are named only to those who are shown them.
    failing: standing.failing.map(({ rule, detail }) => ({
      rule,
      detail: rule === "task" && !shown.tasks ? "Its sign-off waits for a task." : detail,
    })),
    waivers: [...standing.waivers]
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.rule < b.rule ? -1 : 1))
      .map(({ rule, reason, personId, at }) => ({ rule, reason, by: refer.person(personId), at })),
    mentions: mentionsOf(material, refer, claim, articles),
    evidence: evidenceFor(material, refer, claim),
    independence: {
      supports: { ...sideOf(standing.independence.supports, refer, withheld), why: why("supports") },
      refutes: { ...sideOf(standing.independence.refutes, refer, withheld), why: why("refutes") },
    },
    talk: shown.talk ? (material.talk.get(claim.id) ?? []).map(({ by, at, text }) => ({ by, at, text })) : [],
  };
}

const withoutJoins = (side: Independence): Independence => ({
  ...side,
  origins: side.origins.map((origin) => ({ ...origin, joinedBy: [] })),
});

/** What a source is called where a sentence names it: an article by its outlet. */
function toldOf(material: Material, refer: Referring, id: string): Told {
  const source = material.sources.find((one) => one.id === id);
  const open = source !== undefined && !refer.hidden(id);
  return {
    name: (open && source.kind === "article" && source.outlet) || refer.titleOf(id),
    kind: source?.kind ?? "article",
    ownReporting: source?.ownReporting ?? null,
  };
}

/** The mentions in the articles of the edition, in the order of their texts. */
function mentionsOf(
  material: Material,
  refer: Referring,
  claim: Claim,
  articles: readonly Article[],
): ExportedClaim["mentions"] {
  const places = new Map(articles.map((article, at) => [article.id, { article, at }]));
  return (material.mentionsOf.get(claim.id) ?? [])
    .flatMap((mention) => {
      const place = places.get(mention.articleId);
      return place ? [{ mention, ...place }] : [];
    })
    .sort((a, b) => a.at - b.at || a.mention.start - b.mention.start || b.mention.end - a.mention.end)
    .map(({ mention: { id, revisionNumber, start, end, quote, mode, attribution, cites, gone }, article }) => ({
      ...refer.ids(id),
      article: article.letter,
      revision: revisionNumber,
      start,
      end,
      quote,
      mode,
      attribution,
      ...(cites ? { cites: { who: cites.who, name: cites.name, quote: cites.quote } } : {}),
      ...(gone ? { gone } : {}),
    }));
}

/** What supports, then what refutes, then context; each in the order of entering. */
function evidenceFor(material: Material, refer: Referring, claim: Claim): ExportedClaim["evidence"] {
  const items = material.evidence.get(claim.id) ?? [];
  const links = new Map(material.links.map((link) => [link.id, link]));
  const inWords = (id: string): string => {
    const link = links.get(id);
    if (link) return `${refer.titleOf(link.from)} ${link.kind} ${refer.titleOf(link.to)}`;
    return `own reporting of ${refer.titleOf(id)}`;
  };
  return [...items]
    .sort((a, b) => stances.indexOf(a.stance) - stances.indexOf(b.stance) || (a.id < b.id ? -1 : 1))
    .map((item) => {
      const open = !refer.hidden(item.sourceId);
      return {
        ...refer.ids(item.id),
        source: refer.source(item.sourceId) ?? "",
        stance: item.stance,
        quote: open ? item.quote : "",
        locator: open ? item.locator : "",
        credibility: item.credibility,
        note: open && refer.shown.notes ? item.note : "",
        via: [...item.via].sort().map((id) => ({ link: refer.link(id), words: inWords(id) })),
      };
    });
}

/** @param withheld a source whose name is withheld plays a part, so that why origins were joined could give it away. */
function sideOf(side: Independence, refer: Referring, withheld: boolean): ExportedSide {
  const refs = (ids: readonly string[]) => ids.flatMap((id) => refer.source(id) ?? []);
  return {
    inWords: summary(side),
    sources: side.sources,
    atLeast: side.atLeast,
    atMost: side.atMost,
    unidentified: side.unidentified,
    circular: side.circular,
    primary: side.primary,
    unsettled: side.unsettled.length,
    origins: side.origins.map((origin) => ({
      class: origin.class,
      sources: refs(origin.sourceIds),
      joinedBy: withheld
        ? []
        : origin.joinedBy.map(({ reason, value, sourceIds }) => ({ reason, value, sources: refs(sourceIds) })),
    })),
  };
}
