/** Writes the rows of a comparison as HTML: of long articles there are thousands. */

import type { Comparison, Passage, Place } from "@/lib/articles/compare";

/** A claim that is tagged in one of the two articles. */
export type ComparedMention = { claimId: string; ref: string; start: number; end: number };

export type ComparedSide = {
  text: string;
  /** As the page calls it: its outlet. */
  name: string;
  letter: string;
  /** BCP 47; empty if unknown. */
  language: string;
  /** In the order of the text. */
  mentions: readonly ComparedMention[];
};

/**
 * Writes the rows as the body of a table; all that comes from outside is escaped. Rows are `r-1`, `r-2`…, and the words
 * that differ bear the number of their difference.
 * @param href where a claim is read.
 */
export function comparisonMarkup(
  { rows, differences }: Comparison,
  one: ComparedSide,
  other: ComparedSide,
  href: (claimId: string) => string,
): string {
  const numbered = differences.map((each, at) => ({ ...each, number: at + 1 }));
  let next = 0;
  let html = "";
  for (const [at, row] of rows.entries()) {
    const here: typeof numbered = [];
    for (; numbered[next]?.row === at; next += 1) {
      const found = numbered[next];
      if (found) here.push(found);
    }
    const boxes = (side: "one" | "other") =>
      here
        .flatMap(({ [side]: place, number }) => (place ? [{ place, number }] : []))
        .sort((a, b) => a.place[0] - b.place[0]);
    const [inOne, inOther] = [claimsIn(one, row.one), claimsIn(other, row.other)];
    const both = inOne.filter((claim) => inOther.some((each) => each.claimId === claim.claimId));
    const attributes = `id="r-${at + 1}" tabindex="-1"${here.length > 0 ? " data-d" : ""}${row.likeness === null ? "" : " data-m"}`;
    html += `<tr ${attributes}>${cell(one, row.one, boxes("one"), inOne, href)}`;
    html += middle(
      row.likeness,
      row.moved,
      both.map((claim) => claim.ref),
    );
    html += `${cell(other, row.other, boxes("other"), inOther, href)}</tr>`;
  }
  return html;
}

function middle(likeness: number | null, moved: boolean, refs: readonly string[]): string {
  if (likeness === null) return `<td class="mid"><span aria-hidden="true">–</span></td>`;
  const both = refs.length > 0 ? `<span class="both">${escaped(refs.join(", "))} in both</span>` : "";
  const elsewhere = moved ? `<span class="both">elsewhere in the text</span>` : "";
  return `<td class="mid" data-m><span>${Math.round(likeness * 100)}%</span>${both}${elsewhere}</td>`;
}

type Box = { place: Place; number: number };

function cell(
  side: ComparedSide,
  passage: Passage | null,
  boxes: readonly Box[],
  claims: readonly ComparedMention[],
  href: (claimId: string) => string,
): string {
  const named = `data-o="${escaped(side.name)}"`;
  if (!passage) return `<td ${named}><p class="none-p">Not in this article</p></td>`;
  const language = side.language ? ` lang="${escaped(side.language)}"` : "";
  const refs = claims
    .map(
      ({ claimId, ref }) =>
        `<a class="ref" href="${escaped(href(claimId))}" aria-label="Claim ${escaped(ref)}">${escaped(ref)}</a>`,
    )
    .join(" ");
  return `<td ${named}><p dir="auto"${language}>${words(side.text, passage, boxes)}</p>${refs ? `<p class="refs">${refs}</p>` : ""}</td>`;
}

/** The passage with what differs in boxes and, around them, what is shared tinted. */
function words(text: string, { start, end, shared }: Passage, boxes: readonly Box[]): string {
  let html = "";
  let at = start;
  const plain = (until: number) => {
    for (const [from, to] of shared) {
      if (to <= at || from >= until) continue;
      const begin = Math.max(at, from);
      const stop = Math.min(until, to);
      html += `${shown(text.slice(at, begin))}<span class="sim">${shown(text.slice(begin, stop))}</span>`;
      at = stop;
    }
    html += shown(text.slice(at, until));
    at = until;
  };
  for (const { place, number } of boxes) {
    if (place[0] < at) continue;
    plain(place[0]);
    html += `<span class="dif" data-n="${number}">${shown(text.slice(...place))}<sup>${number}</sup></span>`;
    at = place[1];
  }
  plain(end);
  return html;
}

function claimsIn({ mentions }: ComparedSide, passage: Passage | null): ComparedMention[] {
  if (!passage) return [];
  const found = new Map<string, ComparedMention>();
  for (const mention of mentions)
    if (mention.start < passage.end && mention.end > passage.start && !found.has(mention.claimId))
      found.set(mention.claimId, mention);
  return [...found.values()];
}

const shown = (words: string): string => escaped(words.replace(/\s+/g, " "));

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
