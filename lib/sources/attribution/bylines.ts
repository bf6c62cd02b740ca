/** Signs that a text is an agency's: its dateline, its byline, the line at its foot. */

import type { Attribution } from "@/lib/sources/attribution/attribution";
import { endOfForm, type KnownOutlet, type OutletIndex } from "@/lib/sources/attribution/outlet-index";
import { outletNamed } from "@/lib/sources/attribution/reader";
import { plainOutlet } from "@/lib/sources/outlet";

const dateline =
  /^[\p{Lu}][\p{L}\p{M} .,'’/-]{1,50}?\s?(?:,\s[^()—–]{3,30})?\s?[([]([^()[\]]{2,40})[)\]]\s?(?:[—–-]{1,2}|:)?\s/u;
const plainDateline = /^(\p{Lu}[\p{L} ]{1,24}),\s\p{Lu}[\p{L}\p{M}]+,\s[^.;]{4,24}?\s?[—–-]\s/u;
const wires =
  /^\s*(?:by:?\s|from\s)?((?:[\p{L}.' -]{2,40}(?:,|\sand|\s&)\s)?(?:staff and (?:wire|news|agency) (?:reports?|services?)|combined (?:wire )?reports?|(?:news )?wire (?:reports?|services)|news services|news agencies|agencies|from wire reports))\.?\s*$/iu;
const foot =
  /^(?:The )?(.{2,40}?) contributed to this (?:report|story|article)\b|^\s*(?:—|–|-|Source:|Quelle:)\s?(.{2,30})\.?$|^(?:©|\(c\)|Copyright)\s?\d{4}\s(.{2,30}?)(?:\.|,|\sAll)/iu;

export function bylinesIn(
  text: string,
  sentences: readonly { start: number; end: number; paragraph: number }[],
  { byline, own, index }: { byline: string; own: string; index: OutletIndex },
): Attribution[] {
  const found: Attribution[] = [];
  const seen = new Set<string>(own === "" ? [] : [plainOutlet(own)]);
  const add = (
    name: string,
    start: number,
    end: number,
    sentence: [number, number],
    confidence: number,
    unnamed = false,
  ) => {
    const outlet = unnamed ? null : agencyIn(name, index);
    if (!unnamed && !outlet) return;
    const called = outlet?.name ?? name;
    if (seen.has(plainOutlet(called))) return;
    seen.add(plainOutlet(called));
    const source = outlet ? outletNamed(outlet.name) : { ...outletNamed(""), name, unidentified: true };
    found.push({
      ...{ start, end, quote: text.slice(start, end), sign: "byline", source, through: null, kind: "republishes" },
      ...{ sentences: [sentence], confidence },
    });
  };
  for (const [at, { start, end }] of sentences.entries()) {
    const nearFoot = at >= sentences.length - 4;
    if (at > 7 && !nearFoot) continue;
    const line = text.slice(start, Math.min(end, start + 140));
    if (at <= 7) {
      const place =
        (/[([]/.test(line) ? dateline.exec(line) : null) ?? (/\s[—–-]\s/.test(line) ? plainDateline.exec(line) : null);
      if (place?.[1]) add(place[1], start, start + place[0].trimEnd().length, [start, end], 0.95);
      if (end - start < 90 && isBylineOf(line)) {
        const wire = wires.exec(line);
        if (wire?.[1]) add(wire[1], start, end, [start, end], 0.7, true);
        for (const part of line.split(/[,|/•·–—]|\sfor\s(?:the\s)?|\sand\s|^by:?\s/iu))
          add(part.trim(), start, end, [start, end], 0.85);
      }
    }
    if (nearFoot && end - start < 120 && /contributed to|^\s*[—–-]|source:|quelle:|^©|^\(c\)|copyright/i.test(line)) {
      const note = foot.exec(line);
      if (note) add((note[1] ?? note[2] ?? note[3] ?? "").trim(), start, start + note[0].length, [start, end], 0.8);
    }
  }
  if (byline !== "") {
    const at = text.indexOf(byline);
    const place = at < 0 ? null : sentences.find(({ start, end }) => start <= at && end > at);
    // A byline that the text does not show has no place in it: its first sentence stands for it.
    const [start, end] = place ? [at, at + byline.length] : [sentences[0]?.start ?? 0, sentences[0]?.start ?? 0];
    const [first = { start: 0, end: 0 }] = sentences;
    const sentence: [number, number] = place ? [place.start, place.end] : [first.start, first.end];
    const wire = wires.exec(byline);
    if (wire?.[1]) add(wire[1], start, end, sentence, 0.7, true);
    for (const part of byline.split(/[,|/•·–—;]|\sfor\s(?:the\s)?|\sand\s|\swith\s/iu))
      add(part.trim(), start, end, sentence, 0.85);
  }
  return found;
}

const isBylineOf = (line: string) =>
  /^(?:[Bb][Yy]:?\s\p{Lu}|[Ss]taff\b|From\s\p{Lu}|[\p{L}.' -]+,\s(?:\p{Lu}{2,5}|Associated Press|Reuters)\.?$)/u.test(
    line,
  ) ||
  wires.test(line) ||
  /^(?:The )?(?:Associated Press|Reuters|Agence France-Presse|AP|AFP|PTI|ANI|IANS|dpa)$/i.test(line.trim());

/** The agency that a name is; null for anything else, papers included: a byline with a paper is the paper's own. */
function agencyIn(name: string, index: OutletIndex): KnownOutlet | null {
  const bare = name.replace(/^(?:by|the|from|staff|with)\s/iu, "").trim();
  const first = /[\p{L}\p{N}]+/u.exec(bare)?.[0] ?? "";
  const form = index.byFirst.get(first)?.find(({ text }) => endOfForm(bare, 0, text) === bare.length);
  return form?.outlets.find(({ agency }) => agency) ?? null;
}
