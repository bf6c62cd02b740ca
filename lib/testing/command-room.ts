import { readdirSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sentences, suggestions } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { prepareArticle } from "@/lib/articles/prepare";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { prepareImport } from "@/lib/claims/import-commands";
import { twoOrigins } from "@/lib/dossiers/standard-presets";
import { prepareEdition } from "@/lib/editions/commands";
import { newPerson } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

export type Command = (tx: Tx, actor: Actor, input: unknown) => Promise<unknown>;
export type Room = Awaited<ReturnType<typeof newRoom>>;

/** Every command, as the files of commands export them. */
export async function commandsThereAre(): Promise<Map<string, Command>> {
  const lib = join(process.cwd(), "lib");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((path) => /commands\.ts$/.test(path));
  const found = new Map<string, Command>();
  for (const file of files) {
    const module = (await import(join(lib, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (typeof value === "function") found.set(name, value as Command);
  }
  return found;
}

/** A dossier in the middle of the work, with what each command wants to be so. */
export async function newRoom() {
  const room = await newNewsroom();
  const { desk, run, dossierId, lead, checker } = room;
  const commands = await commandsThereAre();
  const does = async <T = { id: string }>(name: string, actor: Actor, input: unknown): Promise<T> => {
    const command = commands.get(name);
    if (!command) throw new Error(`there is no command ${name}`);
    return run(command as never, actor, input as never);
  };
  const text =
    "Dredging cost double, papers show\n\nThe port authority paid 40 million on Monday. " +
    "According to the Halvern Post, the minister knew.\n\nNobody answered the telephone.\n";
  const article = await room.article(text, { outlet: "Coast News" });
  const at = (words: string) => ({
    revisionId: article.revisionId,
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const claimFields = {
    ...{ statement: "The minister knew it all along.", kind: "other", stakes: "routine", about: [], reply: null },
    assigneeId: null,
  } as const;
  const claim = await room.claim({ mention: { ...at("the minister knew"), mode: "attributes" } });
  const other = await room.claim({ statement: "It cost double." });
  const merged = await room.claim({ statement: "It cost twice as much." });
  const kept = await room.claim({ statement: "It cost twice as much as planned." });
  await does("mergeClaims", checker, { claimId: merged.id, into: kept.id, seen: 1, intoSeen: 1 });
  const waived = await room.claim({ statement: "A pilot knew." });
  await does("waive", lead, { claimId: waived.id, rule: "origins", reason: "There is one only." });
  const source = await room.source("Minister knew", { outlet: "Halvern Post", ownReporting: true });
  const document = await room.source("The invoice", { kind: "document" });
  const secret = await room.source("Paul Quay", { kind: "interview", confidential: true, pseudonym: "The clerk" });
  const proposed = await room.link({ id: article.sourceId ?? "" }, source, { state: "proposed" });
  const piece = await room.evidence(claim, source);
  const taskFields = {
    ...{ title: "Call the port", detail: "", assigneeId: null, dueAt: null },
    ...{ claimId: null, articleId: null, sourceId: null },
  };
  const task = await does("assignTask", checker, { ...taskFields, dossierId });
  const view = await does("keepView", checker, { dossierId, name: "All of it", query: "", shared: true });
  const comment = await does("writeComment", checker, { on: "claim", id: kept.id, text: "Is it so?" });
  const reviewed = await room.claim({ statement: "Nobody answered." });
  await room.verdict(reviewed, "supported");
  await room.move(reviewed, "checking");
  await room.move(reviewed, "for-review");
  const { digest } = await room.standing(reviewed);
  const sentBack = await room.claim({ statement: "The port paid late." });
  await room.move(sentBack, "checking");
  await room.move(sentBack, "for-review");
  await room.move(sentBack, "checking", room.second, "When was that?");
  // Who gives the second verdict could make no edition meanwhile: it is somebody besides those who try.
  const judge = await newPerson(desk, "Jo Judge");
  await does("addMember", lead, { dossierId, personId: judge.personId, role: "checker" });
  const unjudged = await room.claim({ statement: "It was dredged twice." });
  const asked = await does("askBlindCheck", lead, {
    ...{ claimId: unjudged.id, firstId: room.second.personId, secondId: judge.personId },
  });
  const judged = await room.claim({ statement: "It was dredged at night." });
  await room.verdict(judged, "supported");
  const differing = await does("askBlindCheck", lead, { claimId: judged.id, secondId: room.second.personId });
  await does("giveBlindVerdict", room.second, { checkId: differing.id, substance: "refuted", note: "" });
  const where = room.settings;
  const blob = { sha256: "e3".repeat(32), size: 3 };
  const { tokenId } = await does<{ tokenId: string }>("createToken", room.admin, { name: "theirs", scope: "read" });
  return {
    ...room,
    commands,
    at,
    article,
    claimFields,
    claim: { ...claim, version: (await room.read(claim)).version },
    mentionId: claim.mentionId,
    other,
    merged,
    waived,
    source,
    document,
    secret,
    proposed,
    piece,
    evidenceFields: { stance: "context", quote: "", locator: "", credibility: 6, note: "", via: [] },
    sourceFields: {
      ...{ kind: "document", title: "A paper", outlet: "", author: "", url: "", publishedAt: null, ownReporting: null },
      ...{ unidentified: false, state: "good", confidential: false, pseudonym: "" },
    },
    taskFields,
    task,
    view,
    comment,
    reviewed,
    sentBack,
    asked,
    differing,
    digest,
    tokenId,
    standard: twoOrigins,
    sentenceId: (await desk.read.select().from(sentences).where(eq(sentences.revisionId, article.revisionId)))[0]?.id,
    suggestionId: (await desk.read.select().from(suggestions))[0]?.id,
    stored: { ...blob, fileName: "a.txt", text: "abc", pages: null, mediaType: "text/plain", captured: null },
    prepared: await prepareArticle({ text: "The mayor signed.", title: "Mayor signs" }, where, lead.now),
    revision: await prepareRevision(
      desk.read,
      lead,
      article.id,
      { text: text.replace("Monday", "Tuesday") },
      where,
      lead.now,
    ),
    edition: await prepareEdition(desk.read, lead, { dossierId, audience: "desk", reason: "For us" }, where),
    imported: await prepareImport(
      desk.read,
      lead,
      {
        ...{ dossierId, sheet: null, mapping: null, unsaid: "verdict" as const },
        file: { name: "claims.csv", bytes: new TextEncoder().encode("Statement,Source\nIt cost triple.,The ledger\n") },
      },
      { siteUrl: "https://desk.example" },
    ),
    passwordHash: "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
  };
}
