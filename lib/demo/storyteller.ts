import { claimById } from "@/db/claims";
import type { Desk, Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { moveClaim, moveClaimInput, setVerdict, setVerdictInput, signOff } from "@/lib/claims/review-commands";
import { standingOf } from "@/lib/claims/standing";
import { NotFound } from "@/lib/errors";
import type { Settings } from "@/lib/settings";
import { addSource, addSourceInput } from "@/lib/sources/commands";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import { drawLink, drawLinkInput } from "@/lib/sources/link-commands";

/** Somebody of the demo, before the time of what they do. */
export type Player = Omit<Actor, "now">;
export type Command<I, T> = (tx: Tx, actor: Actor, input: I) => Promise<T>;
export type Told = { id: string; revisionId: string; sourceId: string; text: string };
export type DemoSettings = Pick<Settings, "dataDir" | "timeZone" | "maxUploadBytes">;
export type Storyteller = ReturnType<typeof storyteller>;

/**
 * Tells a story through the desk's own commands, each some minutes after the one before, so that the history, the
 * digests and the counts of the demo are as real as anybody's.
 */
export function storyteller(transact: Desk["transact"], settings: DemoSettings, startsAt: Date) {
  let clock = startsAt.getTime();
  const next = () => {
    clock += 4 * 60_000;
    return new Date(clock);
  };

  const say = <I, T>(command: Command<I, T>, who: Player, input: I): Promise<T> => {
    const actor = { ...who, now: next() };
    return transact((tx) => command(tx, actor, input));
  };

  /** Runs a command on a claim as it now stands. */
  const onClaim = <T>(who: Player, claimId: string, work: (tx: Tx, actor: Actor, seen: number) => Promise<T>) => {
    const actor = { ...who, now: next() };
    return transact(async (tx) => {
      const claim = await claimById(tx, actor, claimId);
      if (!claim) throw new NotFound();
      return work(tx, actor, claim.version);
    });
  };

  return {
    say,

    async article(who: Player, dossierId: string, text: string, outlet: string, ours = false): Promise<Told> {
      const prepared = await prepareArticle({ text, ours, ...(outlet ? { outlet } : {}) }, settings, next());
      const { id, revisionId, sourceId } = await say(addArticle, who, { dossierId, prepared });
      return { id, revisionId, sourceId: sourceId ?? "", text: prepared.text };
    },

    /** Tags the words of an article as a claim. */
    claim(
      who: Player,
      dossierId: string,
      article: Told,
      quote: string,
      claim: { statement: string; mode?: string } & Record<string, unknown>,
    ) {
      const { mode = "asserts", ...fields } = claim;
      const { revisionId, ...range } = { revisionId: article.revisionId, ...placeOfWords(article, quote) };
      return say(
        createClaim,
        who,
        createClaimInput.parse({ dossierId, ...fields, mention: { revisionId, ...range, quote, mode } }),
      );
    },

    source: (who: Player, dossierId: string, source: Record<string, unknown>) =>
      say(addSource, who, addSourceInput.parse({ dossierId, ...source })),

    link: (
      who: Player,
      dossierId: string,
      from: string,
      kind: string,
      to: string,
      quote = "",
      state: "confirmed" | "proposed" = "confirmed",
    ) => say(drawLink, who, drawLinkInput.parse({ dossierId, from, to, kind, quote, state })),

    evidence: (who: Player, claimId: string, sourceId: string, evidence: Record<string, unknown>) =>
      say(addEvidence, who, addEvidenceInput.parse({ claimId, sourceId, stance: "supports", ...evidence })),

    verdict: (who: Player, claimId: string, verdict: Record<string, unknown>) =>
      onClaim(who, claimId, (tx, actor, seen) =>
        setVerdict(tx, actor, setVerdictInput.parse({ claimId, seen, ...verdict })),
      ),

    move: (who: Player, claimId: string, to: "checking" | "for-review", reason = "") =>
      onClaim(who, claimId, (tx, actor, seen) =>
        moveClaim(tx, actor, moveClaimInput.parse({ claimId, to, reason, seen })),
      ),

    sign: (who: Player, claimId: string) =>
      onClaim(who, claimId, async (tx, actor) => {
        const claim = await claimById(tx, actor, claimId);
        if (!claim) throw new NotFound();
        const { digest } = await standingOf(tx, claim, actor.now);
        return signOff(tx, actor, { claimId, digest });
      }),
  };
}

/** Where the words stand in an article of the demo. */
export function placeOfWords(article: Told, quote: string): { start: number; end: number } {
  const start = article.text.indexOf(quote);
  if (start < 0) throw new Error(`the demo article does not say: ${quote}`);
  return { start, end: start + quote.length };
}
