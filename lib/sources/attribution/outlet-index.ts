/** The outlets of a list by the first word of each of their names, so that a text is looked through once. */

import { neverAlone, wellKnown } from "@/lib/sources/attribution/words";
import { hostIn, type OutletName } from "@/lib/sources/outlet";

export type KnownOutlet = OutletName & { country?: string | undefined; agency?: boolean | undefined };

/** One written form of one or more outlets. */
export type Form = {
  /** As it is written in a text, without an article that may be left out. */
  text: string;
  /** Those whose own name it is come first. */
  outlets: KnownOutlet[];
  /** Its own name has an article in front ("The Sun"): without one it is less likely meant. */
  article: boolean;
  /** Two or three letters that may stand for something else: only after its name is it meant. */
  unclear: boolean;
  /** What must stand in front, as "du" before "Monde". */
  after: RegExp | null;
};

export type OutletIndex = {
  /** By first word as written; the longest form first. */
  byFirst: ReadonlyMap<string, readonly Form[]>;
  byHost: ReadonlyMap<string, KnownOutlet>;
  /** See `bitOf`: 1 for every word that some form begins with. */
  mayBegin: Uint8Array;
};

/** Broadcasts that are named without their broadcaster. */
const programmes: Record<string, string> = {
  "Meet the Press": "NBC News",
  "Face the Nation": "CBS News",
  "60 Minutes": "CBS News",
  "CBS Mornings": "CBS News",
  "State of the Union with Jake Tapper": "CNN",
  "Anderson Cooper 360": "CNN",
  "Good Morning America": "ABC News",
  "This Week with George Stephanopoulos": "ABC News",
  "Nightly News": "NBC News",
  "Fox & Friends": "Fox News",
  "Fox and Friends": "Fox News",
  "Fox News Sunday": "Fox News",
  "Morning Joe": "MSNBC",
  "All Things Considered": "NPR",
  "Morning Edition": "NPR",
  "Today programme": "BBC",
  Newsnight: "BBC",
  "Radio 4": "BBC",
  "Radio 5 Live": "BBC",
  "Good Morning Britain": "ITV News",
  "Channel 4 News": "Channel 4 News",
  "PBS NewsHour": "PBS NewsHour",
  Tagesschau: "Tagesschau",
};

/** Agencies whose letters British papers write as a name. */
const spoken = new Set("TASS ANSA IRNA ISNA EFE WAFA SANA".split(" "));

const indexes = new WeakMap<readonly KnownOutlet[], OutletIndex>();

/** The index of a list of outlets; made once for each list. */
export function outletIndex(outlets: readonly KnownOutlet[]): OutletIndex {
  const known = indexes.get(outlets);
  if (known) return known;
  const made = madeIndex(outlets);
  indexes.set(outlets, made);
  return made;
}

function madeIndex(outlets: readonly KnownOutlet[]): OutletIndex {
  const forms = new Map<string, Form>();
  const byHost = new Map<string, KnownOutlet>();
  const add = (outlet: KnownOutlet, text: string, article: boolean, after: RegExp | null, isName: boolean) => {
    if (text.length < 2 || /^(?:us|US|Us|it|IT|am|pm|Mo|BC|AD|UK|EU|UN)$/.test(text)) return;
    if (neverAlone.has(text.toLowerCase().replace(/\s/g, "-"))) return;
    if (/^\p{Ll}{4,}$/u.test(text) && text !== "inews") return;
    const form = forms.get(text);
    const unclear = /^[A-Z\d]{2,3}$/.test(text) && !wellKnown.has(text) && !outlet.agency;
    if (!form) forms.set(text, { text, outlets: [outlet], article, after, unclear });
    else {
      form.unclear &&= unclear;
      form.article &&= article;
      if (after === null) form.after = null;
      if (form.outlets.includes(outlet)) return;
      if (isName) form.outlets.unshift(outlet);
      else form.outlets.push(outlet);
    }
  };
  const addName = (outlet: KnownOutlet, written: string, isName: boolean) => {
    const bare = written.replace(/\s*\([^)]*\)\s*$/, "").replaceAll("’", "'");
    const unbracketed = isName && bare.length === written.length;
    const [, article = "", rest = ""] =
      /^((?:the|der|die|das|le|la|les|el|los|las|il|lo)\s+|l')?(.+)$/iu.exec(bare) ?? [];
    const free = /^(?:the|der|die|das)\s/i.test(article);
    const spellings = new Set([free ? rest : bare]);
    if (/^the\s/i.test(article) && /^\p{L}+$/u.test(rest) && rest.length > 3) spellings.add(rest.toUpperCase());
    if (spoken.has(bare)) spellings.add(`${bare.charAt(0)}${bare.slice(1).toLowerCase()}`);
    for (const text of spellings) {
      add(outlet, text, article !== "", null, unbracketed);
      if (text.length > 4 && /\p{Ll}/u.test(text)) add(outlet, text.toUpperCase(), article !== "", null, unbracketed);
    }
    // "au Monde", "du Figaro", "aux Échos", "del Corriere" have the article in the word before.
    if (/^(?:le|les|il)\s/i.test(article)) add(outlet, rest, true, /\b(?:du|au|aux|des|del|al|dal)\s$/i, false);
  };
  const byName = new Map<string, KnownOutlet>();
  for (const outlet of outlets) {
    byName.set(outlet.name, outlet);
    addName(outlet, outlet.name, true);
    for (const short of outlet.shortNames) addName(outlet, short, false);
    for (const domain of outlet.domains) {
      const host = hostIn(domain);
      if (host && !byHost.has(host)) byHost.set(host, outlet);
    }
  }
  for (const [programme, name] of Object.entries(programmes)) {
    const outlet = byName.get(name) ?? forms.get(name)?.outlets[0];
    if (outlet) add(outlet, programme, false, null, false);
  }
  const byFirst = new Map<string, Form[]>();
  for (const form of forms.values()) {
    const first = /^[\p{L}\p{M}\p{N}]+/u.exec(form.text)?.[0];
    if (first === undefined) continue;
    const same = byFirst.get(first);
    if (same) same.push(form);
    else byFirst.set(first, [form]);
  }
  for (const same of byFirst.values()) same.sort((one, other) => other.text.length - one.text.length);
  return { byFirst, byHost, mayBegin: bitsOf([...byFirst.keys()]) };
}

const BITS = 1 << 14;

/** A small number by the first two letters, the last one and the length of a word: unlike ones tell words apart. */
export function bitOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  const second = start + 1 < end ? text.charCodeAt(start + 1) : 0;
  return (first * 977 + second * 131 + text.charCodeAt(end - 1) * 31 + (end - start)) & (BITS - 1);
}

export function bitsOf(words: readonly string[]): Uint8Array {
  const bits = new Uint8Array(BITS);
  for (const word of words) bits[bitOf(word, 0, word.length)] = 1;
  return bits;
}

/** The outlet that an address or a host belongs to, subdomains included; null where none does. */
export function outletOfHost(address: string, { byHost }: OutletIndex): KnownOutlet | null {
  for (let host = hostIn(address) ?? ""; host.includes("."); host = host.slice(host.indexOf(".") + 1)) {
    const owner = byHost.get(host);
    if (owner) return owner;
  }
  return null;
}

/** Where a form that begins at a place of the text ends; -1 where something else stands there. */
export function endOfForm(text: string, at: number, form: string): number {
  let place = at;
  for (let i = 0; i < form.length; i += 1, place += 1) {
    const wanted = form.charCodeAt(i);
    const found = text.charCodeAt(place);
    if (wanted === found) continue;
    if (wanted === 0x27 && found === 0x2019) continue;
    if (wanted === 0x20 && (found === 0x2d || found === 0xa0 || found === 0x0a || found === 0x09)) continue;
    return -1;
  }
  return isWordUnit(text.charCodeAt(place)) ? -1 : place;
}

/** Letters, digits and marks, told fast: all of Latin and whatever is no punctuation above it. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
  if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba;
  return unit !== 0xd7 && unit !== 0xf7 && (unit < 0x2000 || unit > 0x206f) && (unit < 0x3000 || unit > 0x3020);
}
