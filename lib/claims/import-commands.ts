import { createHash } from "node:crypto";
import { basename } from "node:path";
import { z } from "zod";
import { articleById } from "@/db/articles";
import { insertClaim, insertMention, nextNumber } from "@/db/claims";
import type { Read, Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { insertEvidence } from "@/db/evidence";
import { record } from "@/db/history";
import { textsOfArticles } from "@/db/imports";
import { outletGrade } from "@/db/outlets";
import { adoptSources } from "@/db/proposals";
import { revisionById } from "@/db/revisions";
import { insertSource } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { tableApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { selectorAt } from "@/lib/claims/anchor";
import { type Draft, type DraftSource, draftsOf, type RowNote, unsaidStances } from "@/lib/claims/import/drafts";
import { importFields, type Mapping, proposedMapping } from "@/lib/claims/import/fields";
import { type Place, placesOf, textsToLookIn } from "@/lib/claims/import/places";
import { breather, type Plan, type PlannedClaim, planOf } from "@/lib/claims/import/plan";
import type { Table } from "@/lib/claims/import/table";
import { settle } from "@/lib/claims/settle";
import { Conflict, Unprocessable } from "@/lib/errors";
import { parse } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import type { Settings } from "@/lib/settings";
import type { Reliability } from "@/lib/sources/source";

const column = z.number().int().nonnegative().max(1000);
const mappingInput = z.partialRecord(z.enum(importFields), column);

/** How a file is read. What is left out is proposed from its headings. */
export const importInput = z.strictObject({
  /** The sheet of a workbook, capitals or not; the first where none is named. */
  sheet: z.string().max(200).nullable().default(null),
  /** What each column holds, from 0. */
  mapping: mappingInput.nullable().default(null),
  /** What a source does where its row does not say: as the verdict says, or always the same. */
  unsaid: z.enum(unsaidStances).default("verdict"),
});

/** The fields of a form: `mapping` is JSON there. */
export const importForm = z.strictObject({
  sheet: z.string().max(200).optional(),
  mapping: z.string().max(10_000).optional(),
  unsaid: z.enum(unsaidStances).optional(),
  /** "only" looks at the file and changes nothing. */
  check: z.enum(["only"], { error: "Write only, or leave it out." }).optional(),
});

/** Reads the fields of a form. @throws Invalid for a mapping that is none. */
export function importInputOf({ sheet, mapping, unsaid }: z.output<typeof importForm>): z.output<typeof importInput> {
  let columns: unknown = null;
  try {
    columns = mapping ? JSON.parse(mapping) : null;
  } catch {
    columns = mapping;
  }
  return parse(importInput, { sheet: sheet || null, mapping: columns, ...(unsaid ? { unsaid } : {}) });
}

/** A file of claims that is read, and what it would do. */
export type PreparedImport = {
  fileName: string;
  sha256: string;
  table: Table;
  mapping: Mapping;
  drafts: Draft[];
  places: ReadonlyMap<number, Place[]>;
  /** Nothing is imported while there is one. */
  problems: RowNote[];
  /** What of the rows is left out, whatever claims the dossier has. */
  leftOut: RowNote[];
  /** That, and which claims are there already. */
  told: RowNote[];
  counts: ImportCounts;
};

export type ImportCounts = { claims: number; known: number; mentions: number; sources: number; evidence: number };

/**
 * Reads a file of claims apart from the server, finds the words of its rows in the articles, and says what importing it would do
 * and what of it cannot be taken.
 * @throws NotFound, Forbidden; Unprocessable for a file that cannot be read.
 */
export async function prepareImport(
  db: Read,
  actor: Actor,
  {
    dossierId,
    file,
    ...input
  }: { dossierId: string; file: { name: string; bytes: Uint8Array } } & z.output<typeof importInput>,
  { siteUrl }: Pick<Settings, "siteUrl">,
): Promise<PreparedImport> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  authorise("claim.edit", place.facts);
  const table = await readTable({ tabling: file.bytes, sheet: input.sheet, newsroom: new URL(siteUrl).host });
  const mapping = input.mapping ?? proposedMapping(table.headers);
  const fileName = basename(file.name).slice(0, 255).toWellFormed() || "claims";
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const of = { fileName, sha256, table, mapping };
  if (mapping.statement === undefined) {
    const message = "Choose the column that holds the statements of the claims.";
    const counts = { claims: 0, known: 0, mentions: 0, sources: 0, evidence: 0 };
    return {
      ...of,
      drafts: [],
      places: new Map(),
      problems: [{ row: 0, field: "statement", message }],
      leftOut: [],
      told: [],
      counts,
    };
  }
  const { drafts, problems, told: leftOut } = draftsOf(table, mapping, input.unsaid);
  const texts = textsToLookIn(drafts.some(({ place }) => place) ? await textsOfArticles(db, actor, dossierId) : []);
  const breathe = breather();
  const places = new Map<number, Place[]>();
  for (const { row, place: wanted } of drafts) {
    if (!wanted) continue;
    await breathe();
    const found = placesOf(texts, wanted, row);
    leftOut.push(...found.told);
    places.set(row, [...(places.get(row) ?? []), ...found.places]);
  }
  const plan = await planOf(db, actor, dossierId, drafts, (row) => places.get(row) ?? []);
  return {
    ...{ ...of, drafts, places, leftOut },
    problems: inOrder([...problems, ...plan.problems]),
    told: inOrder([...leftOut, ...plan.told]),
    counts: countsOf(plan),
  };
}

const inOrder = (notes: RowNote[]): RowNote[] => notes.sort((one, other) => one.row - other.row);

async function readTable(wanted: Parameters<typeof tableApart>[0]): Promise<Table> {
  try {
    return await tableApart(wanted);
  } catch (error) {
    if (error instanceof UnreadableError) throw new Unprocessable(error.message);
    throw error;
  }
}

function countsOf({ claims, sources }: Plan): ImportCounts {
  const sum = (of: (claim: PlannedClaim) => number) => claims.reduce((count, claim) => count + of(claim), 0);
  return {
    claims: claims.filter(({ existing }) => !existing).length,
    known: claims.filter(({ existing }) => existing).length,
    mentions: sum((claim) => claim.places.length),
    sources: sources.size,
    evidence: sum((claim) => claim.evidence.length),
  };
}

/** What a refused import carries: so many problems are told one by one. */
const mostTold = 200;

/**
 * Imports claims with their mentions, sources and evidence from a file that was read beforehand: all of it, or nothing. Every
 * new claim starts to check, whatever the file says, and what it says of verdicts is the verdict of whoever imports it. A claim
 * that is there gets evidence and mentions; what else its rows say of it is told, and not taken.
 * @throws Unprocessable with the rows that are to be mended.
 */
export async function importClaims(tx: Tx, actor: Actor, input: { dossierId: string; prepared: PreparedImport }) {
  const { dossierId, prepared } = input;
  const place = await placeOf(tx, actor, "dossier", dossierId);
  authorise("claim.edit", place.facts);
  const { fileName, sha256 } = prepared;
  const plan = await planOf(tx, actor, dossierId, prepared.drafts, (row) => prepared.places.get(row) ?? []);
  mustBeWhole(prepared.problems.length > 0 ? prepared.problems : plan.problems);
  const counts = countsOf(plan);
  const entering = new Entering(tx, actor, dossierId, fileName);
  await entering.sources(plan.sources);
  for (const claim of plan.claims) await entering.claim(claim);
  await record(tx, actor, dossierId, {
    type: "claims-imported",
    subject: { type: "dossier", id: dossierId },
    payload: { fileName, sha256, ...counts },
  });
  await settle(tx, actor, dossierId, { claimIds: entering.touched });
  return { id: dossierId, fileName, ...counts, told: inOrder([...prepared.leftOut, ...plan.told]) };
}

function mustBeWhole(problems: readonly RowNote[]): void {
  const [first] = problems;
  if (!first) return;
  const rows = new Set(problems.map(({ row }) => row)).size;
  throw new Unprocessable(
    rows === 1 && first.row > 0
      ? `Row ${first.row} cannot be taken as it is, so nothing was imported: ${first.message}`
      : first.row === 0
        ? first.message
        : `${rows} rows cannot be taken as they are, so nothing was imported. Mend them and import the file again.`,
    { rows: problems.slice(0, mostTold) },
  );
}

/** Writes what is planned, with an event for each thing. */
class Entering {
  /** Claims that were there before, and have more now. */
  readonly touched: string[] = [];
  private readonly ids = new Map<string, string>();
  private readonly numbers = new Map<string | null, number>();
  private readonly texts = new Map<string, string>();
  private readonly letters = new Map<string, string>();
  private readonly grades = new Map<string, Reliability | null>();
  private readonly breathe = breather();
  private readonly made: { createdBy: string; createdAt: string };

  constructor(
    private readonly tx: Tx,
    private readonly actor: Actor,
    private readonly dossierId: string,
    private readonly file: string,
  ) {
    this.made = { createdBy: actor.personId, createdAt: actor.now.toISOString() };
  }

  async sources(wanted: ReadonlyMap<string, DraftSource>): Promise<void> {
    const { tx, actor, dossierId, file } = this;
    for (const [key, { reliability, ...given }] of wanted) {
      await this.breathe();
      const id = newId();
      this.ids.set(key, id);
      const source = {
        ...given,
        ...{ ownReporting: null, unidentified: false, state: "good" as const, confidential: false, pseudonym: "" },
        reliability: reliability ?? (await this.gradeOf(given)) ?? ("F" as const),
        graded: reliability !== null,
      };
      await insertSource(tx, { id, dossierId, ...source, ...this.made });
      await record(tx, actor, dossierId, {
        type: "source-added",
        subject: { type: "source", id },
        sourceId: id,
        payload: { ...source, articleId: null, file },
      });
    }
  }

  private async gradeOf(source: Pick<DraftSource, "outlet" | "url" | "kind">): Promise<Reliability | null> {
    const key = `${source.kind} ${source.outlet} ${source.url && new URL(source.url).hostname}`;
    const known = this.grades.get(key);
    if (known !== undefined) return known;
    const grade = await outletGrade(this.tx, source);
    this.grades.set(key, grade);
    return grade;
  }

  async claim(planned: PlannedClaim): Promise<void> {
    await this.breathe();
    const { tx, actor, dossierId, file } = this;
    const { statement, existing, places, evidence, substance } = planned;
    const id = existing?.id ?? newId();
    if (existing && places.length + evidence.length > 0) this.touched.push(id);
    if (!existing) {
      const articleId = places[0]?.articleId ?? null;
      const number = await this.numberIn(articleId);
      const ref = `${await this.letterOf(articleId)}${number}`;
      const fields = {
        ...{ statement, kind: planned.kind ?? ("other" as const), stakes: planned.stakes ?? ("routine" as const) },
        ...{ about: planned.about, reply: null, assigneeId: null },
      };
      const verdict = substance ? { substance, substanceBy: actor.personId } : {};
      const { personId: statementBy } = actor;
      await insertClaim(tx, {
        id,
        dossierId,
        articleId,
        number,
        ref,
        ...fields,
        ...verdict,
        statementBy,
        ...this.made,
      });
      const about = { subject: { type: "claim", id }, claimId: id } as const;
      await record(tx, actor, dossierId, { type: "claim-created", ...about, payload: { ref, ...fields, file } });
      if (substance)
        await record(tx, actor, dossierId, {
          type: "verdict-set",
          ...about,
          payload: { substance: [null, substance] },
        });
    }
    for (const place of places) await this.mention(id, place);
    for (const { source, ...piece } of evidence) await this.evidence(id, this.ids.get(source) ?? source, piece);
  }

  private async mention(claimId: string, { revisionId, start, end, mode }: Place): Promise<void> {
    const { tx, actor, dossierId } = this;
    const { exact: quote, prefix, suffix } = selectorAt(await this.textOf(revisionId), start, end);
    const id = newId();
    const at = { claimId, revisionId, start, end, quote, mode };
    await insertMention(tx, { id, dossierId, ...at, prefix, suffix, cites: null, ...this.made });
    const subject = { type: "mention", id } as const;
    await record(tx, actor, dossierId, { type: "mention-added", subject, claimId, payload: at });
  }

  private async evidence(
    claimId: string,
    sourceId: string,
    piece: Omit<PlannedClaim["evidence"][number], "source">,
  ): Promise<void> {
    const { tx, actor, dossierId, file } = this;
    const id = newId();
    const entered = { ...piece, via: [] };
    await insertEvidence(tx, { id, dossierId, claimId, sourceId, ...entered, enteredBy: actor.personId, ...this.made });
    await record(tx, actor, dossierId, {
      type: "evidence-entered",
      subject: { type: "evidence", id },
      claimId,
      sourceId,
      payload: { claimId, sourceId, ...entered, file },
    });
    if (!this.isNew(sourceId)) await adoptSources(tx, [sourceId]);
  }

  private isNew(sourceId: string): boolean {
    this.newIds ??= new Set(this.ids.values());
    return this.newIds.has(sourceId);
  }
  private newIds: ReadonlySet<string> | undefined;

  private async numberIn(articleId: string | null): Promise<number> {
    const number = this.numbers.get(articleId) ?? (await nextNumber(this.tx, this.dossierId, articleId));
    this.numbers.set(articleId, number + 1);
    return number;
  }

  private async letterOf(articleId: string | null): Promise<string> {
    if (articleId === null) return "";
    const letter = this.letters.get(articleId) ?? (await articleById(this.tx, this.actor, articleId))?.letter ?? "";
    this.letters.set(articleId, letter);
    return letter;
  }

  /** @throws Conflict for a text that was corrected since the words were looked for in it. */
  private async textOf(revisionId: string): Promise<string> {
    const known = this.texts.get(revisionId);
    if (known !== undefined) return known;
    const revision = await revisionById(this.tx, this.actor, revisionId);
    const article = revision && (await articleById(this.tx, this.actor, revision.articleId));
    if (!revision || article?.revisionId !== revisionId || revision.dossierId !== this.dossierId)
      throw new Conflict("An article was corrected while the file was read. Import it again.");
    this.texts.set(revisionId, revision.text);
    return revision.text;
  }
}
