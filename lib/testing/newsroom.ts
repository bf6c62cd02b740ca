import { storeBlob } from "@/db/blobs";
import { claimById } from "@/db/claims";
import type { Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { addMention, createClaim, createClaimInput } from "@/lib/claims/commands";
import { moveClaim, setVerdict, signOff } from "@/lib/claims/review-commands";
import { standingOf } from "@/lib/claims/standing";
import { addMember, createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { addSnapshot, addSource, addSourceInput } from "@/lib/sources/commands";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import { drawLink, drawLinkInput } from "@/lib/sources/link-commands";
import { newDesk, newPerson, testNow } from "@/lib/testing/desk";

/** A newsroom with one dossier and somebody in every role, for tests of commands and reads. */
export async function newNewsroom() {
  const desk = await newDesk();
  const lead = await newPerson(desk, "Lena Lead");
  const checker = await newPerson(desk, "Chidi Checker");
  const second = await newPerson(desk, "Sofia Second");
  const reader = await newPerson(desk, "Rae Reader");
  const outsider = await newPerson(desk, "Otto Outsider");
  const admin = await newPerson(desk, "Ada Admin", { admin: true });
  const run = <I, T>(command: (tx: Tx, actor: Actor, input: I) => Promise<T>, actor: Actor, input: I): Promise<T> =>
    desk.transact((tx) => command(tx, actor, input));

  const dossier = await run(createDossier, lead, createDossierInput.parse({ title: "Halvern dredging" }));
  const dossierId = dossier.id;
  for (const [person, role] of [
    [checker, "checker"],
    [second, "checker"],
    [reader, "reader"],
  ] as const)
    await run(addMember, lead, { dossierId, personId: person.personId, role });

  const settings = { dataDir: desk.folder, timeZone: "UTC", maxUploadBytes: 1_000_000 };

  return {
    desk,
    run,
    dossierId,
    lead,
    checker,
    second,
    reader,
    outsider,
    admin,
    settings,

    /** Uploads an article of theirs, or ours. */
    async article(text: string, over: { title?: string; outlet?: string; byline?: string; ours?: boolean } = {}) {
      const prepared = await prepareArticle({ text, title: "An article", ...over }, settings, testNow);
      return run(addArticle, checker, { dossierId, prepared });
    },

    /** Tags a claim as the checker. */
    claim: (over: Partial<Parameters<typeof createClaimInput.parse>[0] & object> = {}) =>
      run(
        createClaim,
        checker,
        createClaimInput.parse({ dossierId, statement: "The port authority paid in full.", ...over }),
      ),

    source: (title: string, over: object = {}, actor: Actor = checker) =>
      run(addSource, actor, addSourceInput.parse({ dossierId, kind: "article", title, ...over })),

    link: (from: { id: string }, to: { id: string }, over: object = {}, actor: Actor = checker) =>
      run(
        drawLink,
        actor,
        drawLinkInput.parse({ dossierId, from: from.id, to: to.id, kind: "rewrites", state: "confirmed", ...over }),
      ),

    evidence: (claim: { id: string }, source: { id: string }, over: object = {}, actor: Actor = checker) =>
      run(
        addEvidence,
        actor,
        addEvidenceInput.parse({ claimId: claim.id, sourceId: source.id, stance: "supports", ...over }),
      ),

    /** Stores a text as a snapshot of a source. */
    snapshot: async (
      source: { id: string },
      text: string,
      over: Partial<Parameters<typeof addSnapshot>[2]["stored"]> = {},
      actor: Actor = checker,
    ) => {
      const blob = await storeBlob(new TextEncoder().encode(text), desk.folder);
      const stored = {
        ...blob,
        fileName: "kept.txt",
        text,
        pages: null,
        mediaType: "text/plain",
        captured: null,
        ...over,
      };
      return run(addSnapshot, actor, { sourceId: source.id, stored });
    },

    async standing(claim: { id: string }) {
      return standingOf(desk.read, { id: claim.id, dossierId }, testNow);
    },

    /** A claim as somebody in the dossier reads it. */
    async read(claim: { id: string }) {
      const found = await claimById(desk.read, lead, claim.id);
      if (!found) throw new Error("no such claim");
      return found;
    },

    async move(claim: { id: string }, to: "checking" | "for-review" | "to-check", actor: Actor = checker, reason = "") {
      const { version } = await this.read(claim);
      return run(moveClaim, actor, { claimId: claim.id, to, reason, seen: version });
    },

    async verdict(claim: { id: string }, substance: "supported" | "refuted", actor: Actor = checker) {
      const { version } = await this.read(claim);
      return run(setVerdict, actor, { claimId: claim.id, substance, seen: version });
    },

    async sign(claim: { id: string }, actor: Actor = second) {
      const { digest } = await this.standing(claim);
      return run(signOff, actor, { claimId: claim.id, digest });
    },

    /** A routine claim, checked by the checker and signed by the second. */
    async signedClaim(over: object = {}) {
      const claim = await this.claim(over);
      await this.verdict(claim, "supported");
      await this.move(claim, "checking");
      await this.move(claim, "for-review");
      await this.sign(claim);
      return claim;
    },

    mention: (claim: { id: string }, mention: Omit<Parameters<typeof addMention>[2], "claimId">) =>
      run(addMention, checker, { claimId: claim.id, ...mention }),
  };
}
