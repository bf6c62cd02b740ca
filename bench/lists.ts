import { type Bench, inTurns, type Line } from "@/bench/measure";
import { fill, type Newsroom, newNewsroom } from "@/bench/newsroom";
import { articlesOf } from "@/db/articles";
import { claimsOf } from "@/db/claims";
import { newId } from "@/db/columns";
import { articles, blobs, mentions, revisions, sentences } from "@/db/schema";
import { basisOf, standingsOf } from "@/lib/claims/standing";

const articleCount = 200;
const sentencesEach = 40;

/** What a dossier's lists read and count. */
export const lists: Bench = {
  floor: "reading the same rows with statements prepared in better-sqlite3, and counting nothing",
  async measure() {
    const newsroom = await newNewsroom();
    const { desk, bare, actor, dossierId } = newsroom;
    const lines: Line[] = [];
    try {
      const { claimIds } = await fill(newsroom, { sources: 300, links: 600, claims: 1000 });
      await fillArticles(newsroom, claimIds);
      const read = (query: string) => bare.prepare(query).raw();
      const these = "(select id from claims where dossier_id = ? order by id limit 100)";
      const ofClaims = [
        "claims where id",
        "mentions where claim_id",
        "evidence where claim_id",
        "waivers where claim_id",
      ];
      const ofDossier = ["sources", "origin_links"];
      const forClaims = [
        ...ofClaims.map((rows) => read(`select * from ${rows} in ${these}`)),
        ...ofDossier.map((rows) => read(`select * from ${rows} where dossier_id = ?`)),
      ];
      const forArticles = [
        read("select * from articles where dossier_id = ?"),
        read(`select revision_id, start, "end", not_checkable_by from sentences where dossier_id = ?`),
        read(`select revision_id, claim_id, start, "end" from mentions where dossier_id = ?`),
      ];
      lines.push(
        await inTurns("100 of 1,000 claims with where they stand; 300 sources, 600 links", {
          rounds: 60,
          ours: async () => {
            const claims = await claimsOf(desk.read, actor, dossierId, { limit: 100 });
            const ids = claims.map((claim) => claim.id);
            return standingsOf(desk.read, await basisOf(desk.read, dossierId), ids, actor.now, actor);
          },
          floor: () => forClaims.map((query) => query.all(dossierId)),
        }),
        await inTurns(`${articleCount} articles of ${sentencesEach} sentences with how far they are examined`, {
          rounds: 60,
          ours: () => articlesOf(desk.read, actor, dossierId),
          floor: () => forArticles.map((query) => query.all(dossierId)),
        }),
      );
    } finally {
      newsroom.close();
    }
    return lines;
  },
};

/** Articles with a mention of some claim in every eighth sentence. */
async function fillArticles({ desk, actor, dossierId }: Newsroom, claimIds: readonly string[]): Promise<void> {
  const made = { dossierId, createdBy: actor.personId, createdAt: actor.now.toISOString() };
  const sentence = "The port authority paid its dredging firm in full, the council said on Tuesday. ";
  const text = sentence.repeat(sentencesEach);
  const ranges = Array.from({ length: sentencesEach }, (_, position) => ({
    position,
    paragraph: 0,
    start: position * sentence.length,
    end: (position + 1) * sentence.length - 1,
  }));
  const sha256 = "0".repeat(64);
  await desk.transact(async (tx) => {
    await tx.insert(blobs).values({ sha256, size: text.length });
    for (let position = 0; position < articleCount; position++) {
      const id = newId();
      const revisionId = newId();
      await tx.insert(articles).values({
        id,
        position,
        ours: false,
        title: `Article ${position}`,
        outlet: "Halvern Courier",
        byline: "",
        url: "",
        language: "en",
        ...made,
      });
      await tx.insert(revisions).values({
        id: revisionId,
        articleId: id,
        number: 1,
        text,
        paragraphs: [[0, text.length, "body"]],
        originalSha256: sha256,
        fileName: "",
        charset: "utf-8",
        ...made,
      });
      await tx.insert(sentences).values(ranges.map((range) => ({ id: newId(), dossierId, revisionId, ...range })));
      await tx.insert(mentions).values(
        ranges
          .filter((range) => range.position % 8 === 0)
          .map(({ start, end }, i) => ({
            id: newId(),
            claimId: claimIds[(position * 5 + i) % claimIds.length] ?? "",
            revisionId,
            start,
            end,
            quote: text.slice(start, end),
            prefix: "",
            suffix: "",
            mode: "asserts" as const,
            ...made,
          })),
      );
    }
  });
}
