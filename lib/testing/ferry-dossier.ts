import { storeBlob } from "@/db/blobs";
import { claimById, mentionsOf } from "@/db/claims";
import type { Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { moveClaim, setVerdict, signOff } from "@/lib/claims/review-commands";
import { standingOf } from "@/lib/claims/standing";
import { writeComment } from "@/lib/comments/commands";
import { addMember, createDossier, waive } from "@/lib/dossiers/commands";
import { twoOrigins } from "@/lib/dossiers/standard-presets";
import { addSnapshot, addSource, addSourceInput } from "@/lib/sources/commands";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import { drawLink } from "@/lib/sources/link-commands";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { type newDesk, newPerson } from "@/lib/testing/desk";

/** What must appear in no edition that is not for those cleared for the confidential source. */
export const canaries = {
  title: "CANARY-TITLE Ivo Brandt",
  outlet: "CANARY-OUTLET Pilots Guild",
  author: "CANARY-AUTHOR",
  url: "https://canary-url.example/ivo",
  quote: "CANARY-QUOTE we were told to sail",
  locator: "CANARY-LOCATOR",
  note: "CANARY-NOTE met at the quay",
  link: "CANARY-LINK he told the paper",
  fileName: "CANARY-FILE.txt",
  task: "CANARY-TASK call Ivo",
} as const;

/** Texts that would be markup or break out of an attribute if they were not escaped. */
export const hostile = `</style><script>alert("x")</script> 'quoted' & <img src=x onerror=alert(1)>`;

const courier = `Ferry to Holm ran forty minutes late all week

By Ann Lee
11 March 2026

The Holm ferry left the harbour 40 minutes late on every day of last week, the harbour log shows. The company blamed the tide. It is a pretty harbour.

A pilot said the crew had been told to sail without its second engine. “We do not comment,” a spokesperson said.`;

const northline = `Holm ferry late for a week

Northline reports that the ferry was 40 minutes late every day, as the Courier first reported.

Nobody was hurt.`;

type TestDesk = Awaited<ReturnType<typeof newDesk>>;

/**
 * A dossier in the middle of the work, told through commands: two articles, of which one rewrites the other, a held
 * document, a confidential pilot for whom only Mara is cleared (Vera, a lead too, is not), one claim signed off, one for review, one untouched.
 */
export async function ferryDossier(desk: TestDesk) {
  const mara = await newPerson(desk, "Mara Kell");
  const vera = await newPerson(desk, "Vera Hoss");
  const sam = await newPerson(desk, "Sam Okoro");
  const ruth = await newPerson(desk, "Ruth Adeyemi");
  const otto = await newPerson(desk, "Otto Lund");
  const run = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    // Ids made in one millisecond have no order, and the tests name things by theirs.
    await new Promise((resolve) => setTimeout(resolve, 2));
    return desk.transact(work);
  };
  const { id: dossierId } = await run((tx) =>
    createDossier(tx, mara, { title: "Holm ferry", brief: "Who knew?", deadline: null, standard: twoOrigins }),
  );
  for (const [person, role] of [
    [vera, "lead"],
    [sam, "checker"],
    [ruth, "reader"],
  ] as const)
    await run((tx) => addMember(tx, mara, { dossierId, personId: person.personId, role }));

  const where = { dataDir: desk.folder, timeZone: "Europe/Oslo", maxUploadBytes: 1_000_000 };
  const article = async (text: string, outlet: string, url: string) => {
    const prepared = await prepareArticle({ text, outlet, url }, where, mara.now);
    const added = await run((tx) => addArticle(tx, sam, { dossierId, prepared }));
    if (!added.sourceId) throw new Error("an article of theirs is a source");
    return { ...added, sourceId: added.sourceId, text: prepared.text };
  };
  const a = await article(courier, "Halvern Courier", "https://courier.example/ferry");
  const b = await article(northline, "Northline", "https://northline.example/ferry");

  const at = (
    from: { revisionId: string; text: string },
    quote: string,
    mode: "asserts" | "attributes" = "asserts",
  ) => {
    const start = from.text.indexOf(quote);
    if (start < 0) throw new Error(`not in the text: ${quote}`);
    return { revisionId: from.revisionId, start, end: start + quote.length, quote, mode };
  };
  const claim = (input: Parameters<typeof createClaimInput.parse>[0]) =>
    run((tx) => createClaim(tx, sam, createClaimInput.parse(input)));
  const late = await claim({
    dossierId,
    statement: "The Holm ferry ran 40 minutes late every day of the first week of March 2026.",
    kind: "figure",
    stakes: "important",
    mention: at(a, "The Holm ferry left the harbour 40 minutes late on every day of last week"),
  });
  const engine = await claim({
    dossierId,
    statement: "The crew was told to sail without the second engine.",
    kind: "allegation",
    stakes: "critical",
    about: ["Holm Ferries"],
    mention: at(a, "the crew had been told to sail without its second engine", "attributes"),
  });
  const hurt = await claim({
    dossierId,
    statement: `Nobody was hurt ${hostile}`.slice(0, 900),
    mention: at(b, "Nobody was hurt"),
  });

  const source = (actor: Actor, input: Parameters<typeof addSourceInput.parse>[0]) =>
    run((tx) => addSource(tx, actor, addSourceInput.parse(input)));
  const log = await source(sam, {
    dossierId,
    kind: "document",
    title: "Harbour log, March 2026",
    outlet: "Holm Harbour Office",
  });
  const pilot = await source(mara, {
    dossierId,
    kind: "interview",
    title: canaries.title,
    outlet: canaries.outlet,
    author: canaries.author,
    url: canaries.url,
    confidential: true,
    pseudonym: "a harbour pilot",
  });
  const keep = async (actor: Actor, sourceId: string, text: string, fileName: string) => {
    const blob = await storeBlob(new TextEncoder().encode(text), desk.folder);
    await run((tx) =>
      addSnapshot(tx, actor, {
        sourceId,
        stored: { ...blob, fileName, text, pages: null, mediaType: "text/plain", captured: null },
      }),
    );
    return blob.sha256;
  };
  await keep(sam, log.id, "7 March: delay 40 min", "log.txt");
  const secretSha256 = await keep(mara, pilot.id, `notes: ${canaries.quote}`, canaries.fileName);
  const link = (actor: Actor, from: string, to: string, kind: "obtained" | "rewrites" | "interviewed", quote: string) =>
    run((tx) => drawLink(tx, actor, { dossierId, from, to, kind, quote, state: "confirmed" }));
  await link(sam, a.sourceId, log.id, "obtained", "the harbour log shows");
  await link(sam, b.sourceId, a.sourceId, "rewrites", "as the Courier first reported");
  await link(mara, a.sourceId, pilot.id, "interviewed", canaries.link);

  const evidence = (actor: Actor, input: Parameters<typeof addEvidenceInput.parse>[0]) =>
    run((tx) => addEvidence(tx, actor, addEvidenceInput.parse(input)));
  await evidence(sam, {
    claimId: late.id,
    sourceId: log.id,
    stance: "supports",
    quote: "delay 40 min",
    locator: "7 March",
    credibility: 1,
    note: "A-NOTE-FOR-THE-DESK",
  });
  await evidence(sam, {
    claimId: late.id,
    sourceId: b.sourceId,
    stance: "supports",
    quote: "40 minutes late every day",
    credibility: 3,
  });
  await evidence(mara, {
    claimId: engine.id,
    sourceId: pilot.id,
    stance: "supports",
    quote: canaries.quote,
    locator: canaries.locator,
    credibility: 2,
    note: canaries.note,
  });
  await run((tx) => writeComment(tx, sam, { on: "claim", id: late.id, text: "A-COMMENT which week?" }));
  await run((tx) =>
    assignTask(tx, mara, assignTaskInput.parse({ dossierId, title: canaries.task, sourceId: pilot.id })),
  );
  await run((tx) =>
    assignTask(
      tx,
      mara,
      assignTaskInput.parse({
        dossierId,
        title: "A-TASK call the harbour",
        claimId: late.id,
        assigneeId: sam.personId,
      }),
    ),
  );
  await run((tx) => waive(tx, mara, { claimId: engine.id, rule: "reply", reason: "They were asked last year." }));

  const seen = async (claimId: string) => (await claimById(desk.read, mara, claimId))?.version ?? 0;
  const verdict = async (claimId: string, mentionId?: string) => {
    const version = await seen(claimId);
    await run((tx) =>
      setVerdict(tx, sam, {
        claimId,
        seen: version,
        substance: "supported",
        ...(mentionId ? { mentionId, attribution: "accurate" as const } : {}),
      }),
    );
  };
  const forReview = async (claimId: string) => {
    for (const to of ["checking", "for-review"] as const) {
      const version = await seen(claimId);
      await run((tx) => moveClaim(tx, sam, { claimId, to, reason: "", seen: version }));
    }
  };
  const sign = async (claimId: string) => {
    const { digest } = await standingOf(desk.read, { id: claimId, dossierId }, mara.now);
    await run((tx) => signOff(tx, vera, { claimId, digest }));
  };
  await verdict(late.id);
  await forReview(late.id);
  await sign(late.id);
  const [mention] = await mentionsOf(desk.read, mara, [engine.id]);
  await verdict(engine.id, mention?.id);
  await forReview(engine.id);
  return {
    dossierId,
    mara,
    vera,
    sam,
    ruth,
    otto,
    articles: { a, b },
    claims: { late, engine, hurt },
    sources: { log, pilot },
    secretSha256,
    where,
  };
}
