import type { Article } from "@/db/articles";
import type { Claim } from "@/db/claims";
import type { Read } from "@/db/client";
import { sourcesOf } from "@/db/sources";
import type { Viewer } from "@/db/visible";
import { coverageOfStates, examinedSentences } from "@/lib/articles/coverage";
import type { Audience } from "@/lib/dossiers/dossier";
import { standardSentence } from "@/lib/dossiers/standard-sentence";
import { isUnpublished, shownTo } from "@/lib/editions/audiences";
import { composeClaim, type Referring, standingOfClaim } from "@/lib/editions/claims";
import { type Material, materialOf } from "@/lib/editions/material";
import type { DossierExport, ExportedArticle, ExportedLink, ExportedSource, Incomplete } from "@/lib/editions/schema";
import { schemaId } from "@/lib/editions/schema";

/** A dossier as an edition holds it, and the sources that it names in clear: it goes to those cleared for all of them. */
export type Collected = { value: DossierExport; names: string[] };

/**
 * Collects a dossier for an audience into one plain value, always in the same order, from which every format is
 * rendered: the same state gives the same bytes.
 * @param viewer who makes the edition. For legal and public the names of confidential sources are left out even if the
 *   maker is cleared for them.
 * @throws NotFound for a non-member just as for a dossier that does not exist.
 */
export async function collectDossier(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  audience: Audience,
  clock: { now: Date; timeZone: string },
): Promise<Collected> {
  const { personId } = viewer;
  const looking: Viewer =
    shownTo[audience].confidential === "never" ? { personId, cleared: "nobody" } : { ...viewer, personId };
  const { value, names } = compose(await materialOf(db, looking, dossierId, clock.now), audience, clock);
  if (!shownTo[audience].history) return { value, names };
  // The history that is sealed with it tells of these as well.
  const putUp = await sourcesOf(db, looking, dossierId, { proposed: true });
  return { value, names: [...names, ...putUp.flatMap(({ id, cleared }) => (cleared ? [id] : []))] };
}

function compose(material: Material, audience: Audience, clock: { now: Date; timeZone: string }): Collected {
  const shown = shownTo[audience];
  const claims = claimsInOrder(material).filter((claim) => shown.claims === "all" || claim.status === "signed-off");
  const articles = articlesShown(material, claims, audience);
  const refer = referring(material, claims, articles, audience);
  const { dossier } = material;
  const sources = material.sources.filter((source) => refer.source(source.id) !== null);
  const value: DossierExport = {
    $schema: schemaId,
    audience,
    madeAt: clock.now.toISOString(),
    timeZone: clock.timeZone,
    eventNumber: material.eventNumber,
    incomplete: incompleteOf(material, new Set(claims), new Set(articles)),
    dossier: {
      ...refer.ids(dossier.id),
      title: dossier.title,
      brief: shown.notes ? dossier.brief : "",
      deadline: shown.notes ? dossier.deadline : null,
      state: dossier.state,
      standard: { inWords: standardSentence(dossier.standard), ...dossier.standard },
    },
    members: shown.staff ? material.members.map(({ name, role }) => ({ name, role })) : [],
    articles: articles.map((article) => composeArticle(material, refer, article)),
    claims: claims.map((claim) => composeClaim(material, refer, claim, articles)),
    sources: sources.map((source) => composeSource(material, refer, source)),
    originLinks: material.links.filter((link) => refer.link(link.id) !== null).map((link) => composeLink(refer, link)),
    tasks: shown.tasks ? material.tasks.map((task) => composeTask(refer, task)) : [],
  };
  return { value, names: sources.filter((source) => !refer.hidden(source.id)).map((source) => source.id) };
}

/** A1, A2, A10, B1, and those without a letter last. */
function claimsInOrder({ claims, articles }: Pick<Material, "claims" | "articles">): Claim[] {
  const positions = new Map(articles.map((article) => [article.id, article.position]));
  const place = (claim: Claim) => positions.get(claim.articleId ?? "") ?? Number.MAX_SAFE_INTEGER;
  return [...claims].sort((a, b) => place(a) - place(b) || a.number - b.number);
}

/** The public gets the articles that a claim of the edition is made in, the others get all. */
function articlesShown({ articles, mentionsOf }: Material, claims: Claim[], audience: Audience): Article[] {
  if (shownTo[audience].claims === "all") return articles;
  const cited = new Set(claims.flatMap((claim) => mentionsOf.get(claim.id) ?? []).map((one) => one.articleId));
  return articles.filter((article) => cited.has(article.id));
}

/** How an edition refers to things, and what of them it withholds beyond what its maker was not shown. */
function referring(material: Material, claims: Claim[], articles: Article[], audience: Audience): Referring {
  const shown = shownTo[audience];
  const used = new Set(
    claims.flatMap((claim) => [
      ...standingOfClaim(material, claim).restsOn.sourceIds,
      ...(material.evidence.get(claim.id) ?? []).map((item) => item.sourceId),
    ]),
  );
  const sources = material.sources.filter((source) => shown.claims === "all" || used.has(source.id));
  const sourceRefs = new Map(sources.map(({ id }, at) => [id, `S${at + 1}`]));
  const links = material.links.filter(
    (link) =>
      sourceRefs.has(link.from) && sourceRefs.has(link.to) && (shown.undecidedLinks || link.state === "confirmed"),
  );
  const linkRefs = new Map(links.map(({ id }, at) => [id, `L${at + 1}`]));
  const letters = new Map(articles.map((article) => [article.id, article.letter]));
  const all = new Map(material.sources.map((source) => [source.id, source]));
  const hidden = new Map(
    material.sources.map((source) => [source.id, !source.cleared || (!shown.unpublished && isUnpublished(source))]),
  );
  const titleOf = (id: string): string => {
    const source = all.get(id);
    if (!source) return "a source";
    return source.cleared && hidden.get(id) ? `an unpublished ${source.kind}` : source.title;
  };
  return {
    shown,
    source: (id) => sourceRefs.get(id) ?? null,
    link: (id) => linkRefs.get(id) ?? null,
    article: (id) => letters.get(id) ?? null,
    hidden: (id) => hidden.get(id) ?? true,
    titleOf,
    ids: (id) => (shown.ids ? { id } : {}),
    person: (id) => (shown.staff && id !== null ? (material.names.get(id) ?? null) : null),
  };
}

function composeArticle(material: Material, refer: Referring, article: Article): ExportedArticle {
  const revision = material.texts.get(article.id);
  if (!revision) throw new Error("an article without a revision");
  const rows = material.sentences.get(revision.id) ?? [];
  const sentences = examinedSentences(rows, material.mentionsIn.get(revision.id) ?? []);
  const aside = new Map((material.asides.get(revision.id) ?? []).map((one) => [one.paragraph, one.reason]));
  return {
    letter: article.letter,
    ...refer.ids(article.id),
    ours: article.ours,
    title: article.title,
    outlet: article.outlet,
    byline: article.ours && !refer.shown.drafts ? "" : article.byline,
    publishedAt: article.publishedAt,
    url: article.url,
    language: article.language,
    source: article.sourceId ? refer.source(article.sourceId) : null,
    revision: {
      number: revision.number,
      ...refer.ids(revision.id),
      originalSha256: revision.originalSha256,
      text: revision.text,
      paragraphs: revision.paragraphs.map(([start, end, role], at) => {
        const reason = aside.get(at);
        return reason ? { start, end, role, aside: reason } : { start, end, role };
      }),
      sentences: sentences.map(({ start, end, state }) => ({ start, end, state })),
      coverage: coverageOfStates(sentences.map(({ state }) => state)),
    },
  };
}

function composeSource(material: Material, refer: Referring, source: Material["sources"][number]): ExportedSource {
  const named = !refer.hidden(source.id);
  const article = source.articleId ? refer.article(source.articleId) : null;
  return {
    ref: refer.source(source.id) ?? "",
    ...refer.ids(source.id),
    kind: source.kind,
    title: refer.titleOf(source.id),
    named,
    confidential: source.confidential,
    outlet: named ? source.outlet : "",
    author: named ? source.author : "",
    publishedAt: named ? source.publishedAt : null,
    url: named ? source.url : "",
    article,
    reliability: source.reliability,
    state: source.state,
    ownReporting: source.ownReporting,
    unidentified: source.unidentified,
    held: source.held,
    snapshots: named
      ? (material.snapshots.get(source.id) ?? []).map(({ sha256, storedAt }) => ({ sha256, storedAt }))
      : [],
  };
}

function composeLink(refer: Referring, link: Material["links"][number]): ExportedLink {
  return {
    ref: refer.link(link.id) ?? "",
    ...refer.ids(link.id),
    from: refer.source(link.from) ?? "",
    to: refer.source(link.to) ?? "",
    kind: link.kind,
    state: link.state,
    quote: refer.hidden(link.from) || refer.hidden(link.to) ? "" : link.quote,
    decidedBy: refer.person(link.decidedBy),
  };
}

function composeTask(refer: Referring, task: Material["tasks"][number]): DossierExport["tasks"][number] {
  const { id, title, detail, about, assigneeName, dueAt } = task;
  return { ...refer.ids(id), title, detail, about, assignee: assigneeName, dueAt };
}

/** Why the dossier is not complete: counted over all of it, named only where the edition shows it. */
export function incompleteOf(
  material: Pick<Material, "claims" | "articles" | "standings">,
  claims: ReadonlySet<Claim>,
  articles: ReadonlySet<Article>,
): Incomplete[] {
  const inOrder = claimsInOrder(material);
  const among = (reason: Incomplete["reason"], test: (claim: Claim) => boolean): Incomplete => {
    const found = inOrder.filter(test);
    return { reason, count: found.length, of: found.filter((one) => claims.has(one)).map((one) => one.ref) };
  };
  const unread = material.articles.filter((article) => article.unexamined > 0);
  const reasons: Incomplete[] = [
    among("failing", (claim) => standingOfClaim(material, claim).failing.length > 0),
    among("unsigned", (claim) => claim.status !== "signed-off" && !claim.stale),
    among("stale", (claim) => claim.stale),
    {
      reason: "unexamined",
      count: unread.reduce((sum, article) => sum + article.unexamined, 0),
      of: unread.filter((article) => articles.has(article)).map((article) => article.letter),
    },
  ];
  return reasons.filter((one) => one.count > 0);
}
