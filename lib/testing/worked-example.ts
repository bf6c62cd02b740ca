import { expect } from "vitest";
import { z } from "zod";
import { articleAnswer, revisionAnswer } from "@/lib/api/views/articles";
import { claimAnswer } from "@/lib/api/views/claims";
import { coverageAnswer, dossierAnswer } from "@/lib/api/views/dossiers";
import { evidenceAnswer } from "@/lib/api/views/evidence";
import { independenceAnswer } from "@/lib/api/views/independence";
import { linkAnswer, sourceAnswer } from "@/lib/api/views/sources";
import { type Client, formWith } from "@/lib/testing/api";
import type { Part } from "@/lib/testing/articles";

/**
 * The worked example of the rules (docs: rules, "How many"), done as an editor's script would do it through the API:
 * five uploaded articles, what they got from whom, and the counts that must come out.
 */
export type Example = {
  articles: Record<Part, { name: string; bytes: Uint8Array }>;
  /** Who stands behind the articles. */
  names: { paper: string; issuer: string; agency: string; journal: string; adviser: string; institution: string };
  /** Finds the sentence that says each thing: [article, words in the sentence]. */
  says: Record<Saying, [Part, RegExp]>;
};

type Saying =
  | "six"
  | "sixAgain"
  | "meeting"
  | "truce"
  | "passedOn"
  | "denial"
  | "denied"
  | "byOfficials"
  | "byAdviser"
  | "paperObtained";

const parts: readonly Part[] = ["firstRewrite", "secondRewrite", "onAReport", "onRecord", "onOfficials"];
const uploaded = z.object({
  items: z.array(z.object({ fileName: z.string(), article: articleAnswer, problem: z.null() })),
});

export async function doWorkedExample(editor: Client, { articles, names, says }: Example): Promise<void> {
  const { id: dossierId } = await editor.post("/dossiers", { title: "The worked example" }, dossierAnswer);
  const at = `/dossiers/${dossierId}`;

  const files = formWith(parts.map((part) => articles[part]));
  const { items } = await editor.post(`${at}/articles`, files, uploaded);
  const texts = new Map<Part, { sourceId: string; revision: z.output<typeof revisionAnswer> }>();
  for (const [i, part] of parts.entries()) {
    const article = items[i]?.article;
    if (!article?.sourceId) throw new Error(`${part} was not made a source`);
    const revision = await editor.get(`/revisions/${article.revisionId}`, revisionAnswer);
    texts.set(part, { sourceId: article.sourceId, revision });
  }
  const textOf = (part: Part) => {
    const text = texts.get(part);
    if (!text) throw new Error(`no ${part}`);
    return text;
  };
  const sourceOf = (part: Part): string => textOf(part).sourceId;
  const sentence = (saying: Saying) => {
    const [part, words] = says[saying];
    const { revision, sourceId } = textOf(part);
    const found = revision.sentences.filter(({ start, end }) => words.test(revision.text.slice(start, end)));
    expect(found.length, `${saying} stands in the text`).toBeGreaterThan(0);
    const { start = 0, end = 0 } = found[0] ?? {};
    return { revisionId: revision.id, start, end, quote: revision.text.slice(start, end), sourceId };
  };

  const add = async (source: object) =>
    (await editor.post(`${at}/sources`, { kind: "article", ...source }, sourceAnswer)).id;
  const paper = await add({ title: names.paper, outlet: names.paper, ownReporting: true });
  const documents = await add({ kind: "document", title: "The leaked documents", outlet: names.issuer });
  const agency = await add({ title: names.agency, outlet: names.agency, ownReporting: true });
  const journal = await add({ title: names.journal, outlet: names.journal, ownReporting: true });
  const officials = await add({ kind: "interview", title: "Unnamed officials", unidentified: true });
  const adviser = await add({ kind: "interview", title: names.adviser, author: names.adviser });
  const report = await add({ title: "A report", unidentified: true });
  const spokesperson = await add({ kind: "statement", title: "A spokesperson", outlet: names.institution });
  const reports = await add({ title: "Notable reports", unidentified: true });

  const propose = async (from: string, kind: string, to: string, quote = "") =>
    (await editor.post(`${at}/origin-links`, { from, to, kind, quote }, linkAnswer)).id;
  const confirm = async (...links: string[]) => {
    for (const id of links) await editor.patch(`/origin-links/${id}`, { state: "confirmed", seen: 1 }, linkAnswer);
  };
  const first = await propose(sourceOf("firstRewrite"), "rewrites", paper, sentence("six").quote);
  const second = await propose(sourceOf("secondRewrite"), "rewrites", paper);
  const obtained = await propose(paper, "obtained", documents, sentence("paperObtained").quote);
  const cited = await propose(sourceOf("secondRewrite"), "cites", agency, sentence("truce").quote);

  /** Tags the sentence and enters it as evidence; narrowed to what it rests on where that is said. */
  const claim = async (statement: string, saying: Saying, via: string[] = []) => {
    const { sourceId, ...mention } = sentence(saying);
    const { id } = await editor.post(`${at}/claims`, { statement, mention }, claimAnswer);
    return { id, evidenceId: await evidence(id, saying, { via }) };
  };
  const evidence = async (claimId: string, saying: Saying, over: object) => {
    const { sourceId, quote } = sentence(saying);
    const entered = { sourceId, quote, stance: "supports", ...over };
    return (await editor.post(`/claims/${claimId}/evidence`, entered, evidenceAnswer)).id;
  };
  const independenceOf = ({ id }: { id: string }) => editor.get(`/claims/${id}/independence`, independenceAnswer);
  const supports = async (of: { id: string }) => (await independenceOf(of)).supports;

  const six = await claim("Six of them cooperated in secret.", "six");
  const again = await evidence(six.id, "sixAgain", {});
  expect(await supports(six)).toMatchObject({ sources: 2, atLeast: 0, atMost: 2, unidentified: 0 });
  await editor.patch(`/evidence/${again}`, { via: [second], seen: 1 }, evidenceAnswer);
  expect(await supports(six)).toMatchObject({ sources: 2, atLeast: 0, ifConfirmed: { atLeast: 1 } });

  await confirm(first, second, obtained, cited);
  expect(await supports(six)).toMatchObject({
    ...{ sources: 2, atLeast: 1, atMost: 1, unidentified: 0, circular: false, unsettled: [] },
    origins: [{ class: "established", sourceIds: [documents] }],
    summary: "2 sources · 1 origin",
  });

  const meeting = await claim("There was a meeting in May 2024.", "meeting", [second]);
  expect(await supports(meeting)).toMatchObject({ sources: 1, atLeast: 1, atMost: 1 });

  const truce = await claim("The first phase was agreed.", "truce", [cited]);
  expect(await supports(truce)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1 },
    origins: [{ class: "established", sourceIds: [agency] }],
  });

  const rewritesJournal = await propose(sourceOf("onOfficials"), "rewrites", journal);
  const askedOfficials = await propose(journal, "interviewed", officials, "");
  const askedAdviser = await propose(journal, "interviewed", adviser);
  await confirm(rewritesJournal, askedOfficials, askedAdviser);
  const coordinated = await claim("They coordinate beforehand.", "byOfficials", [askedOfficials]);
  expect(await supports(coordinated)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1 },
    origins: [{ class: "soft", sourceIds: [journal] }],
  });
  await editor.patch(`/evidence/${coordinated.evidenceId}`, { via: [], seen: 1 }, evidenceAnswer);
  expect(await supports(coordinated)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1 },
    origins: [{ class: "established", sourceIds: [adviser, journal].sort(), joinedBy: [{ reason: "known-through" }] }],
  });
  const tacit = await claim("There is tacit support.", "byAdviser", [askedAdviser]);
  expect(await supports(tacit)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1 },
    origins: [{ class: "established", sourceIds: [adviser] }],
  });

  await confirm(await propose(sourceOf("onAReport"), "cites", report, sentence("passedOn").quote));
  const pact = await claim("A pact was signed.", "passedOn");
  expect(await supports(pact)).toMatchObject({ sources: 1, atLeast: 0, atMost: 0, unidentified: 1 });

  const quoted = await propose(sourceOf("onRecord"), "quotes", spokesperson, sentence("denial").quote);
  const passedOn = await propose(sourceOf("onRecord"), "cites", reports, sentence("denied").quote);
  await confirm(quoted, passedOn);
  const denial = await claim("Nothing is held back.", "denial", [quoted]);
  expect(await supports(denial)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1, unidentified: 0 },
    origins: [{ class: "established", sourceIds: [spokesperson] }],
  });
  const denied = await claim("Something was held back.", "denied", [passedOn]);
  await evidence(denied.id, "denial", { stance: "refutes", via: [quoted] });
  expect(await independenceOf(denied)).toMatchObject({
    supports: { sources: 1, atLeast: 0, atMost: 0, unidentified: 1 },
    refutes: { sources: 1, atLeast: 1, atMost: 1, unidentified: 0 },
  });

  const coverage = await editor.get(`${at}/coverage`, coverageAnswer);
  expect(coverage.claimed).toBeGreaterThanOrEqual(7);
  expect(coverage.claimed + coverage.notCheckable + coverage.unexamined).toBe(coverage.sentences);
  expect(
    (await editor.get(`${at}/claims?limit=200`, z.object({ items: z.array(claimAnswer), next: z.null() }))).items,
  ).toHaveLength(8);
}
