import { type Piece, paragraphsOf, piecesOf } from "@/lib/editions/annotated/pieces";
import { formatMoment, lower, named, numberIn, statusWords } from "@/lib/editions/annotated/words";
import { audienceSentence } from "@/lib/editions/audiences";
import type { StoredEdition } from "@/lib/editions/formats/format";
import { incompleteLines } from "@/lib/editions/incomplete";
import { breakable } from "@/lib/editions/pdf/breaks";
import type { DossierExport, ExportedArticle, ExportedClaim, ExportedSource } from "@/lib/editions/schema";
import { type Credibility, credibilityMeaning, reliabilityMeaning } from "@/lib/sources/source";

/** Everything that the template shows, as plain texts with the direction of their script. */

export type Paper = "a4" | "us-letter";

export type Words = { text: string; lang: string; rtl: boolean };

export const words = (text: string): Words => {
  const script = rightToLeft.exec(text)?.[1] ?? "";
  const rtl = script !== "";
  return { text: isolated(text), lang: rtl ? (/\p{Script=Hebrew}/u.test(script) ? "he" : "ar") : "en", rtl };
};

/** A line of ours with words from outside in it: each keeps its own direction, the line has ours. */
const line = (parts: readonly string[], between: string): Words => ({
  text: parts.filter(Boolean).map(isolated).join(between),
  lang: "en",
  rtl: false,
});

/** Their direction touches nothing around them, such as the page number behind them in the contents (UAX 9, FSI to PDI). */
const isolated = (text: string): string => {
  const mixed = bothWays.test(text);
  const shown = breakable(text.toWellFormed(), mixed);
  return mixed ? `\u2068${shown}\u2069` : shown;
};

const bothWays = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u202a-\u202e]/u;

/** As much as a margin or a running head has room for. */
const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).toWellFormed().trimEnd()}…`;

/** The first letter that has a direction decides, as in browsers (UAX 9, P2). */
const rightToLeft = /^[^\p{L}]*([\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}])/u;

export function templateData(
  stored: StoredEdition,
  paper: Paper,
  fonts: Readonly<Record<string, readonly string[]>>,
  missing: ReadonlySet<string>,
) {
  const { value, edition, program } = stored;
  const { dossier, articles, claims } = value;
  const running = `${dossier.title}, edition ${edition.number} for ${edition.audience}`;
  return {
    paper,
    fonts,
    running,
    head: words(clipped(running, 110)),
    short: `Edition ${edition.number} for ${edition.audience}`,
    by: "Second Source",
    title: words(dossier.title),
    brief: words(dossier.brief),
    lead: [
      words(
        `Edition ${edition.number} for ${edition.audience}, made ${formatMoment(edition.createdAt, value.timeZone)}, up to event ${value.eventNumber} of the history. Times are those of ${value.timeZone}.`,
      ),
      ...(edition.reason && edition.audience !== "public" ? [line(["Made because", edition.reason], ": ")] : []),
      words(`Standard “${dossier.standard.name}”: ${dossier.standard.inWords}`),
      words(audienceSentence[edition.audience]),
    ],
    incomplete: incompleteLines(value.incomplete).map(({ words: said, of }) =>
      words([said, of.join(", ")].filter(Boolean).join(": ")),
    ),
    notes: missing.size > 0 ? [words(missingLine(missing))] : [],
    articles: articles.map((article) => articleData(article, value)),
    claims: claims.map((claim) => claimData(claim, value)),
    sources: value.sources.map((source) => sourceData(source, value)),
    foot: `${program}. This copy is drawn from the edition’s JSON file: sha-256 ${edition.contentSha256}.`,
  };
}

/** Says which letters are missing, by their code points: the letters themselves could not be shown. */
function missingLine(missing: ReadonlySet<string>): string {
  const points = [...missing]
    .sort()
    .map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
  const shown = points.slice(0, 20).join(", ");
  return `No font on the machine that made this copy has ${points.length === 1 ? "the letter" : `${points.length} letters, among them`} ${shown}. A sign stands in ${points.length === 1 ? "its" : "their"} place: read these words in the HTML copy.`;
}

function articleData(article: ExportedArticle, value: DossierExport) {
  const { letter, title, outlet, byline, publishedAt, url, revision } = article;
  return {
    letter,
    heading: line([`${letter}.`, title], " "),
    source: line(
      [
        outlet,
        byline,
        publishedAt ? formatMoment(publishedAt, value.timeZone) : "",
        url,
        `revision ${revision.number}`,
        `original sha-256 ${revision.originalSha256}`,
      ],
      ", ",
    ),
    paragraphs: paragraphsOf(article, value.claims).map((paragraph) => {
      const { rtl, lang } = words(revision.text.slice(paragraph.start, paragraph.end));
      return {
        role: paragraph.role,
        rtl,
        lang,
        pieces: piecesOf(article, paragraph).map((piece) => pieceData(piece, letter, rtl)),
        notes: paragraph.fresh.map((claim) => noteData(claim, value)),
      };
    }),
  };
}

const pieceData = ({ text, over, open, ending }: Piece, letter: string, rtl: boolean) => ({
  text: breakable(text.toWellFormed(), rtl || bothWays.test(text)),
  over: over.length,
  open,
  verdict: over[0]?.claim.substance ?? "none",
  ends: ending.map(({ claim }) => ({ ref: claim.ref, shown: numberIn(letter, claim.ref) })),
});

function noteData(claim: ExportedClaim, value: DossierExport) {
  const names = claim.evidence
    .filter(({ stance }) => stance !== "context")
    .map(({ source }) => value.sources.find(({ ref }) => ref === source)?.title ?? source);
  return {
    ref: claim.ref,
    verdict: claim.substance ?? "none",
    word: wordOf(claim),
    lines: [...countLines(claim), ...[...new Set(names)].slice(0, 2).map((name) => clipped(name, 70))].map(words),
  };
}

const wordOf = (claim: ExportedClaim): string => (claim.substance ? named(claim.substance) : named(statusWords(claim)));

const countLines = ({ independence: { supports, refutes } }: ExportedClaim): string[] => [
  ...(supports.sources > 0 ? [supports.inWords] : []),
  ...(refutes.sources > 0 ? [`Against it: ${refutes.inWords}`] : []),
];

function claimData(claim: ExportedClaim, value: DossierExport) {
  const { signOff, reply } = claim;
  return {
    ref: claim.ref,
    statement: words(claim.statement),
    verdict: claim.substance ?? "none",
    word: claim.substance ? named(claim.substance) : "No verdict yet",
    facts: line(
      [
        `, ${statusWords(claim)}`,
        lower(claim.kind),
        `${lower(claim.stakes)} stakes`,
        claim.about.length > 0 ? `about ${claim.about.map(isolated).join(", ")}` : "",
        claim.assignee ? `with ${claim.assignee}` : "",
      ],
      " · ",
    ),
    lines: [
      ...countLines(claim).map((said) => [said.startsWith("Against it") ? "" : "Where it comes from", `${said}.`]),
      ...(reply ? [["Their reply", reply.answer ?? (reply.silence ? "no answer came" : "asked, no answer yet")]] : []),
      ...(signOff
        ? [
            [
              `Signed off by ${signOff.by ?? "a second person"}, ${formatMoment(signOff.at, value.timeZone)}, digest ${signOff.digest}${signOff.staleSince ? `; stale since ${formatMoment(signOff.staleSince, value.timeZone)}: what was signed has changed` : ""}.`,
            ],
          ]
        : []),
      ...claim.failing.map(({ detail }) => ["Open", detail]),
      ...claim.waivers.map(({ rule, reason, by }) => [`Waived, ${rule}${by ? `, by ${by}` : ""}`, reason]),
      ...claim.talk.map(({ by, text }) => [by, text]),
    ].map((parts) => line(parts, ": ")),
    evidence: claim.evidence.map((item) => ({
      stance: named(item.stance),
      source: item.source,
      title: words(value.sources.find(({ ref }) => ref === item.source)?.title ?? ""),
      quote: words(item.quote),
      facts: line(
        [
          item.locator,
          `credibility ${item.credibility}, ${credibilityMeaning[item.credibility as Credibility]}`,
          item.note,
          item.via.length > 0 ? `rests for this claim on ${item.via.map(({ words: said }) => said).join("; ")}` : "",
        ],
        " · ",
      ),
    })),
  };
}

function sourceData(source: ExportedSource, value: DossierExport) {
  return {
    ref: source.ref,
    title: words(source.title),
    facts: line(
      [
        named(source.kind),
        source.named ? "" : "name withheld",
        source.outlet,
        source.author,
        source.publishedAt ? formatMoment(source.publishedAt, value.timeZone) : "",
        `reliability ${source.reliability}, ${reliabilityMeaning[source.reliability]}`,
        source.state === "good" ? "" : source.state,
        source.unidentified ? "unidentified" : "",
        source.held ? "held" : "not held",
        source.url,
      ],
      ", ",
    ),
    from: value.originLinks
      .filter(({ from }) => from === source.ref)
      .map(({ kind, to, state, quote }) => ({
        kind,
        to,
        state: state === "confirmed" ? "" : ` (${state}, does not count)`,
        quote: words(quote && `“${quote}”`),
      })),
  };
}
