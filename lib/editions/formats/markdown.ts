import type { FormatRenderer, StoredEdition } from "@/lib/editions/formats/format";
import { incompleteLines } from "@/lib/editions/incomplete";
import type { DossierExport, ExportedClaim } from "@/lib/editions/schema";

/** Claims with their evidence, and the sources, as Markdown: for a wiki, a mail, a repository. */
export const md: FormatRenderer = {
  name: "Claims and sources, Markdown",
  description: "Plain text with headings, for a wiki or a mail",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  render: (stored) => new TextEncoder().encode(text(stored)),
};

const text = ({ value, edition }: StoredEdition): string =>
  `${[
    `# ${plain(value.dossier.title)}`,
    `Edition ${edition.number} for ${edition.audience}, ${edition.createdAt}, up to event ${value.eventNumber}. ${plain(value.dossier.standard.inWords)}`,
    ...(value.dossier.brief ? [plain(value.dossier.brief)] : []),
    ...(value.incomplete.length > 0
      ? [
          "## Not complete",
          bullets(
            incompleteLines(value.incomplete).map(({ words, of }) => [words, of.join(", ")].filter(Boolean).join(": ")),
          ),
        ]
      : []),
    "## Articles",
    bullets(
      value.articles.map(({ letter, title, outlet, publishedAt, url }) =>
        [`${letter}. ${plain(title)}`, plain(outlet), publishedAt ?? "", link(url)].filter(Boolean).join(", "),
      ),
    ),
    "## Claims",
    ...value.claims.flatMap((claim) => claimText(claim, value)),
    "## Sources",
    bullets(
      value.sources.map(({ ref, title, outlet, author, publishedAt, url, reliability }) =>
        [
          `${ref}. ${plain(title)}`,
          plain(outlet),
          plain(author),
          publishedAt ?? "",
          `reliability ${reliability}`,
          link(url),
        ]
          .filter(Boolean)
          .join(", "),
      ),
    ),
  ].join("\n\n")}\n`;

function claimText(claim: ExportedClaim, value: DossierExport): string[] {
  const titles = new Map(value.sources.map(({ ref, title }) => [ref, title]));
  const { supports, refutes } = claim.independence;
  return [
    `### ${claim.ref} ${plain(claim.statement)}`,
    bullets([
      `Status: ${claim.stale ? "stale sign-off" : claim.status}`,
      `Substance: ${claim.substance ?? "no verdict yet"}`,
      ...(supports.sources > 0 ? [`Supports: ${supports.inWords}`] : []),
      ...(refutes.sources > 0 ? [`Refutes: ${refutes.inWords}`] : []),
      ...(claim.signOff ? [`Signed off by ${plain(claim.signOff.by ?? "a second person")}, ${claim.signOff.at}`] : []),
      ...claim.failing.map(({ detail }) => `Still failing: ${plain(detail)}`),
      ...claim.waivers.map(({ rule, reason }) => `Waived, ${rule}: ${plain(reason)}`),
    ]),
    ...(claim.evidence.length > 0
      ? [
          bullets(
            claim.evidence.map(({ source, stance, quote, locator, note }) =>
              [
                `${stance}: ${source} ${plain(titles.get(source) ?? "")}`,
                quote && `“${plain(quote)}”`,
                plain(locator),
                plain(note),
              ]
                .filter(Boolean)
                .join(", "),
            ),
          ),
        ]
      : []),
  ];
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

const link = (url: string): string => (/^https?:\/\/[^\s<>]+$/i.test(url) ? `<${url}>` : "");

/** Words from outside on one line; what Markdown or HTML would read as its own is escaped (CommonMark 0.31, 2.4). */
const plain = (words: string): string =>
  words
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>~|&]/g, "\\$&")
    .replace(/^(?:[#+-]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
