import type { Read } from "@/db/client";
import { claimsCounting, evidenceItems, sourcesWithEvidence } from "@/db/graph";
import { claimLines } from "@/db/source-list";
import type { LinkRow } from "@/db/sources";
import type { Actor } from "@/lib/actor";
import { claimHref } from "@/lib/claims/listed";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { type Effect, effectsOf, effectWords, type NowCounted, reachOf } from "@/lib/sources/effects";
import type { CountedStance, RestsOn } from "@/lib/sources/independence";
import { at, type EvidenceItem, type GraphIndex, positionOf } from "@/lib/sources/origins";

export type ShownEffect = { ref: string; href: string; stance: CountedStance; words: string };

/** So many lines are shown of a link. */
const mostShown = 6;
/** So many claims are counted anew for a link: where thousands rest on one source, they tell what it does. */
const mostAsked = { inQueue: 60, besideClaim: 20 };

export type ShownEffects = {
  /** What confirming it does to the first claims, one or two lines a claim. */
  effects: ShownEffect[];
  /** So many more lines. */
  moreEffects: number;
  /** More claims lead to it than were asked, and may count otherwise as well. */
  unasked: boolean;
};

export const noEffects: ShownEffects = { effects: [], moreEffects: 0, unasked: false };

/**
 * What confirming each of some proposed links of a dossier would do to its claims, by the link's id. Only claims whose
 * evidence leads to a link are read, and of those no more than `mostAsked`.
 * @param claimId the claim that is asked first.
 */
export async function effectsOfLinks(
  db: Read,
  actor: Actor,
  dossierId: string,
  links: readonly LinkRow[],
  claimId?: string,
): Promise<Map<string, ShownEffects>> {
  const basis = await basisOf(db, dossierId);
  const { index } = basis;
  const first = claimId ? [claimId] : [];
  const most = claimId ? mostAsked.besideClaim : mostAsked.inQueue;
  const asked = new Map<string, { claimIds: string[]; unasked: boolean }>();
  for (const { id, from } of links) {
    const sourceIds = leadingTo(index, from);
    const leading = await claimsCounting(db, dossierId, { sourceIds, linkId: id, most: most + 1 });
    const claimIds = [...new Set([...first, ...leading])].slice(0, most);
    asked.set(id, { claimIds, unasked: leading.some((each) => !claimIds.includes(each)) });
  }
  const all = [...new Set([...asked.values()].flatMap(({ claimIds }) => claimIds))];
  const standings = await standingsOf(db, basis, all, actor.now, actor);
  const known = (id: string) => {
    const restsOn = standings.get(id)?.restsOn;
    return restsOn && rememberedOn(restsOn);
  };
  const unknown = new Set(
    links.flatMap(({ id }) => asked.get(id)?.claimIds.filter((claimId) => !known(claimId)?.has(id)) ?? []),
  );
  const evidence = new Map<string, EvidenceItem[]>([...unknown].map((id) => [id, []]));
  for (const item of await evidenceItems(db, [...unknown])) evidence.get(item.claimId)?.push(item);
  const now: NowCounted = (id, stance) => standings.get(id)?.independence[stance];

  const effectsOn = (link: LinkRow, claimIds: readonly string[]): Effect[] => {
    const anew = claimIds.filter((id) => !known(id)?.has(link.id));
    if (anew.length > 0) {
      const reach = reachOf(
        anew.map((id) => ({
          id,
          evidence: evidence.get(id) ?? [],
          restsOn: standings.get(id)?.restsOn.sourceIds ?? [],
        })),
      );
      const found = effectsOf(index, reach, [link], now);
      for (const id of anew)
        known(id)?.set(
          link.id,
          found.filter(({ claimId }) => claimId === id),
        );
    }
    return claimIds.flatMap((id) => known(id)?.get(link.id) ?? []);
  };
  const effects = new Map(links.map((link) => [link.id, effectsOn(link, asked.get(link.id)?.claimIds ?? [])]));
  const told = [...new Set([...effects.values()].flatMap((some) => some.map((effect) => effect.claimId)))];
  const lines = new Map((await claimLines(db, actor, dossierId, told)).map((claim) => [claim.id, claim]));
  const shown = ({ id }: LinkRow): ShownEffects => {
    const lineOf = (effect: Effect): ShownEffect[] => {
      const claim = lines.get(effect.claimId);
      return claim
        ? [{ ref: claim.ref, href: claimHref(dossierId, claim), stance: effect.stance, words: effectWords(effect) }]
        : [];
    };
    const all = (effects.get(id) ?? []).flatMap(lineOf);
    return {
      effects: all.slice(0, mostShown),
      moreEffects: Math.max(0, all.length - mostShown),
      unasked: asked.get(id)?.unasked ?? false,
    };
  };
  return new Map(links.map((link) => [link.id, shown(link)]));
}

/**
 * What confirming links does to a claim, by the link, kept with what the claim rests on: that is found anew when anything
 * on its ways changes, over links in any state (`lib/claims/touched.ts`), and with it this.
 */
const remembered = new WeakMap<RestsOn, Map<string, readonly Effect[]>>();

function rememberedOn(restsOn: RestsOn): Map<string, readonly Effect[]> {
  const known = remembered.get(restsOn) ?? new Map<string, readonly Effect[]>();
  remembered.set(restsOn, known);
  return known;
}

/** Tells whether a claim's evidence leads to where a link begins. */
export async function claimsHangOn(db: Read, dossierId: string): Promise<(link: LinkRow) => boolean> {
  const { index } = await basisOf(db, dossierId);
  const reached = new Set(await sourcesWithEvidence(db, dossierId));
  for (const id of reached)
    for (const to of at(index.steps.asItIs, positionOf(index.sourceAt, id)).next) reached.add(at(index.sources, to).id);
  return ({ from }) => reached.has(from);
}

/** The sources from which confirmed links lead to one, and that one. */
function leadingTo(index: GraphIndex, sourceId: string): string[] {
  const found = new Set([positionOf(index.sourceAt, sourceId)]);
  for (const here of found)
    for (const link of at(index.into, here))
      if (at(index.links, link).state === "confirmed") found.add(at(index.from, link));
  return [...found].map((position) => at(index.sources, position).id);
}
