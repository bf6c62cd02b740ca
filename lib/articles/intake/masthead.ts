/** The lines around an article's text that say what it is called, who wrote it, when it ran and where it stands. */

import { urlOf } from "@/lib/url";

const roleWords =
  /\b(?:correspondent|editor|reporter|writer|staff|contributor|contributing|analyst|columnist|bureau|chief|desk|freelance|journalist|producer|author)\b/i;
const outletWords =
  /\b(?:news|times|post|daily|herald|journal|press|agency|tribune|courier|chronicle|gazette|guardian|mail|observer|today|watch|online|magazine|media|tv|television|radio|review|standard|telegraph|star|sun|ledger|the|reuters|bbc|cnn|npr|afp|monde|jazeera|zeitung|spiegel|monitor|globe|express|independent|mirror|weekly|report|insider|wire|network|\w+\.(?:com|org|net|co))\b/i;
const calendarWords =
  /^(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|^(?:january|february|march|april|may|june|july|august|september|october|november|december|next|last|this|then|now|the)\b/i;
const name =
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|del|van|von|der|den|la|le|bin|ibn|and|und|et|y|e|en|&|da|dos|di|du|el|al-[\p{L}'’-]+|ten|ter|zu))*$/u;

export type Byline = { byline: string; outlet: string };

/**
 * Reads a line such as "By Jane Roe, Estuary Times"; null if it is no byline.
 * The outlet is empty where the line names none.
 */
export function bylineIn(line: string): Byline | null {
  if (line.length > 160) return null;
  const rest =
    /^(?:by|(?:words|text|reporting|written|story|reported) by|author|byline|reporter|von|par|por|di|door)\s*(?::\s*|\s)(.+)$/i.exec(
      line,
    )?.[1];
  if (!rest || /^\p{Ll}/u.test(line.replace(/^(?:by|author|reporter)\b/i, ""))) return null;
  const parts = rest.split(/\s*[|•·–—]\s*|,\s+|\s+-\s+/).map((part) => part.trim());
  const [first = "", ...others] = parts;
  const [who = "", forWhom] = first.split(/\s+(?:for|für|pour)\s+(?:the\s+(?=\p{Lu}))?/u);
  const people = who.replace(/\s+(?:in|at|from)\s+\p{Lu}.*$/u, "");
  if (!name.test(people) || people.split(/\s+/).length > 10 || calendarWords.test(people)) return null;
  if (/\.$/.test(rest) && !/\b(?:Jr|Sr|\p{Lu})\.$/u.test(rest)) return null;

  const names = [people];
  let outlet = forWhom ?? "";
  for (const part of others) {
    if (roleWords.test(part) || /[\d@]/.test(part) || !/^\p{Lu}/u.test(part) || part.split(/\s+/).length > 6) continue;
    if (/\s(?:and|und|et|y|&)\s/.test(part) && name.test(part)) names.push(part);
    else if (name.test(part) && /^\S+\s+\S+$/.test(part) && !outletWords.test(part)) names.push(part);
    else if (!outlet) outlet = part;
  }
  return { byline: names.join(", "), outlet };
}

/** "The Estuary News Staff is a team of …" at the foot of a text; null if a line is no such note. */
export function staffNoteIn(line: string): Byline | null {
  const found =
    /^(?:The\s+)?(\p{Lu}[^.,;:!?]{1,60}?)\s+((?:Editorial\s+)?(?:Staff|Newsroom|Team|Desk))\s+(?:is|are)\s+(?:a|the|our)\s/u.exec(
      line,
    );
  return found ? { byline: `${found[1]} ${found[2]}`, outlet: found[1] ?? "" } : null;
}

/** "© 2026 Estuary Times" at the foot of a text → the outlet; empty if a line is no such notice. */
export function copyrightIn(line: string): string {
  const found =
    /^(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)\s+(?:by\s+)?(.{2,60}?)(?:[.,|]|\s+all rights|$)/i.exec(
      line,
    );
  return found?.[1]?.trim() ?? "";
}

const months =
  "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août|märz|okt|dez|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|maart|mei|dezember";
const hasDate = new RegExp(
  `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日|(?:\\b(?:${months})\\p{L}*\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4})|(?:\\d{1,2}(?:st|nd|rd|th|\\.|er)?\\s+(?:de\\s+)?(?:${months}|\\p{Script=Cyrillic}{3,})\\p{L}*\\.?,?\\s+(?:de\\s+)?\\d{4})`,
  "iu",
);
const labels =
  /^\s*(?:(first\s+)?(published|posted|issued)(?:\s+(?:on|at))?|publication date|date|veröffentlicht(?:\s+am)?|stand|erschienen(?:\s+am)?|publié(?:\s+le)?|publicado(?:\s+el)?|pubblicato(?:\s+il)?|gepubliceerd(?:\s+op)?|опубликовано|((?:last\s+)?(?:updated|modified)(?:\s+(?:on|at))?|aktualisiert(?:\s+am)?|mis à jour(?:\s+le)?|actualizado(?:\s+el)?))\s*[:：]?\s*(?=[\p{L}\d])/iu;

export type DateLine = {
  /** The words of the date, without their label. */
  words: string;
  /** Which date it is: an update says less about when an article ran. */
  of: "publication" | "update";
};

/** Reads a line that gives a date and nothing else, with or without a label such as "Published:"; else null. */
export function dateIn(line: string): DateLine | null {
  if (line.length > 120 || !/\d/.test(line)) return null;
  const label = labels.exec(line);
  const words = label ? line.slice(label[0].length) : line;
  const found = hasDate.exec(words);
  if (!found) return null;
  // What is left beside the date and the time is at most a weekday, a zone, a place or a second date.
  const limit = label ? 70 : 28;
  const beside = words.length - found[0].length;
  if (beside > limit || (!label && /[.!?]$/.test(words) && beside > 12)) return null;
  return { words, of: label?.[3] ? "update" : "publication" };
}

/** The date in "HALVERN, 11 March 2026 — The port …"; null if a paragraph does not begin so. */
export function datelineIn(paragraph: string): string | null {
  const found = /^\p{Lu}[\p{Lu}\p{M} .,'’-]{2,40},\s+([^—–-]{8,30}?)\s*(?:\([^)]{2,30}\)\s*)?[—–-]\s/u.exec(paragraph);
  return found?.[1] && hasDate.test(found[1]) ? found[1] : null;
}

const address = /^<?(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]])[>.]?$/i;

/** An address that fills a line, alone or after a label such as "Source:"; null if there is none. */
export function addressIn(line: string): { url: string; labelled: boolean } | null {
  if (line.length > 2100 || !/https?:\/\//i.test(line)) return null;
  const label =
    /^(?:source|url|link|permalink|original|read (?:the )?(?:original|full story|more)(?:\s+(?:at|on|here))?|(?:originally|first) published(?:\s+(?:at|on|in))?|via|available at|retrieved from|quelle|fuente)\s*:?\s+/i.exec(
      line,
    );
  const found = address.exec(line.slice(label?.[0].length ?? 0).trim())?.[1];
  const url = found ? urlOf(found) : null;
  return !url || url.username || url.password ? null : { url: url.href, labelled: label !== null };
}

const bullet = /^[•·▪◦‣›»>*-]\s+/;

/** A line of a site's trail ("• World") without its bullet; also the title that such a line may hold. */
export function withoutBullet(line: string): string {
  return line.replace(bullet, "").replace(/\s+/g, " ").trim();
}

/** Which paragraph is the headline; -1 if the text begins with its first ordinary paragraph. */
export function headlineIndex(paragraphs: readonly string[]): number {
  let first = 0;
  while (first < Math.min(paragraphs.length, 6) && isFurniture(paragraphs[first] ?? "")) first += 1;

  let after = first;
  while (bullet.test(paragraphs[after] ?? "") && (paragraphs[after] ?? "").length <= 160) after += 1;
  if (after > first) {
    const last = withoutBullet(paragraphs[after - 1] ?? "");
    if (withoutBullet(paragraphs[after] ?? "").toLowerCase() === last.toLowerCase()) return after;
    return after - first > 1 && isHeadline(last, paragraphs.slice(after)) ? after - 1 : -1;
  }

  const line = paragraphs[first] ?? "";
  const next = paragraphs[first + 1] ?? "";
  const trail = /^[^>›»]{1,40}(?:\s+[>›»]\s+[^>›»]{1,160})+$/.test(line);
  const kicker = line.length <= 30 && line.split(/\s+/).length <= 2;
  if ((trail || kicker) && next.split(/\s+/).length >= 4 && isHeadline(next, paragraphs.slice(first + 2))) {
    return first + 1;
  }
  return !trail && isHeadline(line, paragraphs.slice(first + 1)) ? first : -1;
}

function isFurniture(line: string): boolean {
  return bylineIn(line) !== null || dateIn(line) !== null || addressIn(line) !== null;
}

function isHeadline(line: string, rest: readonly string[]): boolean {
  if (line.length < 4 || line.length > 180 || isFurniture(line)) return false;
  const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(line);
  if (dense ? line.length > 60 : !/\S\s+\S/.test(line)) return false;
  if (/[,;:，；：]$/.test(line)) return false;
  const stopped = /[.。．।]["”’»)\]]*$/.test(line) && !/(?:^|[\s(])(?:\p{Lu}\.){2,}$|\.\.\.$/u.test(line);
  return !stopped && rest.slice(0, 12).some((other) => other.length > line.length);
}
