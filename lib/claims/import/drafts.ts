import type { ClaimKind, MentionMode, Stakes, Substance } from "@/lib/claims/claim";
import { brokenCell } from "@/lib/claims/import/broken-cells";
import { dateIn } from "@/lib/claims/import/dates";
import { fieldNames, type ImportField, importFields, type Mapping } from "@/lib/claims/import/fields";
import type { Table, TableRow } from "@/lib/claims/import/table";
import * as words from "@/lib/claims/import/words";
import { isVisible } from "@/lib/input";
import type { Reliability, SourceKind, Stance } from "@/lib/sources/source";
import { urlOf } from "@/lib/url";

/** What one row says, read and checked, before anything of the dossier is known. */
export type Draft = {
  row: number;
  statement: string;
  kind: ClaimKind | null;
  stakes: Stakes | null;
  about: string[];
  substance: Substance | null;
  /** Where articles make the claim; null where the row names no words. */
  place: DraftPlace | null;
  evidence: DraftEvidence[];
};

export type DraftPlace = {
  /** Letters, or addresses of articles; empty for any article of the dossier. */
  articles: string[];
  words: string;
  prefix: string;
  suffix: string;
  /** Unicode code points, as the selectors of annotations count; null where it is not said. */
  start: number | null;
  mode: MentionMode;
};

export type DraftSource = {
  kind: SourceKind;
  title: string;
  url: string;
  outlet: string;
  author: string;
  publishedAt: string | null;
  reliability: Reliability | null;
};

export type DraftEvidence = {
  source: DraftSource;
  stance: Stance;
  quote: string;
  locator: string;
  credibility: number;
  note: string;
};

/** What is to be mended in a row, or what of it is left out: a sentence that says what to do. */
export type RowNote = { row: number; field: ImportField | null; message: string };

/** What is done with sources of which the sheet does not say whether they support the claim or refute it. */
export const unsaidStances = ["verdict", "supports", "refutes", "context"] as const;
export type UnsaidStance = (typeof unsaidStances)[number];

export type Drafts = {
  drafts: Draft[];
  /** Nothing is imported while there is one. */
  problems: RowNote[];
  /** What is left out, and why. */
  told: RowNote[];
};

/**
 * Reads rows by what each column holds. A row without a statement belongs to the claim above it; one whose statement is broken
 * belongs to none, and neither do the rows below it.
 */
export function draftsOf(table: Pick<Table, "rows" | "from">, mapping: Mapping, unsaid: UnsaidStance): Drafts {
  const problems: RowNote[] = [];
  const told: RowNote[] = [];
  const drafts: Draft[] = [];
  const isSheet = table.from === "sheet" || table.from === "edition";
  let above = null as { statement: string; substance: Substance | null } | "broken" | null;
  for (const row of table.rows) {
    const read = new RowReader(row, mapping, problems);
    const broken = isSheet ? read.broken() : [];
    const own = read.said("statement") !== "";
    if (broken.includes("statement")) above = "broken";
    if (broken.includes("statement") || (above === "broken" && !own)) continue;
    const over = above === "broken" ? null : above;
    const statement: string = read.line("statement", 1000) || over?.statement || "";
    if (statement === "") {
      problems.push({
        row: row.number,
        field: "statement",
        message: "Write the statement of the claim, or take the row out.",
      });
      continue;
    }
    if (broken.length > 0) {
      if (own) above = { statement, substance: null };
      continue;
    }
    const substance = read.substance();
    const verdict = substance ?? (own ? null : (over?.substance ?? null));
    const draft: Draft = {
      row: row.number,
      statement,
      kind: read.word("kind", words.claimKindIn, "event, figure, quote, allegation or other"),
      stakes: read.word("stakes", words.stakesIn, "routine, important or critical"),
      about: read.names(),
      substance,
      place: read.place(),
      evidence: read.evidence(unsaid, verdict, told),
    };
    drafts.push(draft);
    above = { statement, substance: verdict };
  }
  return { drafts, problems, told };
}

const names = /\s*[;\n]\s*/;

class RowReader {
  constructor(
    private readonly row: TableRow,
    private readonly mapping: Mapping,
    private readonly problems: RowNote[],
  ) {}

  said(field: ImportField): string {
    const column = this.mapping[field];
    const text = column === undefined ? "" : (this.row.cells[column] ?? "").trim();
    return isVisible(text) ? text : "";
  }

  mend(field: ImportField, message: string): null {
    this.problems.push({ row: this.row.number, field, message });
    return null;
  }

  /** What it holds in broken cells; each of them is to be mended. */
  broken(): ImportField[] {
    return importFields.filter((field) => {
      const message = brokenCell(this.said(field));
      if (message) this.mend(field, message);
      return message !== null;
    });
  }

  /** A text on one line; line breaks in a cell become spaces. */
  line(field: ImportField, most: number): string {
    const text = this.said(field)
      .replace(/\s*[\r\n]+\s*/g, " ")
      .replaceAll("\0", "");
    if (text.length > most)
      this.mend(field, `Keep “${fieldNames[field]}” under ${most} characters: this cell has ${text.length}.`);
    return text;
  }

  prose(field: ImportField, most: number): string {
    const text = this.said(field).replaceAll("\0", "");
    if (text.length > most)
      this.mend(field, `Keep “${fieldNames[field]}” under ${most} characters: this cell has ${text.length}.`);
    return text;
  }

  word<T>(field: ImportField, known: (text: string) => T | null, list: string): T | null {
    const text = this.said(field);
    if (text === "") return null;
    return known(text) ?? this.mend(field, `“${shortened(text)}” is not known here. Write ${list}, or leave it empty.`);
  }

  substance(): Substance | null {
    if (words.isNoVerdict(this.said("substance"))) return null;
    return this.word(
      "substance",
      words.substanceIn,
      "supported, refuted, conflicting, not enough evidence or not checkable",
    );
  }

  names(): string[] {
    const found = this.said("about").split(names).filter(Boolean);
    if (found.length > 50 || found.some((name) => name.length > 200))
      this.mend("about", "Name at most 50 people or bodies, each under 200 characters and parted by semicolons.");
    return found;
  }

  place(): DraftPlace | null {
    const quoted = this.prose("words", 20_000);
    if (quoted === "") return null;
    const start = Number(this.said("start") || "NaN");
    return {
      articles: this.said("articles")
        .split(/\s*[,;\n]\s*|\s+(?=https?:)/)
        .filter(Boolean),
      words: quoted,
      prefix: this.said("prefix"),
      suffix: this.said("suffix"),
      start: Number.isInteger(start) && start >= 0 ? start : null,
      mode: this.word("mode", words.modeIn, "asserts, attributes, hedges or denies") ?? "asserts",
    };
  }

  /** One piece for each address in the cell, or one for the source that is named. */
  evidence(unsaid: UnsaidStance, verdict: Substance | null, told: RowNote[]): DraftEvidence[] {
    const named = this.line("title", 2000);
    const addressed = isAddress(named);
    const urls = addressesIn([this.said("url"), addressed ? named : ""].filter(Boolean).join("\n"));
    if (urls.some((url) => !isAddress(url) || !urlOf(url))) {
      this.mend("url", "This is no web address. Write one that starts with https://, or leave the cell empty.");
      return [];
    }
    const outlet = this.line("outlet", 200);
    const author = this.line("author", 200);
    const title = addressed ? "" : named;
    if (title.length > 500) this.mend("title", "Keep the name of the source under 500 characters.");
    const quote = this.prose("quote", 20_000);
    const note = this.prose("note", 10_000);
    if (urls.length === 0 && title === "") {
      if (quote !== "")
        this.mend(
          "quote",
          "Say which source this quote is from: write its name or its address, or take the quote out.",
        );
      else if (note !== "")
        told.push({
          row: this.row.number,
          field: "note",
          message: "The note is left out: no source is named that it belongs to.",
        });
      return [];
    }
    const stance = this.word("stance", words.stanceIn, "supports, refutes or context") ?? stanceUnsaid(unsaid, verdict);
    const about = {
      kind:
        this.word(
          "sourceKind",
          words.sourceKindIn,
          "article, document, dataset, statement, interview, post, image or observation",
        ) ?? "article",
      outlet,
      author,
      publishedAt: this.date(),
      reliability: this.word("reliability", words.reliabilityIn, "a grade from A to F"),
    } as const;
    const piece = { stance, quote, locator: this.line("locator", 500), credibility: this.credibility(), note };
    if (urls.length === 0) return [{ source: { ...about, title, url: "" }, ...piece }];
    return urls.map((url) => ({ source: { ...about, title: title || shortened(calledBy(url), 400), url }, ...piece }));
  }

  private date(): string | null {
    const text = this.said("publishedAt");
    if (text === "") return null;
    return (
      dateIn(text) ??
      this.mend("publishedAt", `“${shortened(text)}” can be read in two ways, or is no date. Write it as 2026-03-19.`)
    );
  }

  private credibility(): number {
    const text = this.said("credibility");
    if (text === "") return 6;
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= 6) return value;
    this.mend("credibility", "Write a figure from 1 (confirmed by others) to 6 (cannot be judged), or leave it empty.");
    return 6;
  }
}

function stanceUnsaid(unsaid: UnsaidStance, verdict: Substance | null): Stance {
  if (unsaid !== "verdict") return unsaid;
  return verdict === "supported" ? "supports" : verdict === "refuted" ? "refutes" : "context";
}

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

/** Addresses in a cell, parted by white space or semicolons; one without its beginning gets it. */
const addressesIn = (text: string): string[] =>
  text
    .split(/[\s;]+|,(?=https?:)/)
    .map((part) => part.replace(/^[<(]+|[>),]+$/g, ""))
    .filter(Boolean)
    .map((part) => (/^www\.[^\s.]+\.\S+$/i.test(part) ? `https://${part}` : part))
    .filter((part, at, all) => all.indexOf(part) === at);

function calledBy(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname.replace(/^www\./, "")}${pathname === "/" ? "" : pathname}`;
}

const shortened = (text: string, most = 60): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
