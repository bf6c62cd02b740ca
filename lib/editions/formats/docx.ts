import type * as Docx from "docx";
import { type Piece, paragraphsOf, piecesOf } from "@/lib/editions/annotated/pieces";
import { formatMoment, lower, named, numberIn, statusWords } from "@/lib/editions/annotated/words";
import { audienceSentence } from "@/lib/editions/audiences";
import type { FormatRenderer, StoredEdition } from "@/lib/editions/formats/format";
import { repacked } from "@/lib/editions/formats/repacked";
import { incompleteLines } from "@/lib/editions/incomplete";
import type { DossierExport, ExportedArticle, ExportedClaim } from "@/lib/editions/schema";
import { type Credibility, credibilityMeaning, reliabilityMeaning } from "@/lib/sources/source";

/**
 * The annotated copy for Word: the articles as text that one goes on editing, each claim a real comment on its words and a
 * real footnote with its evidence, the claims and sources under headings of the document's own styles.
 */
export const docx: FormatRenderer = {
  name: "Annotated copy for Word",
  description: "Comments and footnotes at the claims, to go on editing",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  extension: "docx",
  async render(stored) {
    const library = await import("docx");
    return repacked(await library.Packer.toBuffer(documentOf(library, stored)), stored.edition.createdAt);
  },
};

type Library = typeof Docx;

/** LibreOffice 7.4 confuses a comment with a footnote of the same number: no document has as many footnotes. */
const firstComment = 1_000_000;

const ink = "16181C";
const styles: Docx.IStylesOptions = {
  default: {
    document: {
      run: { font: "Calibri", size: 22, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 120, line: 264 } },
    },
    title: { run: { size: 48, bold: true, color: ink }, paragraph: { spacing: { after: 160 } } },
    heading1: {
      run: { size: 32, bold: true, color: ink },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { size: 25, bold: true, color: ink },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 20, line: 240 } } },
  },
};

/** As much as a running head has room for. */
const clipped = (text: string): string =>
  text.length <= 110 ? text : `${text.slice(0, 110).toWellFormed().trimEnd()}…`;

/** Footnotes and comments as they come up, numbered from 1 and from 0. */
type Notes = { footnotes: Record<string, { children: Docx.Paragraph[] }>; comments: Docx.ICommentOptions[] };

function documentOf(library: Library, { value, edition, program }: StoredEdition): Docx.Document {
  const { Document, Paragraph, TextRun, HeadingLevel, Footer, Header, PageNumber, AlignmentType } = library;
  const notes: Notes = { footnotes: {}, comments: [] };
  const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
    new Paragraph({ heading: level, children: [new TextRun(plain(text))] });
  const line = (text: string) => new Paragraph({ children: [new TextRun(plain(text))] });
  const bullet = (text: string) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(plain(text))] });
  const running = `${value.dossier.title}, edition ${edition.number} for ${edition.audience}`;
  const children = [
    heading(value.dossier.title, HeadingLevel.TITLE),
    ...(value.dossier.brief ? [line(value.dossier.brief)] : []),
    line(
      `Edition ${edition.number} for ${edition.audience}, ${formatMoment(edition.createdAt, value.timeZone)}. ${audienceSentence[edition.audience]} Times are those of ${value.timeZone}.`,
    ),
    ...(edition.reason && edition.audience !== "public" ? [line(`Made because: ${edition.reason}`)] : []),
    line(`Standard: ${value.dossier.standard.inWords}`),
    ...(value.incomplete.length > 0
      ? [
          heading("Not complete", HeadingLevel.HEADING_1),
          ...incompleteLines(value.incomplete).map(({ words, of }) =>
            bullet([words, of.join(", ")].filter(Boolean).join(": ")),
          ),
        ]
      : [line("Complete: every claim meets the standard and is signed off, every sentence has been examined.")]),
    line(
      "In the articles the words of a claim are underlined, with a comment and a footnote; sentences that nobody has examined yet are marked yellow.",
    ),
    ...value.articles.flatMap((article) => articleParts(library, article, value, edition.createdAt, notes)),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun("Claims")], pageBreakBefore: true }),
    ...value.claims.flatMap((claim) => [
      heading(`${claim.ref} ${claim.statement}`, HeadingLevel.HEADING_2),
      ...claimLines(claim, value).map(line),
      ...claim.evidence.map((item) => bullet(evidenceLine(item, value))),
    ]),
    heading("Sources", HeadingLevel.HEADING_1),
    ...value.sources.map((source) =>
      bullet(
        [
          `${source.ref} ${source.title}`,
          source.outlet,
          source.author,
          source.publishedAt ? formatMoment(source.publishedAt, value.timeZone) : "",
          `reliability ${source.reliability}, ${reliabilityMeaning[source.reliability]}`,
          source.state === "good" ? "" : source.state,
          source.url,
        ]
          .filter(Boolean)
          .join(", "),
      ),
    ),
  ];
  return new Document({
    creator: "Second Source",
    title: plain(running),
    description: `${program}, content sha-256 ${edition.contentSha256}`,
    footnotes: notes.footnotes,
    comments: { children: notes.comments },
    styles,
    sections: [
      {
        headers: { default: new Header({ children: [line(clipped(running))] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
}

function articleParts(
  library: Library,
  article: ExportedArticle,
  value: DossierExport,
  madeAt: string,
  notes: Notes,
): Docx.Paragraph[] {
  const { Paragraph, TextRun, HeadingLevel } = library;
  const published = article.publishedAt ? formatMoment(article.publishedAt, value.timeZone) : "";
  const from = [article.outlet, article.byline, published, article.url].filter(Boolean).join(", ");
  const comments = new Map<string, number>();
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun(plain(`${article.letter}. ${article.title}`))],
      pageBreakBefore: true,
    }),
    new Paragraph({ children: [new TextRun({ text: plain(from), italics: true })] }),
    ...paragraphsOf(article, value.claims).map(
      (paragraph) =>
        new Paragraph({
          bidirectional: rightToLeft.test(article.revision.text.slice(paragraph.start, paragraph.end)),
          ...(paragraph.role === "headline" ? { heading: HeadingLevel.HEADING_2 } : {}),
          children: piecesOf(article, paragraph).flatMap((piece) =>
            runsOf(library, piece, { article, value, madeAt, notes, comments }),
          ),
        }),
    ),
  ];
}

type Around = {
  article: ExportedArticle;
  value: DossierExport;
  madeAt: string;
  notes: Notes;
  /** The comment of a mention, by its place: it begins in one piece and ends in another. */
  comments: Map<string, number>;
};

function runsOf(library: Library, piece: Piece, around: Around): Docx.ParagraphChild[] {
  const { TextRun, CommentRangeStart, CommentRangeEnd, CommentReference, FootnoteReferenceRun, Paragraph } = library;
  const { article, value, madeAt, notes, comments } = around;
  const runs: Docx.ParagraphChild[] = [];
  const placeOf = ({ claim, start, end }: Piece["over"][number]) => `${claim.ref} ${start} ${end}`;
  for (const one of piece.starting) {
    const id = firstComment + notes.comments.length;
    comments.set(placeOf(one), id);
    notes.comments.push({
      id,
      author: "Second Source",
      initials: numberIn(article.letter, one.claim.ref),
      date: new Date(madeAt),
      children: [`${one.claim.ref} ${one.claim.statement}`, ...claimLines(one.claim, value)].map(
        (text) => new Paragraph(plain(text)),
      ),
    });
    runs.push(new CommentRangeStart(id));
  }
  runs.push(
    new TextRun({
      text: plain(piece.text),
      ...(piece.over.length > 0 ? { underline: { type: piece.over.length > 1 ? "double" : "single" } } : {}),
      ...(piece.open ? { highlight: "yellow" } : {}),
      rightToLeft: rightToLeft.test(piece.text),
    }),
  );
  for (const one of piece.ending) {
    const id = comments.get(placeOf(one));
    if (id !== undefined) runs.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
    const number = Object.keys(notes.footnotes).length + 1;
    notes.footnotes[number] = {
      children: footnote(one.claim, value).map((text) => new Paragraph({ style: "FootnoteText", text: plain(text) })),
    };
    runs.push(new FootnoteReferenceRun(number));
  }
  return runs;
}

/** What a footnote says of a claim: its name and verdict, then each piece of evidence. */
const footnote = (claim: ExportedClaim, value: DossierExport): string[] => [
  `${claim.ref}: ${claim.substance ? named(claim.substance) : "no verdict yet"}, ${statusWords(claim)}.`,
  ...claim.evidence.map((item) => evidenceLine(item, value)),
];

function claimLines(claim: ExportedClaim, { timeZone }: DossierExport): string[] {
  const { supports, refutes } = claim.independence;
  return [
    `${claim.substance ? named(claim.substance) : "No verdict yet"}, ${statusWords(claim)}; ${lower(claim.kind)}, ${lower(claim.stakes)} stakes${claim.assignee ? `, with ${claim.assignee}` : ""}.`,
    ...(supports.sources > 0 ? [`Supports: ${supports.inWords}.`] : []),
    ...(refutes.sources > 0 ? [`Refutes: ${refutes.inWords}.`] : []),
    ...claim.failing.map(({ detail }) => `Open: ${detail}`),
    ...claim.waivers.map(({ rule, reason }) => `Waived, ${rule}: ${reason}`),
    ...(claim.signOff
      ? [
          `Signed off by ${claim.signOff.by ?? "a second person"}, ${formatMoment(claim.signOff.at, timeZone)}${claim.signOff.staleSince ? "; stale: what was signed has changed" : ""}.`,
        ]
      : []),
  ];
}

function evidenceLine(item: ExportedClaim["evidence"][number], value: DossierExport): string {
  const source = value.sources.find(({ ref }) => ref === item.source);
  return [
    `${named(item.stance)}: ${item.source} ${source?.title ?? ""}`,
    source?.outlet ?? "",
    item.locator,
    item.quote && `“${item.quote}”`,
    `credibility ${item.credibility}, ${credibilityMeaning[item.credibility as Credibility]}`,
    item.note,
  ]
    .filter(Boolean)
    .join(", ");
}

const rightToLeft = /^[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** XML 1.0 has no place for other control characters, and Word none for line breaks inside a run. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\s+/g, " ")
    .replace(/[^\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
