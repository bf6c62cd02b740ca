import { articlesAmong } from "@/db/articles";
import { type Claim, claimById, mentionsOf, signOffsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { type Comment, commentsOn } from "@/db/comments";
import { type Member, membersOf } from "@/db/dossiers";
import { type Evidence, evidenceOf } from "@/db/evidence";
import { rewritingArticles } from "@/db/fidelity";
import { evidenceAsIs } from "@/db/graph";
import { claimHistory } from "@/db/history";
import { lineTasksOf } from "@/db/line-tasks";
import { everMergedWith, type MergeInto, mergesInto } from "@/db/merges";
import { namesIn } from "@/db/names";
import { peopleNamed } from "@/db/people";
import { originLinksOf, type Source, sourcesOf } from "@/db/sources";
import { type Task, tasksOf } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import type { Cited } from "@/lib/claims/claim";
import { differenceSentence, differences } from "@/lib/claims/differences";
import { countedSide } from "@/lib/claims/listed";
import { bearingStance } from "@/lib/claims/measured";
import { type ReviewSheet, reviewSheet } from "@/lib/claims/review-sheet";
import { basisOf, failingFor, shownTo, standingsOf } from "@/lib/claims/standing";
import { type Transition, transitionsFrom } from "@/lib/claims/status";
import { meetsOrigins, type RuleName } from "@/lib/dossiers/standard";
import { NotFound } from "@/lib/errors";
import { sentence } from "@/lib/history/sentence";
import { may } from "@/lib/permissions";
import { behindOrigins, explained, type Told } from "@/lib/sources/explained";
import { flagsAt } from "@/lib/sources/fidelity/flags";
import { flagsOf } from "@/lib/sources/fidelity/of-link";
import { type CountedStance, type Independence, summary } from "@/lib/sources/independence";
import { narrowingsIn, type ShownNarrowing } from "@/lib/sources/narrowings";
import { namedIn, nextCall, nextCallWords } from "@/lib/sources/next-call";
import { type OriginTreeNode, originTree } from "@/lib/sources/origin-tree";
import { type WaitingLink, waitingLinks } from "@/lib/sources/proposal-queue";
import { asChoice, type SourceChoice } from "@/lib/sources/source-choice";
import type { LineWithTask } from "@/lib/tasks/line-task";

/** Everything that a claim's panel shows to one viewer: plain data, so that it can be handed to the browser. */
export type ClaimSheet = {
  claim: Claim;
  assigneeName: string | null;
  mentions: SheetMention[];
  evidence: (Evidence & { source: Source; enteredByName: string })[];
  independence: Record<CountedStance, Independence & { summary: string; meetsStandard: boolean }>;
  /** Where it comes from: each origin with what got it from there. */
  tree: OriginTreeNode[];
  /** Sources that the tree names, as the viewer may see them. */
  sources: Record<string, Source>;
  /** The words and state of the links in the tree. */
  links: Record<string, { quote: string; version: number }>;
  /** Why each side counts as it does, in a sentence; "" where nothing bears on it. */
  why: Record<CountedStance, string>;
  /** How far the side that bears on the verdict is from the thing itself, and whom to ask; "" without evidence. */
  nextCall: string;
  /** Links on its ways that wait for a decision, with what confirming does. */
  waiting: WaitingLink[];
  /** What its evidence could be narrowed to. */
  narrowings: ShownNarrowing[];
  digest: string;
  /** What still fails, for this viewer if they may sign it, each line with the task that was made of it. */
  failing: LineWithTask[];
  waivers: { rule: RuleName; reason: string; byName: string; at: string }[];
  signOffs: { byName: string; at: string; staleAt: string | null }[];
  tasks: Task[];
  comments: Comment[];
  /** The claims that were merged into it, the newest first. */
  merged: MergeInto[];
  history: { id: number; at: string; sentence: string }[];
  review: ReviewSheet;
  members: Member[];
  /** What this viewer may do with it now. */
  may: {
    edit: boolean;
    comment: boolean;
    waive: boolean;
    /** Sign off or send back: somebody else's work. */
    review: boolean;
    ownWork: boolean;
    moves: Transition[];
  };
};

export type SheetMention = {
  id: string;
  revisionId: string;
  articleId: string;
  letter: string;
  outlet: string;
  /** The article's own source, from which a mention can be made evidence; null for ours. */
  source: SourceChoice | null;
  start: number;
  end: number;
  quote: string;
  mode: "asserts" | "attributes" | "hedges" | "denies";
  attribution: "accurate" | "inaccurate" | "not-yet-checked" | null;
  /** Whom the article cites for it; null where nobody said. */
  cites: Cited | null;
  /** Its words were not found in the article's newest revision: a person places it there, or takes it away. */
  gone: boolean;
  /** Number of the revision that it stands in. */
  revisionNumber: number;
  /** The article's newest revision, where one that is gone can be placed. */
  newestRevisionId: string;
  version: number;
  /** What differs from the words of the first mention, each a sentence; empty for the first. */
  differences: string[];
  /** What it says otherwise than where its article got it from, each a sentence and where that is told in full. */
  flags: { sentence: string; href: string }[];
};

/**
 * Collects what a claim's panel shows.
 * @param moment writes an instant in the newsroom's time zone, for the history.
 * @throws NotFound for whoever may not know of the claim.
 */
export async function claimSheet(
  db: Read,
  actor: Actor,
  claimId: string,
  moment: (iso: string) => string,
): Promise<ClaimSheet> {
  const place = await placeOf(db, actor, "claim", claimId);
  const claim = await claimById(db, actor, claimId);
  if (!claim) throw new NotFound();
  const { dossierId } = place;
  const basis = await basisOf(db, dossierId);
  const standings = await standingsOf(db, basis, [claimId], actor.now, actor);
  const standing = (await shownTo(db, actor, dossierId, standings)).get(claimId);
  if (!standing) throw new NotFound();

  const evidence = await evidenceOf(db, actor, [claimId]);
  const members = await membersOf(db, actor, dossierId);
  const signOffs = await signOffsOf(db, actor, [claimId]);
  const history = await claimHistory(db, actor, claimId, 50);
  const names = await peopleNamed(db, [
    claim.assigneeId,
    ...evidence.map((item) => item.enteredBy),
    ...signOffs.map((signOff) => signOff.personId),
    ...standing.waivers.map((waiver) => waiver.personId),
  ]);
  const nameOf = (id: string) => names.get(id) ?? "Somebody";
  const asIs = await evidenceAsIs(db, [claimId]);
  const tree = originTree(basis.index, asIs);
  const next = nextCall(basis.index, asIs, countedSide(claim.substance, standing.independence));
  const shownIds = new Set([
    ...standing.restsOn.sourceIds,
    ...asIs.map(({ sourceId }) => sourceId),
    ...idsIn(tree),
    ...(next ? namedIn(next) : []),
  ]);
  const sources = new Map(
    (await sourcesOf(db, actor, dossierId, { ids: [...shownIds] })).map((source) => [source.id, source]),
  );
  const mayShowOutlets = standing.restsOn.sourceIds.every((id) => sources.get(id)?.cleared);
  const inTree = new Set<string>();
  const linksInTree = new Set<string>();
  const visit = (nodes: OriginTreeNode[]) => {
    for (const node of nodes) {
      inTree.add(node.sourceId);
      // That a source is of the same outlet as one further up would tell the outlet of a source that is withheld.
      if (node.circular === "outlet" && !mayShowOutlets) node.circular = null;
      if (node.link) linksInTree.add(node.link.id);
      visit(node.children);
    }
  };
  visit(tree);
  const links = linksInTree.size > 0 ? await originLinksOf(db, actor, dossierId, { ids: [...linksInTree] }) : [];
  const undecided = links.filter(({ state }) => state === "proposed").map(({ id }) => id);
  const called = (id: string): Told => {
    const source = sources.get(id);
    const name = source ? (source.kind === "article" && source.outlet) || source.title : "a source";
    return { name, kind: source?.kind ?? "article", ownReporting: source?.ownReporting ?? null };
  };
  const why = (side: CountedStance) =>
    explained(standing.independence[side], behindOrigins(basis.index, asIs, side), called);
  const told = await namesIn(db, actor, dossierId, moment, await everMergedWith(db, claimId));
  const bearing = bearingStance(claim.substance);
  const meets = (stance: CountedStance) => stance !== bearing || meetsOrigins(standing.failing);
  const ownWork = standing.workers.has(actor.personId);
  const mayReview = may("claim.review", { ...place.facts, notOwnWork: !ownWork });
  const signs = claim.status === "for-review" && mayReview;
  const lineTasks = (await lineTasksOf(db, actor, dossierId, [claimId])).get(claimId);

  return {
    claim,
    assigneeName: claim.assigneeId ? nameOf(claim.assigneeId) : null,
    mentions: await sheetMentions(db, actor, dossierId, claimId),
    evidence: evidence.flatMap((item) => {
      const source = sources.get(item.sourceId);
      return source ? [{ ...item, source, enteredByName: nameOf(item.enteredBy) }] : [];
    }),
    independence: {
      supports: counted(standing.independence.supports, meets("supports")),
      refutes: counted(standing.independence.refutes, meets("refutes")),
    },
    tree,
    sources: Object.fromEntries(
      [...inTree].flatMap((id) => (sources.has(id) ? [[id, sources.get(id) as Source]] : [])),
    ),
    links: Object.fromEntries(links.map(({ id, quote, version }) => [id, { quote, version }])),
    why: { supports: why("supports"), refutes: why("refutes") },
    nextCall: next ? nextCallWords(next, (id) => called(id).name) : "",
    waiting:
      undecided.length > 0
        ? (await waitingLinks(db, actor, dossierId, { only: undecided, limit: 12, claimId })).links
        : [],
    narrowings: evidence.length > 0 ? await narrowingsIn(db, actor, dossierId, [claimId]) : [],
    digest: standing.digest,
    failing: (signs ? failingFor(standing, claim, actor) : standing.failing).map((line) => ({
      ...line,
      task: lineTasks?.get(line.rule) ?? null,
    })),
    waivers: standing.waivers.map(({ rule, reason, personId, at }) => ({
      rule: rule as RuleName,
      reason,
      byName: nameOf(personId),
      at,
    })),
    signOffs: signOffs.map(({ personId, at, staleAt }) => ({ byName: nameOf(personId), at, staleAt })),
    tasks: await tasksOf(db, actor, dossierId, { claimId }),
    comments: await commentsOn(db, actor, "claim", claimId),
    merged: await mergesInto(db, actor, claimId),
    review: await reviewSheet(db, actor, {
      claim,
      place,
      members,
      names: told,
      index: basis.index,
      sourceIds: asIs.map(({ sourceId }) => sourceId),
      signOffs: signOffs.map(({ personId, at }) => ({ personId, at, byName: nameOf(personId) })),
    }),
    history: history.map((event) => ({ id: event.id, at: event.at, sentence: sentence(event, told) })),
    members,
    may: {
      edit: may("claim.edit", place.facts),
      comment: may("comment", place.facts),
      waive: may("claim.waive", place.facts),
      review: mayReview,
      ownWork,
      moves: transitionsFrom(claim.status).filter(({ act }) => may(act, { ...place.facts, notOwnWork: !ownWork })),
    },
  };
}

const idsIn = (nodes: readonly OriginTreeNode[]): string[] =>
  nodes.flatMap((node) => [node.sourceId, ...idsIn(node.children)]);

const counted = (side: Independence, meetsStandard: boolean) => ({ ...side, summary: summary(side), meetsStandard });

/** The mentions of a claim with the articles that they are in. */
async function sheetMentions(db: Read, actor: Actor, dossierId: string, claimId: string): Promise<SheetMention[]> {
  const mentions = await mentionsOf(db, actor, [claimId]);
  const articleIds = [...new Set(mentions.map(({ articleId }) => articleId))];
  const articles = new Map((await articlesAmong(db, actor, articleIds)).map((article) => [article.id, article]));
  const ids = mentions.flatMap(({ articleId }) => articles.get(articleId)?.sourceId ?? []);
  const own = await sourcesOf(db, actor, dossierId, { ids });
  const sources = new Map(own.map((source) => [source.id, asChoice(source)]));
  const flags = await flagsOfMentions(db, actor, dossierId, mentions);
  const [first] = mentions;
  const firstLetter = articles.get(first?.articleId ?? "")?.letter ?? "";
  return mentions.flatMap(({ id, revisionId, start, end, quote, mode, attribution, version, ...mention }) => {
    const article = articles.get(mention.articleId);
    if (!article) return [];
    const { id: articleId, letter, outlet, title, sourceId } = article;
    const { gone, revisionNumber, cites } = mention;
    return [
      {
        id,
        revisionId,
        articleId,
        letter,
        outlet: outlet || title,
        source: sources.get(sourceId ?? "") ?? null,
        start,
        end,
        quote,
        mode,
        attribution,
        cites,
        gone,
        revisionNumber,
        newestRevisionId: article.revisionId,
        version,
        differences:
          first && first.id !== id
            ? differing({ words: quote, name: letter }, { words: first.quote, name: firstLetter })
            : [],
        flags: flags.get(id) ?? [],
      },
    ];
  });
}

/** What each mention says otherwise than the sources that its article got it from. */
async function flagsOfMentions(
  db: Read,
  actor: Actor,
  dossierId: string,
  mentions: Awaited<ReturnType<typeof mentionsOf>>,
): Promise<Map<string, SheetMention["flags"]>> {
  const found = new Map<string, SheetMention["flags"]>();
  const standing = mentions.filter(({ gone }) => !gone);
  if (standing.length === 0) return found;
  const rewriting = await rewritingArticles(db, dossierId);
  const of = new Map<string, Awaited<ReturnType<typeof flagsOf>>>();
  for (const { id, articleId, revisionId, start, end } of standing) {
    const sourceId = rewriting.get(articleId);
    if (!sourceId) continue;
    const told = of.get(articleId) ?? (await flagsOf(db, actor, sourceId));
    of.set(articleId, told);
    if (told.revisionId !== revisionId) continue;
    const flags = flagsAt(told.flags, { start, end }).map((flag) => ({
      sentence: capital(flag.sentence),
      href: `/dossiers/${dossierId}/sources/${sourceId}#fidelity-${flag.linkId}`,
    }));
    if (flags.length > 0) found.set(id, flags);
  }
  return found;
}

function differing(one: { words: string; name: string }, first: { words: string; name: string }): string[] {
  const [here, there] = one.name === first.name ? ["This mention", "the first"] : [one.name, first.name];
  return differences(one.words, first.words).map((each) => capital(differenceSentence(each, here, there)));
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
