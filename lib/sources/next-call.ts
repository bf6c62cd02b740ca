/** How far a claim is from the thing itself, and whom to ask next. */
import { list } from "@/lib/history/phrases";
import type { CountedStance } from "@/lib/sources/independence";
import { at, type End, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";
import { isFirstHand, isPrimary, type OriginClass, originClasses } from "@/lib/sources/source";
import { type Walk, walk } from "@/lib/sources/walk";

/** The best end that the evidence leads to. */
export type Nearest = {
  sourceId: string;
  class: OriginClass;
  /** The thing itself, and not a report of it. */
  primary: boolean;
  held: boolean;
  /** Links from the nearest evidence to it; 0 where it is itself the evidence. */
  hops: number;
  /** The sources that rest on each other, of which it is one; empty where it is no circle. */
  circle: readonly string[];
  /** Nothing that the evidence leads to stands: "source" where it was itself retracted, "way" where what leads to it was. */
  retracted: "source" | "way" | null;
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
  | "names-nobody"
  /** They rest on each other. */
  | "in-circle"
  /** Theirs was retracted, and so was all else that there is. */
  | "retracted";

export type NextCall = {
  nearest: Nearest;
  /** Whom to ask; null where the thing itself is in our hands. */
  call: { sourceId: string; reason: CallReason; about: string | null } | null;
};

/**
 * Finds the end nearest to the thing itself and whom to ask about it, for one side of a claim; null without evidence.
 *
 * A primary source comes before an established report, that before a soft one, and so on; of equals the one with the
 * fewest links between it and the evidence. Only what counts is followed: confirmed links, narrowed as the evidence is,
 * past nothing that was retracted. Only where all of it was, what was retracted is told of, and what it led to before that.
 */
export function nextCall(index: GraphIndex, evidence: readonly EvidenceItem[], stance: CountedStance): NextCall | null {
  const walks = evidence
    .filter((item) => item.stance === stance && index.sourceAt.has(item.sourceId))
    .map((item) => walk(index, item));
  const standing = walks.flatMap((each) => metIn(index, each, each.standing, each.sound));
  const found =
    standing.length > 0
      ? standing
      : walks
          .flatMap((each) => metIn(index, each, each.ends, null))
          .map((each) => ({ ...each, retracted: index.retracted.has(each.position) ? "source" : "way" }) as const);
  const [best] = [...found].sort(
    (a, b) =>
      Number(a.retracted === "source") - Number(b.retracted === "source") ||
      rank(a) - rank(b) ||
      a.hops - b.hops ||
      a.position - b.position,
  );
  if (!best) return null;
  const { by, position, ...nearest } = best;
  return { nearest, call: callFor(index, nearest, position, by) };
}

type Met = Nearest & { by: number | null; position: number };

/** The ends of one walk, with how far each is and who leads to it, over nothing but `sound` sources where there are such. */
function metIn(
  index: GraphIndex,
  { start, stepAt }: Walk,
  ends: readonly End[],
  sound: ReadonlySet<number> | null,
): Met[] {
  const far = new Map([[start, { hops: 0, by: null as number | null }]]);
  for (const [source, { hops }] of far)
    for (const link of stepAt(source).onward) {
      const to = at(index.to, link);
      if (!far.has(to) && (sound?.has(to) ?? true)) far.set(to, { hops: hops + 1, by: source });
    }
  return ends.flatMap((end) =>
    end.members.flatMap((position): Met[] => {
      const met = far.get(position);
      if (!met) return [];
      const { id, kind, held, unidentified } = at(index.sources, position);
      return [
        {
          ...{ sourceId: id, class: end.class, held, position, ...met },
          primary: end.class !== "unidentified" && isPrimary(kind),
          circle:
            end.class === "unidentified" && (end.members.length > 1 || !unidentified)
              ? end.members.map((member) => at(index.sources, member).id)
              : [],
          retracted: null,
        },
      ];
    }),
  );
}

const rank = ({ primary, class: of }: Nearest): number => (primary ? -1 : originClasses.indexOf(of));

function callFor(index: GraphIndex, nearest: Nearest, position: number, by: number | null): NextCall["call"] {
  const { kind, outlet, author } = at(index.sources, position);
  const itself = (reason: CallReason) => ({ sourceId: nearest.sourceId, reason, about: null });
  if (nearest.retracted === "source") return itself("retracted");
  if (nearest.circle.length > 0) return itself("in-circle");
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

/** Who has it in their hands, by a confirmed first-hand link; one whose report stands before one whose was retracted. */
function holderOf(index: GraphIndex, source: number): number | null {
  const holders = at(index.into, source)
    .filter((each) => {
      const { kind, state } = at(index.links, each);
      return state === "confirmed" && isFirstHand(kind);
    })
    .map((link) => at(index.from, link));
  return holders.find((holder) => !index.retracted.has(holder)) ?? holders[0] ?? null;
}

/** The sources that the sentence names. */
export const namedIn = ({ nearest, call }: NextCall): string[] => [
  nearest.sourceId,
  ...nearest.circle,
  ...(call ? [call.sourceId, ...(call.about ? [call.about] : [])] : []),
];

/** "2 links from the thing itself. Ask the Halvern Post, who has the harbour log." */
export function nextCallWords({ nearest, call }: NextCall, nameOf: (sourceId: string) => string): string {
  const circle = [...new Set(nearest.circle.map(nameOf))];
  const name =
    circle.length === 0
      ? nameOf(nearest.sourceId)
      : `${list(circle)}, which ${circle.length === 1 ? "rests on itself" : "rest on each other"}`;
  const far =
    nearest.hops === 0
      ? nearest.primary && nearest.retracted === null
        ? `The evidence is the thing itself`
        : `The evidence leads no further than ${name}`
      : `${nearest.hops === 1 ? "One link" : `${nearest.hops} links`} from the evidence to ${name}`;
  const way = nearest.retracted === "way" ? ", but only through what was retracted" : "";
  if (!call && nearest.hops === 0) return `${far}, and we hold it.`;
  if (!call) return way ? `${far}${way}. We hold it: read it.` : `${far}, which we hold: read it.`;
  return `${far}${way}. ${asked(call, circle, nameOf)}.`;
}

function asked(
  { sourceId, reason, about }: NonNullable<NextCall["call"]>,
  circle: readonly string[],
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
    case "in-circle":
      return `Ask ${circle.length < 2 ? who : circle.length === 2 ? "either" : "any of them"} where it got it`;
    case "retracted":
      return "Everything that it leads to was retracted: look for another source";
    case "names-nobody":
      return about ? `Ask ${who} who is meant by “${nameOf(about)}”` : `Find out who ${who} is`;
  }
}
