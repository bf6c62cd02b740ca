import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { extractText } from "unpdf";

/**
 * Words that stand nowhere but in what is confidential, one for each place that could give it away: whoever is not cleared
 * must find none of them in anything that they can reach.
 */
export const canaries = {
  title: "Zorvathquill",
  /** What it was called before somebody changed it. */
  formerTitle: "Dunsparrowe",
  author: "Brindlewicke",
  outlet: "Pemberfolde",
  address: "xylotropeus",
  date: "1987-06-05",
  fileName: "wrenlocke",
  fileText: "krestomaine",
  quote: "thornquister",
  locator: "vellumpage77",
  note: "oskelgatesque",
  formerNote: "brackenmossy",
  /** Of evidence that was taken away again. */
  removedQuote: "tollemarshy",
  linkWords: "zandermoory",
  rejectedWords: "wintersladen",
  comment: "fennimarque",
  taskTitle: "jaspergroveling",
  taskDetail: "ullswickian",
  taskOutcome: "marrowdellish",
  taskComment: "quenbyfold",
  handOverNote: "larchenwold",
  evidenceComment: "velvetmarshy",
  formerComment: "pumiceford",
  // Of a source that every member saw before it was made confidential.
  openTitle: "kittlehurstian",
  openAuthor: "lanternfishery",
  openQuote: "gossamerfield",
  openNote: "hollyhockery",
  openComment: "ironmongerish",
} as const;

const file = `He wrote: ${canaries.quote}, and then ${canaries.fileText}.`;
/** The bytes of the file have a fingerprint, by which whoever has them could tell them. */
export const fileSha256 = createHash("sha256").update(file).digest("hex");

/** What is looked for, with what it is. */
const wanted = [...Object.entries(canaries), ["fingerprint of the file", fileSha256]] as const;

/** Tells which canaries stand in some texts, and where. A word that was asked for comes back with any answer. */
export function canariesIn(where: string, texts: readonly string[]): string[] {
  const asked = /[?&]q=([\w-]*)/.exec(where)?.[1];
  return texts.flatMap((text) => {
    const low = text.toLowerCase();
    return wanted
      .filter(([, word]) => word !== asked && low.includes(word.toLowerCase()))
      .map(([name]) => `${where} tells the ${name}`);
  });
}

/** Everything that can be read in a file: archives are unpacked, whatever lies in them too, and the text of a PDF is read. */
export async function textsIn(bytes: Uint8Array): Promise<string[]> {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 5));
  if (head.startsWith("PK\u0003\u0004")) {
    const files = Object.entries(unzipSync(bytes));
    return (await Promise.all(files.map(async ([name, inside]) => [name, ...(await textsIn(inside))]))).flat();
  }
  if (head === "%PDF-") {
    const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
    // Words are broken at the ends of lines.
    return [text, text.replace(/-?\s+/g, ""), new TextDecoder("latin1").decode(bytes)];
  }
  return [new TextDecoder().decode(bytes), new TextDecoder("utf-16le").decode(bytes)];
}

/** Somebody who asks the API. */
export type Asker = { id: string; send(method: string, path: string, body?: object): Promise<Response> };

export type Planted = {
  dossierId: string;
  /** What stands for each name in an address, the confidential ones first. */
  ids: Record<string, string[]>;
  claimId: string;
};

const text =
  "Harbour dredging cost double, papers show\n\n" +
  "The port authority paid 40 million for dredging. According to the Halvern Post, the minister knew. " +
  "Nobody answered the telephone.\n";

/**
 * Makes a dossier in which confidential sources have all that could give them away.
 * @param lead leads the dossier and is the only one who is cleared.
 * @param others members who are not cleared; the first is named in what is confidential, and was cleared once.
 */
export async function plantCanaries(lead: Asker, others: Record<string, Asker & { name: string }>): Promise<Planted> {
  const ask = async (method: string, path: string, body?: object) => {
    const response = await lead.send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as { id: string; version: number; [more: string]: unknown };
  };
  const post = (path: string, body: object) => ask("POST", path, body);
  const { id: dossierId } = await post("/dossiers", { title: "Halvern dredging" });
  const at = `/dossiers/${dossierId}`;
  for (const [role, { id }] of Object.entries(others)) await post(`${at}/members`, { personId: id, role });
  const named = Object.values(others)[0];
  if (!named) throw new Error("somebody must look");

  const articles = [];
  for (const outlet of ["Coast News", "Halvern Post"]) {
    const more = outlet === "Coast News" ? "" : " The mayor was not there, and said so at length.";
    articles.push(await post(`${at}/articles`, { text: text + more, title: `As ${outlet} has it`, outlet }));
  }
  const [article] = articles;
  const revisionId = String(article?.revisionId);
  const words = "the minister knew";
  const mention = {
    revisionId,
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    mode: "attributes",
  };
  const claim = await post(`${at}/claims`, { statement: "The minister knew.", mention, kind: "allegation" });
  const other = await post(`${at}/claims`, { statement: "The port authority paid 40 million." });
  const claimId = claim.id;

  const secret = await post(`${at}/sources`, {
    kind: "interview",
    title: canaries.formerTitle,
    confidential: true,
    pseudonym: "The clerk",
  });
  await ask("PATCH", `/sources/${secret.id}`, {
    seen: 1,
    title: canaries.title,
    author: canaries.author,
    outlet: canaries.outlet,
    url: `https://${canaries.address}.example/${canaries.address}`,
    publishedAt: canaries.date,
    reliability: "B",
  });
  // Two with one author are one origin, and why is confidential too.
  const twin = await post(`${at}/sources`, {
    kind: "document",
    title: `${canaries.title} the second`,
    author: canaries.author,
    confidential: true,
    pseudonym: "The colleague",
    state: "corrected",
  });
  await ask("PUT", `/sources/${secret.id}/cleared`, { personIds: [lead.id, named.id] });
  const form = new FormData();
  form.append("file", new File([file], `${canaries.fileName}.txt`));
  await post(`/sources/${secret.id}/snapshots`, form);

  const evidence = (body: object) => post(`/claims/${claimId}/evidence`, { stance: "supports", ...body });
  const entered = await evidence({
    sourceId: secret.id,
    quote: canaries.quote,
    locator: canaries.locator,
    note: canaries.formerNote,
  });
  await ask("PATCH", `/evidence/${entered.id}`, { seen: 1, note: canaries.note });
  await evidence({ sourceId: twin.id, note: canaries.note });
  const removed = await evidence({ sourceId: twin.id, quote: canaries.removedQuote });
  await ask("DELETE", `/evidence/${removed.id}`);

  const link = (body: object) => post(`${at}/origin-links`, { from: article?.sourceId, ...body });
  const drawn = await link({ to: secret.id, kind: "interviewed", quote: canaries.linkWords, state: "confirmed" });
  const rejected = await link({ to: twin.id, kind: "obtained", quote: canaries.rejectedWords });
  await ask("PATCH", `/origin-links/${rejected.id}`, { state: "rejected", seen: 1 });
  await link({ to: articles[1]?.sourceId, kind: "rewrites", state: "confirmed" });
  await evidence({ sourceId: article?.sourceId, quote: words, via: [drawn.id] });

  const call = `@${named.name} `;
  const talk = await post(`/evidence/${entered.id}/comments`, { text: `${call}${canaries.formerComment}` });
  await ask("PATCH", `/comments/${talk.id}`, { text: `${call}${canaries.evidenceComment}` });
  await post(`/sources/${secret.id}/comments`, { text: `${call}${canaries.comment} must not be named.` });
  const task = await post(`${at}/tasks`, {
    title: `Call ${canaries.taskTitle}`,
    detail: canaries.taskDetail,
    sourceId: secret.id,
    assigneeId: named.id,
  });
  await post(`/tasks/${task.id}/comments`, { text: `${call}${canaries.taskComment}` });
  await ask("PATCH", `/tasks/${task.id}`, { seen: 1, state: "done", outcome: canaries.taskOutcome });
  const open = await post(`${at}/tasks`, {
    title: `Ask ${canaries.taskTitle}`,
    sourceId: secret.id,
    assigneeId: named.id,
  });

  await named.send("PUT", `/tasks/${open.id}/watch`, { watching: true });
  await post(`/tasks/${open.id}/hand-over`, { to: lead.id, note: canaries.handOverNote });
  // Whoever was cleared once is told nothing more, and no longer what they were told.
  await ask("PUT", `/sources/${secret.id}/cleared`, { personIds: [lead.id] });

  const later = await post(`${at}/sources`, {
    kind: "interview",
    title: canaries.openTitle,
    author: canaries.openAuthor,
  });
  await evidence({ sourceId: later.id, quote: canaries.openQuote, note: canaries.openNote });
  await post(`/sources/${later.id}/comments`, { text: canaries.openComment });
  await ask("PATCH", `/sources/${later.id}`, {
    seen: Number(later.version),
    confidential: true,
    pseudonym: "The nurse",
  });

  const version = async () => Number((await ask("GET", `/claims/${claimId}`)).version);
  await post(`/claims/${claimId}/verdict`, { substance: "supported", seen: await version() });
  for (const to of ["checking", "for-review"]) await post(`/claims/${claimId}/status`, { to, seen: await version() });
  await post(`${at}/failing`, { claimId, rule: "reply" });

  const editions = [];
  for (const audience of ["desk", "legal", "public"])
    editions.push(await post(`${at}/editions`, { audience, reason: "For the meeting" }));

  const page = await ask("GET", `/claims/${claimId}`);
  const history = (await ask("GET", `${at}/history?limit=200`)).items as { number: number }[];
  const read = await ask("GET", `/revisions/${revisionId}`);
  const suggestions = (await ask("GET", `/revisions/${revisionId}/suggestions`)).items as { id: string }[];
  const snapshots = (await ask("GET", `/sources/${secret.id}`)).snapshots as { id: string }[];
  return {
    dossierId,
    claimId,
    ids: {
      dossierId: [dossierId],
      claimId: [claimId, other.id],
      mentionId: (page.mentions as { id: string }[]).map(({ id }) => id),
      evidenceId: [entered.id],
      sourceId: [secret.id, twin.id, later.id, String(article?.sourceId)],
      snapshotId: snapshots.map(({ id }) => id),
      linkId: [drawn.id, rejected.id],
      taskId: [open.id, task.id],
      commentId: [talk.id],
      number: history
        .filter((event) => canariesIn("", [JSON.stringify(event)]).length > 0)
        .map(({ number }) => `${number}`),
      articleId: articles.map(({ id }) => id),
      revisionId: [revisionId],
      sentenceId: (read.sentences as { id: string }[]).slice(0, 1).map(({ id }) => id),
      suggestionId: suggestions.slice(0, 1).map(({ id }) => id),
      editionId: editions.map(({ id }) => id),
      personId: [lead.id, named.id],
    },
  };
}

/** Every address that a pattern such as "/sources/:sourceId" stands for, and the names that nothing is known for. */
export function addressesOf(
  pattern: string,
  ids: Readonly<Record<string, readonly string[]>>,
): { paths: string[]; unknown: string[] } {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  const unknown = names.filter((name) => !ids[name]?.length);
  let paths = [pattern];
  for (const name of names)
    paths = paths.flatMap((path) => (ids[name] ?? []).map((id) => path.replace(`:${name}`, encodeURIComponent(id))));
  return { paths, unknown };
}
