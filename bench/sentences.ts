import { type Bench, inTurns, type Line } from "@/bench/measure";
import { newNewsroom } from "@/bench/newsroom";
import { prose } from "@/bench/prose";
import { storeBlob } from "@/db/blobs";
import { newId } from "@/db/columns";
import { addArticle, type Prepared, prepareArticle } from "@/lib/articles/commands";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";

const articles = 1000;
const words = 600;

/** Adding plain articles of 600 words: read, cut into sentences, stored. */
export const sentences: Bench = {
  floor: "the same bytes and the same rows of an article of that length, read and cut beforehand, in one transaction",
  async measure() {
    const newsroom = await newNewsroom();
    const { desk, bare, actor, dossierId, settings } = newsroom;
    const textOf = (i: number) => prose(words, i + 1);
    const ready = await prepareArticle({ text: textOf(-1), title: "The floor" }, settings, actor.now);
    const write = bareWrite(bare, dossierId, actor.personId, ready);
    const texts = Array.from({ length: articles }, (_, i) => textOf(i));
    const lines: Line[] = [];
    try {
      lines.push(
        await inTurns(`each of ${articles.toLocaleString("en-GB")} articles of ${words} words`, {
          rounds: articles - 20,
          ours: async (i) => {
            const prepared = await prepareArticle({ text: texts[i] ?? "", title: `Article ${i}` }, settings, actor.now);
            await desk.transact((tx) => addArticle(tx, actor, { dossierId, prepared }));
          },
          floor: async (i) => write(await storeBlob(new TextEncoder().encode(`${i} ${ready.text}`), settings.dataDir)),
        }),
        await inTurns("of that, cutting into paragraphs and sentences; the floor splits at full stops", {
          rounds: 200,
          ours: (i) => {
            const text = texts[i] ?? "";
            return sentencesOf(text, "en", paragraphsOf(text));
          },
          floor: (i) => (texts[i] ?? "").split(/(?<=[.!?])\s+/),
        }),
      );
    } finally {
      newsroom.close();
    }
    return lines;
  },
};

type Bare = Awaited<ReturnType<typeof newNewsroom>>["bare"];

/** Writes the rows that `addArticle` writes for one of theirs, with nothing asked before. */
function bareWrite(bare: Bare, dossierId: string, personId: string, ready: Prepared) {
  const blob = bare.prepare("insert into blobs (sha256, size) values (?, ?)");
  const article = bare.prepare(
    `insert into articles (id, dossier_id, position, ours, title, outlet, byline, published_at, url, language, created_by, created_at)
     values (?, ?, ?, 0, 'The floor', '', '', null, '', 'en', ?, ?)`,
  );
  const revision = bare.prepare(
    `insert into revisions (id, dossier_id, article_id, number, text, paragraphs, original_sha256, file_name, charset, created_by, created_at)
     values (?, ?, ?, 1, ?, ?, ?, '', 'utf-8', ?, ?)`,
  );
  const sentence = bare.prepare(
    `insert into sentences (id, dossier_id, revision_id, position, paragraph, start, "end") values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const suggestion = bare.prepare(
    `insert into suggestions (id, dossier_id, revision_id, start, "end", statement, kind, stakes, mode, reasons, weight)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const source = bare.prepare(
    `insert into sources (id, dossier_id, kind, title, outlet, author, url, article_id, created_by, created_at)
     values (?, ?, 'article', 'The floor', '', '', '', ?, ?, ?)`,
  );
  const event = bare.prepare(
    `insert into events (chain, number, at, actor_id, type, subject_type, subject_id, payload, salt, payload_hash, previous_hash, hash)
     values ('bare', ?, ?, ?, 'article-added', 'article', ?, '{}', '', ?, ?, ?)`,
  );
  const hash = "0".repeat(64);
  const at = "2026-03-17T09:00:00.000Z";
  const paragraphs = JSON.stringify(ready.paragraphs);
  let number = 0;
  return ({ sha256, size }: { sha256: string; size: number }) => {
    const id = newId();
    const revisionId = newId();
    bare.exec("BEGIN IMMEDIATE");
    blob.run(sha256, size);
    article.run(id, dossierId, -1 - number, personId, at);
    revision.run(revisionId, dossierId, id, ready.text, paragraphs, sha256, personId, at);
    for (const [position, { paragraph, start, end }] of ready.sentences.entries())
      sentence.run(newId(), dossierId, revisionId, position, paragraph, start, end);
    for (const { start, end, statement, kind, stakes, mode, reasons, weight } of ready.suggestions) {
      const why = JSON.stringify(reasons);
      suggestion.run(newId(), dossierId, revisionId, start, end, statement, kind, stakes, mode, why, weight);
    }
    source.run(newId(), dossierId, id, personId, at);
    for (let events = 0; events < 2; events++) event.run(++number, at, personId, id, hash, hash, hash);
    bare.exec("COMMIT");
  };
}
