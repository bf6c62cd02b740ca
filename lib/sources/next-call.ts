/** How far a claim is from the thing itself, and whom to ask next. */
import type { CountedStance } from "@/lib/sources/independence";
import { at, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";
import { isFirstHand, isPrimary, type OriginClass, originClasses } from "@/lib/sources/source";
import { walk } from "@/lib/sources/walk";

/** The best end that the evidence leads to. */
export type Nearest = {
  sourceId: string;
  class: OriginClass;
  /** The thing itself, and not a report of it. */
  primary: boolean;
  held: boolean;
  /** Links from the nearest evidence to it; 0 where it is itself the evidence. */
  hops: number;
};

/** Why somebody is asked: what they have or did. */
export type CallReason =
  /** They said it, or it is their statement. */
  | "said-it"
  /** They have the document (`about`) that nobody else has shown. */
  | "has-it"
  /** It is their document. */
  | "issued-it"
  | "reports-itself"
  /** They spoke to people whom they do not name. */
  | "met-unnamed"
  | "not-established"
  /** They rest on somebody whom they do not name (`about`). */
  | "names-nobody";

export type NextCall = {
  nearest: Nearest;
  /** Whom to ask; null where the thing itself is in our hands. */
  call: { sourceId: string; reason: CallReason; about: string | null } | null;
};

/**
 * Finds the end nearest to the thing itself and whom to ask about it, for one side of a claim; null without evidence.
 *
 * A primary source comes before an established report, that before a soft one, and so on; of equals the one with the
 * fewest links between it and the evidence. Only what counts is followed: confirmed links, narrowed as the evidence is.
 */
export function nextCall(index: GraphIndex, evidence: readonly EvidenceItem[], stance: CountedStance): NextCall | null {
  const found: (Nearest & { by: number | null; position: number })[] = [];
  for (const item of evidence) {
    if (item.stance !== stance || !index.sourceAt.has(item.sourceId)) continue;
    const { start, ends, stepAt } = walk(index, item);
    const far = new Map([[start, { hops: 0, by: null as number | null }]]);
    for (const [source, { hops }] of far)
      for (const link of stepAt(source).onward) {
        const to = at(index.to, link);
        if (!far.has(to)) far.set(to, { hops: hops + 1, by: source });
      }
    for (const end of ends)
      for (const position of end.members) {
        const { hops = 0, by = null } = far.get(position) ?? {};
        const { id, kind, held } = at(index.sources, position);
        const primary = end.class !== "unidentified" && isPrimary(kind);
        found.push({ sourceId: id, class: end.class, primary, held, hops, by, position });
      }
  }
  const [best] = found.sort((a, b) => rank(a) - rank(b) || a.hops - b.hops || a.position - b.position);
  if (!best) return null;
  const { by, position, ...nearest } = best;
  return { nearest, call: callFor(index, nearest, position, by) };
}

const rank = ({ primary, class: of }: Nearest): number => (primary ? -1 : originClasses.indexOf(of));

function callFor(index: GraphIndex, nearest: Nearest, position: number, by: number | null): NextCall["call"] {
  const { kind, outlet, author } = at(index.sources, position);
  const itself = (reason: CallReason) => ({ sourceId: nearest.sourceId, reason, about: null });
  if (nearest.primary) {
    const speaks = kind === "statement" || kind === "interview";
    if (speaks) return nearest.held && nearest.hops === 0 ? null : itself("said-it");
    if (nearest.held) return null;
    const holder = holderOf(index, position) ?? by;
    if (holder !== null) return { sourceId: at(index.sources, holder).id, reason: "has-it", about: nearest.sourceId };
    return itself(outlet || author ? "issued-it" : "not-established");
  }
  if (nearest.class === "unidentified")
    return by === null
      ? itself("names-nobody")
      : { sourceId: at(index.sources, by).id, reason: "names-nobody", about: nearest.sourceId };
  if (nearest.class === "established") return itself("reports-itself");
  return itself(nearest.class === "soft" ? "met-unnamed" : "not-established");
}

/** Who has it in their hands, by a confirmed first-hand link. */
function holderOf(index: GraphIndex, source: number): number | null {
  const link = at(index.into, source).find((each) => {
    const { kind, state } = at(index.links, each);
    return state === "confirmed" && isFirstHand(kind);
  });
  return link === undefined ? null : at(index.from, link);
}

/** "2 links from the thing itself. Ask the Halvern Post, who has the harbour log." */
export function nextCallWords({ nearest, call }: NextCall, nameOf: (sourceId: string) => string): string {
  const name = nameOf(nearest.sourceId);
  const far =
    nearest.hops === 0
      ? nearest.primary
        ? `The evidence is the thing itself`
        : `The evidence leads no further than ${name}`
      : `${nearest.hops === 1 ? "One link" : `${nearest.hops} links`} from the evidence to ${name}`;
  if (!call) return nearest.hops === 0 ? `${far}, and we hold it.` : `${far}, which we hold: read it.`;
  return `${far}. ${asked(call, nameOf)}.`;
}

function asked(
  { sourceId, reason, about }: NonNullable<NextCall["call"]>,
  nameOf: (sourceId: string) => string,
): string {
  const who = nameOf(sourceId);
  switch (reason) {
    case "said-it":
      return `Ask ${who}: it is their word`;
    case "has-it":
      return `Ask ${who}, who has ${about ? nameOf(about) : "it"}`;
    case "issued-it":
      return `Ask whoever issued ${who} for a copy`;
    case "reports-itself":
      return `Ask ${who}, which reports it itself, what it rests on`;
    case "met-unnamed":
      return `Ask ${who}, whose reporters spoke to people whom it does not name`;
    case "not-established":
      return `Ask ${who} where it has it from: nobody has established that`;
    case "names-nobody":
      return about ? `Ask ${who} who is meant by “${nameOf(about)}”` : `Find out who ${who} is`;
  }
}
