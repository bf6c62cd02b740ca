import { basename } from "node:path";
import type { Desk } from "@/db/client";
import { newsroomOutlets } from "@/db/outlets";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { readApart } from "@/lib/articles/intake/apart";
import { articleText, asideLines } from "@/lib/articles/intake/document";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { Refusal } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import type { Settings } from "@/lib/settings";
import { arrivalOf, matchArrivals } from "@/lib/sources/arrivals";
import { withMatches } from "@/lib/sources/wording-matches";
import { bytesOf, unpacked } from "@/scripts/desk/files";
import { actorFor, Failed, pathOf, type Terminal, UsageError, type Verb } from "@/scripts/desk/verb";

type Imported = { file: string; ok: boolean; error: string | null; articleId: string | null; letter: string | null };

const importVerb: Verb = {
  name: "import",
  usage: "import --dossier D --email E [--ours] FILE…",
  does: "uploads articles in the name of E",
  options: { dossier: { type: "string" }, email: { type: "string" }, ours: { type: "boolean" } },
  async run(typed, terminal) {
    const dossierId = typed.needed("dossier");
    const email = typed.needed("email");
    if (typed.files.length === 0) throw new UsageError("No file is named.");
    const desk = await terminal.open();
    const actor = await actorFor(desk, email, terminal.now);
    authorise("article.edit", (await placeOf(desk.read, actor, "dossier", dossierId)).facts);
    const items: Imported[] = [];
    for (const file of typed.files)
      items.push(
        await imported(desk, actor, dossierId, file, pathOf(terminal, file), typed.flag("ours"), terminal.settings()),
      );
    const failed = items.filter(({ ok }) => !ok);
    if (failed.length > 0) {
      // What went in is told all the same: a second try must leave it out.
      terminal.out(typed.flag("json") ? `${JSON.stringify({ items })}\n` : linesOf(items));
      const [first] = failed;
      throw new Failed(`${failed.length} of ${items.length} files did not go in: ${first?.file}: ${first?.error}`);
    }
    return { text: linesOf(items), json: { items } };
  },
};

async function imported(
  desk: Desk,
  actor: Actor,
  dossierId: string,
  file: string,
  path: string,
  ours: boolean,
  settings: Settings,
): Promise<Imported> {
  try {
    const bytes = await bytesOf(path, settings.maxUploadBytes);
    const read = await prepareArticle({ bytes, fileName: basename(path), ours }, settings, actor.now, {
      outlets: await newsroomOutlets(desk.read),
    });
    const prepared = await withMatches(desk.read, actor, dossierId, read);
    const { id, revisionId, letter } = await desk.transact((tx) => addArticle(tx, actor, { dossierId, prepared }));
    await matchArrivals(desk, actor, [arrivalOf({ dossierId, articleId: id, revisionId }, prepared)]);
    return { file, ok: true, error: null, articleId: id, letter };
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof UnreadableError)) throw error;
    return { file, ok: false, error: error.message, articleId: null, letter: null };
  }
}

const linesOf = (items: readonly Imported[]): string =>
  items
    .filter(({ ok }) => ok)
    .map(({ file, letter }) => `Article ${letter}: ${file}\n`)
    .join("");

/** What intake gets from a file; `text` is the article without what is set aside. */
type Extract = {
  file: string;
  ok: boolean;
  error: string | null;
  title: string;
  byline: string;
  outlet: string;
  publishedAt: string | null;
  language: string;
  url: string;
  text: string;
  aside: string[];
};

const extractVerb: Verb = {
  name: "extract",
  usage: "extract FILE…",
  does: "prints what intake would get from each file, one JSON object a line; needs no database",
  options: {},
  async run(typed, terminal) {
    if (typed.files.length === 0) throw new UsageError("No file is named.");
    // One is read ahead while the one before it is told, in the order in which they were named.
    let ahead = extracted(typed.files[0] ?? "", terminal);
    for (const next of [...typed.files.slice(1), null]) {
      const line = ahead;
      if (next !== null) ahead = extracted(next, terminal);
      terminal.out(`${JSON.stringify(await line)}\n`);
    }
    return null;
  },
};

const nothing = { title: "", byline: "", outlet: "", publishedAt: null, language: "", url: "", text: "", aside: [] };

async function extracted(file: string, terminal: Terminal): Promise<Extract> {
  const path = pathOf(terminal, file);
  const { maxUploadBytes: most, timeZone } = terminal.settings();
  try {
    const bytes = await unpacked(await bytesOf(path, most), most);
    const fileName = basename(path).replace(/\.gz$/i, "");
    const read = await readApart({ incoming: { bytes, fileName }, time: { timeZone, now: terminal.now } });
    const { title, byline, outlet, publishedAt, language, url } = read.metadata;
    const told = { title, byline, outlet, publishedAt, language, url };
    return { file, ok: true, error: null, ...told, text: articleText(read), aside: asideLines(read) };
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof Refusal || error instanceof Failed)) throw error;
    return { file, ok: false, error: error.message, ...nothing };
  }
}

export const importVerbs: readonly Verb[] = [importVerb, extractVerb];
