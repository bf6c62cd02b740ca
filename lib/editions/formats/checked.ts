import type { MentionMode, Substance } from "@/lib/claims/claim";
import { joined, type Markup, markup, when } from "@/lib/editions/annotated/markup";
import { completeness, counted, sheetFormat } from "@/lib/editions/annotated/sheet";
import { glyph, named, words } from "@/lib/editions/annotated/words";
import { ourDraftsFirst } from "@/lib/editions/formats/checking";
import type { DossierExport, ExportedArticle, ExportedClaim } from "@/lib/editions/schema";

type Mention = ExportedClaim["mentions"][number];

/** The checked copy: nothing but what has to be corrected, passage by passage, for whoever edits the text. */
export const checked = sheetFormat(
  {
    name: "Checked copy",
    description: "Corrections only: each passage that did not hold, with what the evidence says",
    extension: "checked.html",
  },
  ({ value }) => markup`${completeness(value)}
${ourDraftsFirst(value).map((article) => corrections(article, value))}`,
);

/** Verdicts on a claim with which a mention cannot stay, by how the mention puts it. */
const untenable: Record<MentionMode, readonly Substance[]> = {
  asserts: ["refuted", "conflicting", "not-enough-evidence"],
  // That somebody says so may hold; a reader still takes the claim away.
  attributes: ["refuted", "conflicting", "not-enough-evidence"],
  // "Reportedly" says already that it is not certain.
  hedges: ["refuted", "conflicting"],
  denies: ["supported", "conflicting", "not-enough-evidence"],
};

/** A mention that cannot stay as it is: its claim did not hold, or those who are cited did not say so. */
export const isToCorrect = (
  { substance }: Pick<ExportedClaim, "substance">,
  { attribution, gone, mode }: Pick<Mention, "attribution" | "gone" | "mode">,
): boolean => !gone && (attribution === "inaccurate" || (substance !== null && untenable[mode].includes(substance)));

function corrections(article: ExportedArticle, value: DossierExport): Markup {
  const { letter, revision } = article;
  const here = value.claims
    .flatMap((claim) => claim.mentions.map((mention) => ({ claim, mention })))
    .filter(({ mention }) => mention.article === letter && mention.revision === revision.number)
    .sort((a, b) => a.mention.start - b.mention.start || a.mention.end - b.mention.end);
  const found = here.filter(({ claim, mention }) => isToCorrect(claim, mention));
  const open = [...new Set(here.filter(({ claim }) => claim.substance === null).map(({ claim }) => claim.ref))];
  const unread = revision.coverage.unexamined;
  const waiting = [
    ...(open.length > 0 ? [markup`${counted(open.length, "claim")} without a verdict: ${open.join(", ")}.`] : []),
    ...(unread > 0 ? [markup`${counted(unread, "sentence")} not examined.`] : []),
  ];
  return markup`<section aria-labelledby="article-${letter}"><h2 id="article-${letter}">${letter} ${words(article.title)}</h2>
<p class="facts">${found.length === 0 ? "Nothing to correct in what was checked." : `${counted(found.length, "passage")} to correct.`}${when(waiting.length > 0, () => markup` ${joined(waiting, " ")}`)}</p>
${found.map(({ claim, mention }) => correction(article, claim, mention, value))}</section>
`;
}

function correction(
  { revision }: ExportedArticle,
  claim: ExportedClaim,
  mention: Mention,
  value: DossierExport,
): Markup {
  const { text, sentences } = revision;
  const around = sentences.filter(({ start, end }) => end > mention.start && start < mention.end);
  const start = Math.min(mention.start, ...around.map((sentence) => sentence.start));
  const end = Math.max(mention.end, ...around.map((sentence) => sentence.end));
  const against = claim.evidence.filter(({ stance }) => stance === "refutes");
  const shown = against.length > 0 ? against : claim.evidence;
  const misquoted = mention.attribution === "inaccurate";
  const verdict = claim.substance
    ? [markup`${glyph(claim.substance)} ${named(claim.substance)}`]
    : [markup`${glyph("not-yet-checked")} No verdict yet`];
  const said = misquoted ? [markup`${glyph("inaccurate")} They did not say so`] : [];
  return markup`<div class="fix"><h3>${claim.ref} ${joined([...said, ...verdict], " · ")}${claim.status === "signed-off" ? "" : ", not signed off"}</h3>
<p class="said" dir="auto">${text.slice(start, mention.start)}<mark>${text.slice(mention.start, mention.end)}</mark>${text.slice(mention.end, end)}</p>
${when(claim.statement.trim() !== text.slice(mention.start, mention.end).trim(), () => markup`<p>The claim: ${words(claim.statement)}</p>\n`)}<ul class="evidence">
${shown.map((item) => {
  const source = value.sources.find(({ ref }) => ref === item.source);
  return markup`<li>${glyph(item.stance)} ${item.source} ${words(source?.title ?? "")}${when(item.quote, () => markup`: <q dir="auto">${item.quote}</q>`)}${when(item.locator, () => markup` (${words(item.locator)})`)}${when(item.note, () => markup`<div class="em" dir="auto">Note: ${item.note}</div>`)}</li>\n`;
})}</ul>
${when(shown.length === 0, () => markup`<p class="none">No evidence is linked.</p>\n`)}</div>
`;
}
