import { expect } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { articleAnswer, revisionAnswer } from "@/lib/api/views/articles";
import { claimAnswer } from "@/lib/api/views/claims";
import { dossierAnswer } from "@/lib/api/views/dossiers";
import { evidenceAnswer, narrowingAnswer } from "@/lib/api/views/evidence";
import { independenceAnswer } from "@/lib/api/views/independence";
import { linkAnswer, sourceAnswer } from "@/lib/api/views/sources";
import { type Client, formWith } from "@/lib/testing/api";
import type { Part } from "@/lib/testing/articles";
import type { Example } from "@/lib/testing/worked-example";

const parts: readonly Part[] = ["firstRewrite", "secondRewrite", "onAReport", "onRecord", "onOfficials"];
const uploaded = z.object({
  items: z.array(z.object({ fileName: z.string(), article: articleAnswer, problem: z.null() })),
});

/**
 * The worked example of the rules, done as an editor does it: the desk reads the five articles and proposes, the editor
 * confirms what is proposed and narrows evidence as it is offered. No source is added and no link is drawn by hand.
 */
export async function doWorkedExampleByProposals(
  editor: Client,
  { articles, names, says }: Example & { names: Pick<Example["names"], "paper" | "agency" | "journal"> },
): Promise<void> {
  const { id: dossierId } = await editor.post("/dossiers", { title: "The worked example, proposed" }, dossierAnswer);
  const at = `/dossiers/${dossierId}`;
  const { items } = await editor.post(`${at}/articles`, formWith(parts.map((part) => articles[part])), uploaded);
  const texts = new Map<Part, { sourceId: string; revision: z.output<typeof revisionAnswer> }>();
  for (const [i, part] of parts.entries()) {
    const { sourceId = null, revisionId = "" } = items[i]?.article ?? {};
    if (sourceId) texts.set(part, { sourceId, revision: await editor.get(`/revisions/${revisionId}`, revisionAnswer) });
  }
  const sentence = (saying: keyof Example["says"]) => {
    const [part, words] = says[saying];
    const text = texts.get(part);
    if (!text) throw new Error(`no ${part}`);
    const { revision, sourceId } = text;
    const found = revision.sentences.find(({ start, end }) => words.test(revision.text.slice(start, end)));
    if (!found) throw new Error(`nothing says ${saying}`);
    const { start, end } = found;
    return { revisionId: revision.id, start, end, quote: revision.text.slice(start, end), sourceId };
  };
  /** A claim in the sentence that says it, with that article as evidence and those of the other sayings. */
  const claim = async (statement: string, saying: keyof Example["says"], ...also: (keyof Example["says"])[]) => {
    const { sourceId: _, ...mention } = sentence(saying);
    const { id } = await editor.post(`${at}/claims`, { statement, mention }, claimAnswer);
    for (const [i, said] of [saying, ...also].entries()) {
      const { sourceId, quote, ...place } = sentence(said);
      if (i > 0) await editor.post(`/claims/${id}/mentions`, { ...place, quote }, z.any());
      await editor.post(`/claims/${id}/evidence`, { sourceId, quote, stance: "supports" }, evidenceAnswer);
    }
    return id;
  };
  const supports = async (id: string) => (await editor.get(`/claims/${id}/independence`, independenceAnswer)).supports;

  const six = await claim("Six of them cooperated in secret.", "six", "sixAgain");
  const meeting = await claim("There was a meeting in May 2024.", "meeting");
  const truce = await claim("The first phase was agreed.", "truce");
  const coordinated = await claim("They coordinate beforehand.", "byOfficials");
  const tacit = await claim("There is tacit support.", "byAdviser");
  const pact = await claim("A pact was signed.", "passedOn");
  const denial = await claim("Nothing is held back.", "denial");
  expect(await supports(six), "before anything is confirmed").toMatchObject({ sources: 2, atLeast: 0, atMost: 2 });

  const waiting = await editor.get(`${at}/origin-links?state=proposed&limit=200`, listOf(linkAnswer));
  expect(waiting.items.every(({ byProgram, reasons }) => byProgram && reasons.length > 0)).toBe(true);
  for (const { id, version } of waiting.items)
    await editor.patch(`/origin-links/${id}`, { state: "confirmed", seen: version }, linkAnswer);
  for (const id of [six, meeting, truce, coordinated, tacit, pact, denial]) {
    const { items: offers } = await editor.get(`/claims/${id}/narrowings`, listOf(narrowingAnswer));
    for (const { evidenceId, via, version } of offers)
      await editor.patch(`/evidence/${evidenceId}`, { via, seen: version }, evidenceAnswer);
  }

  const sources = await editor.get(`${at}/sources?limit=200`, listOf(sourceAnswer));
  expect(sources.items.some(({ proposed }) => proposed)).toBe(false);
  const named = (name: string) => sources.items.filter(({ outlet }) => outlet === name).map(({ id }) => id);
  expect(await supports(six)).toMatchObject({ sources: 2, atLeast: 1, atMost: 1, unidentified: 0 });
  expect(await supports(meeting)).toMatchObject({ sources: 1, atLeast: 1, atMost: 1, unidentified: 0 });
  expect(await supports(truce)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1 },
    origins: [{ class: "established", sourceIds: named(names.agency) }],
  });
  expect(await supports(coordinated)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1 },
    origins: [{ class: "soft", sourceIds: named(names.journal) }],
  });
  expect(await supports(tacit)).toMatchObject({
    sources: 1,
    atLeast: 1,
    atMost: 1,
    origins: [{ class: "established" }],
  });
  expect(await supports(pact)).toMatchObject({ sources: 1, atLeast: 0, atMost: 0, unidentified: 1 });
  expect(await supports(denial)).toMatchObject({
    ...{ sources: 1, atLeast: 1, atMost: 1, unidentified: 0 },
    origins: [{ class: "established" }],
  });
}
