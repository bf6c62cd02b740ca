/**
 * What a text says of where it got things from, as origin links to propose (docs: origins, "What the program proposes").
 *
 * Plain values in, plain values out. Nothing is proposed twice: what was decided about a link, or about another link from
 * the same source to the same outlet or person, stands.
 */
import type { Attribution, NamedSource } from "@/lib/sources/attribution/attribution";
import { canonicalUrl, type OutletNames, outletKey } from "@/lib/sources/outlet";
import type { LinkReason } from "@/lib/sources/proposal";
import {
  identityOf,
  type KnownSource,
  meansTheSameEverywhere,
  type PutUp,
  sameDocument,
  type Target,
  targetOf,
} from "@/lib/sources/proposed-target";
import { isFirstHand, type LinkKind, type LinkState } from "@/lib/sources/source";
import type { WordingProposal } from "@/lib/sources/wording-proposals";

export type { KnownSource, PutUp } from "@/lib/sources/proposed-target";

export type KnownLink = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly state: LinkState;
  readonly reasons: readonly LinkReason[];
};

/** An article of theirs and what was read in its newest text. */
export type ReadArticle = {
  sourceId: string;
  revisionId: string;
  /** Its revisions before that one. */
  olderRevisionIds: readonly string[];
  outlet: string;
  url: string;
  publishedAt: string | null;
  /** How many sentences the text has. */
  sentences: number;
  attributions: readonly Attribution[];
  wording: readonly WordingProposal[];
};

export type ProposedLink = {
  /** An id, or the key of a source that is put up. */
  from: string;
  to: string;
  kind: LinkKind;
  /** 0 to 100. */
  confidence: number;
  reasons: LinkReason[];
};

export type Proposals = {
  sources: PutUp[];
  links: ProposedLink[];
  /** Links that are there already and that this text speaks for as well, with all reasons that they then have. */
  told: { linkId: string; reasons: LinkReason[] }[];
};

/** Readings less sure than this are not worth a person's time. */
const least = 0.35;
/** So many reasons are kept for one link. */
const mostReasons = 12;

type Edge = { from: string; to: string; target: Target | null; kind: LinkKind; sure: number; reason: LinkReason };

/** Turns what was read in one article into links to propose, among the sources and links that its dossier has. */
export function proposalsFrom(
  article: ReadArticle,
  known: { sources: readonly KnownSource[]; links: readonly KnownLink[] },
  names: OutletNames,
): Proposals {
  const dossier = indexed(known, names);
  const finding = findingFor(article, dossier);
  const edges = [...edgesOfText(article, dossier, finding, names), ...edgesOfWording(article, dossier, finding)];
  const proposals: Proposals = { sources: [], links: [], told: [] };
  const takenUp = new Set<string>();
  const groups = grouped(edges);
  const before = new Map(groups.map((group) => [group, sameProposal(group, dossier)]));
  for (const link of before.values()) if (link) takenUp.add(link.id);
  for (const group of groups) {
    const there = before.get(group) ?? sameWords(group, dossier, takenUp);
    if (there) {
      takenUp.add(there.id);
      if (there.state !== "rejected")
        proposals.told.push({ linkId: there.id, reasons: allReasons(there, group, article) });
      continue;
    }
    proposals.links.push({
      from: group.from,
      to: group.to,
      kind: kindOf(group, article, edges),
      confidence: confidenceOf(group.edges),
      reasons: reasonsOf(group.edges),
    });
  }
  // A link from a source that is put up makes sense only where that source is linked to as well.
  const reached = new Set(proposals.links.map((link) => link.to));
  proposals.links = proposals.links.filter(({ from }) => !finding.putUp.has(from) || reached.has(from));
  const used = new Set(proposals.links.flatMap(({ from, to }) => [from, to]));
  proposals.sources = [...finding.putUp.values()]
    .filter(({ key }) => used.has(key))
    .map((one) => reporting(one, proposals));
  return proposals;
}

type Dossier = ReturnType<typeof indexed>;

function indexed({ sources, links }: Parameters<typeof proposalsFrom>[1], names: OutletNames) {
  const linksFrom = new Map<string, KnownLink[]>();
  for (const link of links) linksFrom.set(link.from, [...(linksFrom.get(link.from) ?? []), link]);
  const byId = new Map(sources.map((source) => [source.id, source]));
  const identities = new Map<string, string>();
  const identity = (id: string): string => {
    const kept = identities.get(id);
    if (kept !== undefined) return kept;
    const source = byId.get(id);
    const made = source ? identityOf(source, names) : "";
    identities.set(id, made);
    return made;
  };
  // A confidential source is never found by its outlet or name: that it was meant would tell who it is.
  const open = sources.filter((source) => !source.confidential);
  return { open, byId, identity, linksFrom: (id: string) => linksFrom.get(id) ?? [], names };
}

type Finding = {
  /** The id of the source that a text means, or the key of one that is put up for it. */
  find: (target: Target, from: string) => string;
  /** The same for a text that nobody signed, which is one for all that carry it. */
  findUnsigned: (target: Target, carriers: readonly string[]) => string;
  putUp: Map<string, PutUp>;
};

/** Finds the source that a text means, or puts one up. */
function findingFor(article: ReadArticle, dossier: Dossier): Finding {
  const putUp = new Map<string, PutUp>();
  const day = article.publishedAt?.slice(0, 10) ?? "";
  const notLater = ({ publishedAt }: KnownSource) => !publishedAt || !day || publishedAt.slice(0, 10) <= day;
  const others = dossier.open.filter(({ id }) => id !== article.sourceId);
  const fits = (target: Target, source: KnownSource): boolean => {
    if (source.unidentified !== target.unidentified || dossier.identity(source.id) !== target.identity) return false;
    if (target.work && source.canonicalUrl && target.work !== source.canonicalUrl) return false;
    return (
      !target.identity.startsWith("outlet ") ||
      ((source.kind === "article" || source.kind === "post") && notLater(source))
    );
  };
  const existing = (target: Target, from: string): string | undefined => {
    if (target.work) {
      const same = others.filter((source) => source.canonicalUrl === target.work);
      const [first] = [...same.filter((one) => !one.proposed), ...same];
      if (first) return first.id;
    }
    for (const { to } of dossier.linksFrom(from)) {
      const end = dossier.byId.get(to);
      if (end && !end.confidential && sameEnd(target, dossier.identity(to), end)) return to;
    }
    if (target.unidentified || !meansTheSameEverywhere(target.identity)) return undefined;
    const fitting = others.filter((source) => fits(target, source));
    const settled = fitting.filter((source) => !source.proposed);
    if (settled.length === 1) return settled[0]?.id;
    return fitting.find((source) => source.proposed)?.id;
  };
  const put = (key: string, { kind, title, outlet, author, url, unidentified }: Target): string => {
    if (!putUp.has(key)) putUp.set(key, { key, kind, title, outlet, author, url, unidentified, ownReporting: null });
    return key;
  };
  return {
    putUp,
    find: (target, from) => {
      const apart = target.unidentified || !meansTheSameEverywhere(target.identity);
      const key = `new ${target.identity} ${target.work}${apart ? ` of ${from}` : ""}`;
      return existing(target, from) ?? put(key, target);
    },
    findUnsigned: (target, carriers) => {
      const carried = carriers
        .flatMap((id) => dossier.linksFrom(id))
        .find(({ to, reasons }) => {
          const end = dossier.byId.get(to);
          return end?.unidentified && !end.confidential && reasons.some(({ sign }) => sign === "shared-wording");
        });
      return carried?.to ?? put(`new ${target.identity}`, target);
    },
  };
}

const isDocument = (identity: string): boolean => /^(document|dataset)\b/.test(identity);

/** Whether a link that leads from the same source leads to the same one. */
const sameEnd = (target: Target, identity: string, end: KnownSource): boolean =>
  target.identity === identity
    ? !(target.work && end.canonicalUrl && target.work !== end.canonicalUrl)
    : isDocument(target.identity) && isDocument(identity) && sameDocument(target.title, end.title);

function edgesOfText(article: ReadArticle, dossier: Dossier, finding: Finding, names: OutletNames): Edge[] {
  const own = outletKey(article.outlet, names) ? `outlet ${outletKey(article.outlet, names)}` : null;
  const work = canonicalUrl(article.url);
  const isOwn = (target: Target) => target.identity === own || (work !== null && target.work === work);
  const read = article.attributions.flatMap((one) => {
    const target = one.confidence < least ? null : targetOf(one.source, one.kind, names);
    if (!target || isOwn(target)) return [];
    const through = one.through && targetOf(one.through, "cites", names);
    if (through?.identity === target.identity) return [];
    return [{ one, target, through: through && !isOwn(through) ? through : null }];
  });
  const addressed = withAddresses(read.flatMap(({ target, through }) => (through ? [target, through] : [target])));
  const named = new Set(read.flatMap(({ target, through }) => (through ? [] : [target.identity])));
  const turnedDown = (to: string) =>
    dossier.linksFrom(article.sourceId).some((link) => link.to === to && link.state === "rejected");
  return read.flatMap(({ one, target, through }): Edge[] => {
    const { sign, quote, start, end, sentences, kind, confidence } = one;
    const reason: LinkReason = { sign, revisionId: article.revisionId, quote, start, end, sentences };
    if (!through) {
      const to = finding.find(addressed(target), article.sourceId);
      return [{ from: article.sourceId, to, target, kind, sure: confidence, reason }];
    }
    const by = finding.find(addressed(through), article.sourceId);
    if (turnedDown(by)) return [];
    const to = finding.find(addressed(target), by);
    const onward: Edge = { from: by, to, target, kind, sure: confidence, reason };
    // Whoever has it is named where they are cited; only if they are not, these words say that they are.
    return named.has(through.identity)
      ? [onward]
      : [{ from: article.sourceId, to: by, target: through, kind: "cites", sure: confidence, reason }, onward];
  });
}

/** Where one outlet is linked once and named elsewhere without an address, the text means the same report. */
function withAddresses(targets: readonly Target[]): (target: Target) => Target {
  const first = new Map<string, Target>();
  for (const target of targets) if (target.work && !first.has(target.identity)) first.set(target.identity, target);
  return (target) => {
    const linked = target.work || !target.identity.startsWith("outlet ") ? undefined : first.get(target.identity);
    return linked ? { ...target, work: linked.work, url: linked.url, title: linked.title } : target;
  };
}

/** The later of two articles has it from the earlier one; where both carry agency copy, each has it from the agency. */
function edgesOfWording(article: ReadArticle, dossier: Dossier, finding: Finding): Edge[] {
  return article.wording.flatMap(({ from, to, kind, confidence, reasons, common }): Edge[] => {
    const { sourceId: source } = from;
    if (confidence < least || !source || !to.sourceId || from.dossierId !== to.dossierId) return [];
    const drawn = (end: string, how: LinkKind, target: Target | null): Edge[] =>
      source === end
        ? []
        : reasons.map((reason) => ({ from: source, to: end, target, kind: how, sure: confidence, reason }));
    if (common === null) {
      const turned = dossier.linksFrom(to.sourceId).some((link) => link.to === source && link.state !== "rejected");
      return turned ? [] : drawn(to.sourceId, kind, null);
    }
    const target = targetOf(common === "" ? unsigned : agencyNamed(common), "republishes", dossier.names);
    if (!target) return [];
    const end = common === "" ? finding.findUnsigned(target, [source, to.sourceId]) : finding.find(target, source);
    return drawn(end, "republishes", target);
  });
}

/** A text that several carry and that none of them wrote or signed. */
const unsigned: NamedSource = {
  ...{ name: "Text that several carry, unsigned", outlet: "", institution: "", unidentified: true, is: "report" },
};

const agencyNamed = (name: string): NamedSource => ({
  name,
  outlet: name,
  institution: "",
  unidentified: false,
  is: "outlet",
});

type Group = { from: string; to: string; edges: Edge[] };

function grouped(edges: readonly Edge[]): Group[] {
  const groups = new Map<string, Group>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const name = `${edge.from}\n${edge.to}`;
    const group = groups.get(name);
    if (group) group.edges.push(edge);
    else groups.set(name, { from: edge.from, to: edge.to, edges: [edge] });
  }
  return [...groups.values()];
}

/** A link that is there, in whatever state, between the same two, or to the same outlet or person. */
function sameProposal({ from, to, edges }: Group, dossier: Dossier): KnownLink | null {
  const links = dossier.linksFrom(from);
  const direct = links.filter((link) => link.to === to);
  const same = direct.length > 0 ? direct : links.filter((link) => meantBefore(edges, dossier, link.to));
  return (
    same.find(({ state }) => state === "confirmed") ?? same.find(({ state }) => state === "proposed") ?? same[0] ?? null
  );
}

const meantBefore = (edges: readonly Edge[], dossier: Dossier, id: string): boolean => {
  const end = dossier.byId.get(id);
  // Neither a link to a confidential source nor its being turned down may be felt in what is proposed.
  return (
    end !== undefined &&
    !end.confidential &&
    edges.some(({ target }) => target && sameEnd(target, dossier.identity(id), end))
  );
};

/** A link that the same words made be proposed before, whatever its source has been called since. */
function sameWords({ from, edges }: Group, dossier: Dossier, taken: ReadonlySet<string>): KnownLink | null {
  const words = new Set(edges.map(({ reason }) => `${reason.sign} ${spoken(reason.quote)}`));
  const same = dossier
    .linksFrom(from)
    .filter((link) => !taken.has(link.id) && !dossier.byId.get(link.to)?.confidential)
    .find((link) => link.reasons.some((reason) => words.has(`${reason.sign} ${spoken(reason.quote)}`)));
  return same ?? null;
}

const spoken = (words: string): string => words.replace(/\s+/g, " ").trim().toLowerCase();

/** The strongest first: a text that was carried whole is more than words that are quoted from it. */
const strongest: readonly LinkKind[] = [
  "republishes",
  "translates",
  "rewrites",
  "obtained",
  "witnessed",
  "interviewed",
  "quotes",
  "cites",
];

function kindOf({ from, to, edges }: Group, article: ReadArticle, all: readonly Edge[]): LinkKind {
  const kind = strongest.find((each) => edges.some((edge) => edge.kind === each)) ?? "cites";
  const names = edges.some(({ target }) => target?.identity.startsWith("outlet "));
  if (from !== article.sourceId || isFirstHand(kind) || strongest.indexOf(kind) <= 2 || !names) return kind;
  return tellsItAgain(to, article, all) ? "rewrites" : kind;
}

/** Half of the text, or its beginning and a third of it, stands on what this one outlet says. */
function tellsItAgain(to: string, { sentences, attributions }: ReadArticle, all: readonly Edge[]): boolean {
  const governed = new Set<number>();
  for (const { from, to: end, reason } of all)
    if (reason.sign !== "hyperlink" && (end === to || from === to))
      for (const [start] of reason.sentences) governed.add(start);
  const share = governed.size / Math.max(1, sentences);
  const first = Math.min(...attributions.flatMap((one) => one.sentences.map(([start]) => start)));
  return governed.size >= 2 && (share >= 0.5 || (share >= 0.3 && governed.has(first)));
}

function confidenceOf(edges: readonly Edge[]): number {
  const signs = new Set(edges.map(({ reason }) => `${reason.sign} ${reason.start}`)).size;
  const best = Math.max(...edges.map(({ sure }) => sure));
  return Math.max(1, Math.min(99, Math.round((best + 0.02 * (signs - 1)) * 100)));
}

/** The weightiest first, each place once. */
function reasonsOf(edges: readonly Edge[]): LinkReason[] {
  const places = new Map<string, Edge>();
  for (const edge of [...edges].sort((a, b) => b.sure - a.sure || a.reason.start - b.reason.start)) {
    const place = `${edge.reason.revisionId} ${edge.reason.sign} ${edge.reason.start} ${edge.reason.end}`;
    if (!places.has(place)) places.set(place, edge);
  }
  return [...places.values()].slice(0, mostReasons).map(({ reason }) => reason);
}

/** What this text says now stands before what others say; what it said in an older revision is replaced. */
function allReasons(link: KnownLink, { edges }: Group, article: ReadArticle): LinkReason[] {
  const now = reasonsOf(edges);
  const replaced = new Set([article.revisionId, ...article.olderRevisionIds]);
  return [...now, ...link.reasons.filter(({ revisionId }) => !replaced.has(revisionId))].slice(0, mostReasons);
}

/** An outlet's report is taken to be its own unless the text tells whom the outlet has it from. */
function reporting(one: PutUp, { links }: Proposals): PutUp {
  if (one.kind !== "article" || one.unidentified || one.outlet === "") return one;
  const named = links.some(({ to, reasons }) => to === one.key && reasons.some(({ sign }) => sign !== "hyperlink"));
  const passesOn = links.some(({ from, kind }) => from === one.key && !isFirstHand(kind));
  return { ...one, ownReporting: named && !passesOn ? true : null };
}
