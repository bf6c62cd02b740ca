import type { Read } from "@/db/client";
import { claimsCounting, evidenceAsIs, sourcesWithEvidence } from "@/db/graph";
import { claimLines } from "@/db/source-list";
import type { LinkRow } from "@/db/sources";
import type { Actor } from "@/lib/actor";
import { claimHref } from "@/lib/claims/listed";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { effectsOf, effectWords, type NowCounted, reachOf } from "@/lib/sources/effects";
import type { CountedStance } from "@/lib/sources/independence";
import { at, type EvidenceItem, type GraphIndex, positionOf } from "@/lib/sources/origins";

export type ShownEffect = { ref: string; href: string; stance: CountedStance; words: string };

/** So many lines are shown of a link. */
const mostShown = 6;
/** So many claims are counted anew for a link: where thousands rest on one source, they tell what it does. */
const mostAsked = 60;

/**
 * What confirming proposed links of a dossier would do to its claims, and which of them a claim leads to. Only claims whose
 * evidence leads to a link are read, and of those no more than `mostAsked`.
 * @param claimId the claim that is asked first.
 */
export async function effectsIn(db: Read, actor: Actor, dossierId: string, claimId?: string) {
  const { index } = await basisOf(db, dossierId);
  return {
    /** Whether a claim's evidence leads to where a link begins. */
    async hangs(): Promise<(link: LinkRow) => boolean> {
      const reached = new Set(await sourcesWithEvidence(db, dossierId));
      for (const id of reached)
        for (const to of at(index.steps.asItIs, positionOf(index.sourceAt, id)).next)
          reached.add(at(index.sources, to).id);
      return ({ from }) => reached.has(from);
    },

    async of(link: LinkRow): Promise<{ effects: ShownEffect[]; moreEffects: number; unasked: boolean }> {
      const sourceIds = leadingTo(index, link.from);
      const leading = await claimsCounting(db, dossierId, { sourceIds, linkId: link.id, most: mostAsked + 1 });
      const asked = [...new Set([...(claimId ? [claimId] : []), ...leading])].slice(0, mostAsked);
      const standings = await standingsOf(db, await basisOf(db, dossierId), asked, actor.now, actor);
      const evidence = new Map<string, EvidenceItem[]>(asked.map((id) => [id, []]));
      for (const item of await evidenceAsIs(db, asked)) evidence.get(item.claimId)?.push(item);
      const reach = reachOf(
        [...evidence].map(([id, own]) => ({
          id,
          evidence: own,
          restsOn: standings.get(id)?.restsOn.sourceIds ?? [],
        })),
      );
      const now: NowCounted = (id, stance) => standings.get(id)?.independence[stance];
      const lines = new Map((await claimLines(db, actor, dossierId, asked)).map((claim) => [claim.id, claim]));
      const effects = effectsOf(index, reach, [link], now).flatMap((effect): ShownEffect[] => {
        const claim = lines.get(effect.claimId);
        return claim
          ? [{ ref: claim.ref, href: claimHref(dossierId, claim), stance: effect.stance, words: effectWords(effect) }]
          : [];
      });
      return {
        effects: effects.slice(0, mostShown),
        moreEffects: Math.max(0, effects.length - mostShown),
        unasked: leading.some((id) => !asked.includes(id)),
      };
    },
  };
}

/** The sources from which confirmed links lead to one, and that one. */
function leadingTo(index: GraphIndex, sourceId: string): string[] {
  const found = new Set([positionOf(index.sourceAt, sourceId)]);
  for (const here of found)
    for (const link of at(index.into, here))
      if (at(index.links, link).state === "confirmed") found.add(at(index.from, link));
  return [...found].map((position) => at(index.sources, position).id);
}
