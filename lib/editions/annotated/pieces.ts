import type { DossierExport, ExportedArticle, ExportedClaim } from "@/lib/editions/schema";

/** An article cut where claims begin and end: what every annotated copy is drawn from. */

export type Placed = {
  claim: ExportedClaim;
  start: number;
  end: number;
  /** Which underline it takes, so that claims that overlap stay legible: 0, or 1 and more below it. */
  level: number;
};

export type Piece = {
  text: string;
  /** The mentions that it is in, the outermost underline first. */
  over: readonly Placed[];
  /** It is of a sentence that nobody has examined; `begins` where that sentence begins. */
  open: boolean;
  begins: boolean;
  /** Mentions whose first words are here, and whose last words are. */
  starting: readonly Placed[];
  ending: readonly Placed[];
};

export type CutParagraph = {
  role: string;
  aside: boolean;
  start: number;
  end: number;
  here: readonly Placed[];
  /** Claims that come up here for the first time in the article. */
  fresh: readonly ExportedClaim[];
};

/**
 * The paragraphs of an article with the claims in them, in the order of the text. What a site had around its article is in
 * the original; a copy shows it only where a claim stands in it.
 */
export function paragraphsOf(article: ExportedArticle, claims: DossierExport["claims"]): CutParagraph[] {
  const placed = placedIn(article, claims);
  const noted = new Set<ExportedClaim>();
  return article.revision.paragraphs.flatMap(({ start, end, role, aside }) => {
    const here = placed.filter((one) => one.end > start && one.start < end);
    const fresh = [...new Set(here.map((one) => one.claim))].filter((claim) => !noted.has(claim));
    for (const claim of fresh) noted.add(claim);
    if (aside && here.length === 0) return [];
    return [{ role, aside: aside !== undefined, start, end, here, fresh }];
  });
}

/** The mentions in this article in the order of its text, each on an underline that no other one crosses. */
function placedIn(article: ExportedArticle, claims: readonly ExportedClaim[]): Placed[] {
  const all = claims
    .flatMap((claim) =>
      claim.mentions
        .filter((mention) => mention.article === article.letter && mention.revision === article.revision.number)
        .map(({ start, end }) => ({ claim, start, end, level: 0 })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let active: Placed[] = [];
  for (const one of all) {
    active = active.filter((other) => other.end > one.start);
    while (active.some((other) => other.level === one.level)) one.level += 1;
    active.push(one);
  }
  return all;
}

/** A paragraph cut wherever a mention or an unexamined sentence begins or ends. */
export function piecesOf(article: ExportedArticle, { here, start, end }: CutParagraph): Piece[] {
  const { text, sentences } = article.revision;
  const open = sentences.filter((one) => one.state === "unexamined" && one.end > start && one.start < end);
  const cuts = new Set([start, end]);
  for (const one of [...here, ...open]) {
    cuts.add(Math.max(start, one.start));
    cuts.add(Math.min(end, one.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, at) => {
    const to = places[at + 1] ?? end;
    const sentence = open.find((one) => one.start < to && one.end > from);
    return {
      text: text.slice(from, to),
      over: here.filter((one) => one.start < to && one.end > from).sort((a, b) => a.level - b.level),
      open: sentence !== undefined,
      begins: sentence?.start === from,
      starting: here.filter(
        (one) => one.start === from || (one.start < start && from === start && isFirst(one, article, start)),
      ),
      ending: here
        .filter((one) => one.end === to || (one.end > end && to === end && isLast(one, article, end)))
        .sort((a, b) => b.level - a.level),
    };
  });
}

/** A mention that runs over a paragraph's end has its number in the last paragraph that it touches. */
const isLast = (one: Placed, { revision }: ExportedArticle, end: number): boolean =>
  !revision.paragraphs.some((paragraph) => paragraph.start >= end && paragraph.start < one.end);

const isFirst = (one: Placed, { revision }: ExportedArticle, start: number): boolean =>
  !revision.paragraphs.some((paragraph) => paragraph.end <= start && paragraph.end > one.start);
