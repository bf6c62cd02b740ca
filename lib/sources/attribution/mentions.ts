/** Where a text names outlets, by name or by a word that means one named before; whether it got something is not asked. */

import {
  bitOf,
  bitsOf,
  endOfForm,
  type Form,
  isWordUnit,
  type KnownOutlet,
  type OutletIndex,
  outletOfHost,
} from "@/lib/sources/attribution/outlet-index";
import { capitalRunBefore, newsName, newsWords, unlistedName } from "@/lib/sources/attribution/unlisted";
import { common, commonest, cueWords, notAfter, outletNouns } from "@/lib/sources/attribution/words";

export type Mention = {
  start: number;
  end: number;
  /** The outlet's full name; as written where it is in no list; empty while it is not known which one is meant. */
  outlet: string;
  /** Those that it can mean, where the list has several of this name. */
  candidates: readonly KnownOutlet[];
  /**
   * "name" for a name, "short" for "the Journal", "noun" for "the paper", "own" for "this newspaper", "work" for
   * "the report".
   */
  by: "name" | "short" | "noun" | "own" | "work";
  /** A common word, which without an article rarely means the outlet. */
  weak: boolean;
};

/** A word that can say that something was got, and where it stands. */
export type Cue = { start: number; end: number; word: string };

/** One pass over a text: names of outlets and words that may tell of a source, each in order. */
export function scanned(text: string, index: OutletIndex): { mentions: Mention[]; cues: Cue[] } {
  const mentions: Mention[] = [];
  const cues: Cue[] = [];
  const { byFirst } = index;
  /** A name after "the newspaper": an outlet, whether it is in the list or not. */
  let apposed: Mention | null = null;
  const length = text.length;
  for (let at = 0; at < length; at += 1) {
    if (!isWordUnit(text.charCodeAt(at))) continue;
    const start = at;
    while (at < length && isWordUnit(text.charCodeAt(at))) at += 1;
    if (
      !apposed &&
      !mayMatter[bitOf(text, start, at)] &&
      !index.mayBegin[bitOf(text, start, at)] &&
      text.charCodeAt(at) !== 0x2e
    ) {
      at -= 1;
      continue;
    }
    const word = text.slice(start, at);
    const forms = byFirst.get(word);
    const named = forms ? mentionOf(text, start, forms, mentions) : null;
    if (named) {
      const last = mentions.at(-1);
      if (last && last.end > start) mentions.pop();
      mentions.push(named);
      at = Math.max(at, named.end);
      continue;
    }
    if (apposed && apposed.start <= start) {
      const name: Mention = apposed;
      apposed = null;
      if (name.start === start) {
        mentions.push(name);
        at = Math.max(at, name.end);
        continue;
      }
    }
    const first = word.charCodeAt(0);
    const isCapital = (first >= 0x41 && first <= 0x5a) || (first > 0xbf && /\p{Lu}/u.test(word.charAt(0)));
    const next = text.charCodeAt(at);
    if (next === 0x2e && isWordUnit(text.charCodeAt(at + 1))) {
      const host = hostMention(text, start, index);
      if (host) {
        mentions.push(host);
        at = host.end;
        continue;
      }
    }
    if (isCapital && (newsWords.has(word) || callSign.test(word))) {
      const unlisted = unlistedName(text, start, at);
      if (unlisted) {
        mentions.push({ ...unlisted, candidates: [], by: "name", weak: false });
        at = Math.max(at, unlisted.end);
        continue;
      }
      if (/\b[Tt]he\s$/.test(text.slice(Math.max(0, start - 5), start)))
        mentions.push({ start, end: at, outlet: "", candidates: [], by: "short", weak: false });
    }
    const lower = isCapital ? word.toLowerCase() : word;
    const found = wordKinds.get(lower);
    if (found !== undefined) {
      // In the words of a title every word has a capital letter.
      if (found !== "noun" && (!isCapital || begins.test(lower))) cues.push({ start, end: at, word: lower });
      const noun = found !== "cue" && !isCapital ? nounMention(text, start, at, lower, mentions) : null;
      if (noun && noun.start > start) apposed = noun;
      else if (noun) {
        mentions.push(noun);
        at = Math.max(at, noun.end);
      }
    }
    at -= 1;
  }
  return { mentions, cues };
}

const works = ["report", "reports", "story", "article", "investigation", "interview", "exposé", "documentary"];
/** What to look for at a word that is no name: one look-up for each word of a text. */
const wordKinds: ReadonlyMap<string, "cue" | "noun" | "both"> = new Map([
  ...[...cueWords].map((word) => [word, "cue"] as const),
  ...[...outletNouns.keys(), ...works].map((word) => [word, cueWords.has(word) ? "both" : "noun"] as const),
]);
/** Words of a text for which this is 0 are neither a name nor a cue: most words need not be looked up. */
const mayMatter = bitsOf(
  [...wordKinds.keys()]
    .flatMap((word) => [word, `${word.charAt(0).toUpperCase()}${word.slice(1)}`])
    .concat([...newsWords]),
);
for (const letter of ["K", "W"])
  for (let second = 0x41; second <= 0x5a; second += 1)
    for (let last = 0x41; last <= 0x5a; last += 1)
      mayMatter[bitOf(`${letter}${String.fromCharCode(second)}A${String.fromCharCode(last)}`, 0, 4)] = 1;

const begins = /^(?:according|citing|quoting|reports|seen|obtained|interviewed|told|asked)$/;
const callSign = /^[KW][A-Z]{3}$/;

function mentionOf(text: string, start: number, forms: readonly Form[], earlier: readonly Mention[]): Mention | null {
  for (const { text: written, outlets, after, unclear } of forms) {
    const end = endOfForm(text, start, written);
    if (end < 0) continue;
    if (after && !after.test(text.slice(Math.max(0, start - 6), start))) continue;
    if (unclear && !outlets.some(({ name }) => earlier.some((one) => one.outlet === name))) continue;
    const single = isSingle(written);
    const lower = single ? written.toLowerCase() : "";
    const before = text.slice(Math.max(0, start - 40), start);
    if (single && isOfLongerName(before, written)) continue;
    const rest = text.slice(end, end + 24);
    if (notAfter.test(rest) && !/^\s(?:Group|Company|Trust) (?:reported|said) that/.test(rest)) continue;
    const isCommon = single && common.has(lower);
    // "The Journal of Hydrology", "the Age of Reason".
    if ((isCommon || newsName.test(written)) && /^\sof\s(?:the\s)?\p{Lu}/u.test(rest)) continue;
    if (isCommon && /^\s(?!of\b)\p{Lu}/u.test(rest) && !afterName.test(rest)) continue;
    if (isCommon && /\bjournal\s$/.test(before)) continue;
    const the = /\b[Tt]he\s["“„'‘]?$/.test(before);
    if (
      isCommon &&
      commonest.has(lower) &&
      !the &&
      atStart(before) &&
      !/^['’]s|^\s(?:magazine|newspaper|reports\b|reported\b)/.test(rest)
    )
      continue;
    if (/^(?:PA|AA|CP|NA)$/.test(written) && the && !/^\s(?:news|media)/.test(rest)) continue;
    const only = outlets.length === 1 ? outlets[0] : undefined;
    const by = isCommon && the && outlets.length > 1 ? "short" : "name";
    return {
      start,
      end,
      outlet: only?.name ?? "",
      candidates: outlets,
      by,
      weak:
        isCommon &&
        !the &&
        !/^\s(?:magazine|newspaper)/.test(rest) &&
        !outletNouns.has(/(\p{L}+)\s["“„'‘]?$/u.exec(before)?.[1] ?? ""),
    };
  }
  return null;
}

const nationality =
  /(?:^|[\s-])(?:\p{Lu}\p{L}*(?:ian|ean|ish|ese|can|man|ench|raeli|iraqi|stani|ech|wiss|utch|reek|rab|audi|emeni|uwaiti|atari|run|owned|based|linked|backed|language)|US|UK)$/u;

/** "Mayor Bloomberg", "the Evening Standard": the word is the end of another name. "Russian Tass" is the agency. */
function isOfLongerName(before: string, written: string): boolean {
  const run = capitalRunBefore(before);
  if (run === "") return false;
  if (common.has(written.toLowerCase()) || newsName.test(written)) return true;
  return /^\p{Lu}\p{Ll}/u.test(written) && !nationality.test(run);
}

const afterName =
  /^\s(?:News|TV|Television|Radio|Online|Magazine|World|International|Digital|Sunday|Sport|Business|Live|Weekly|Network|Africa|Europe|Asia|Politics|Investigations?|On|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|I)\b/;

const isSingle = (form: string) => /^[\p{L}\p{M}]+$/u.test(form);
const atStart = (before: string) => /(?:^|[.!?:]["”’)]?\s+|\n\s*)$/.test(before);

function hostMention(text: string, start: number, index: OutletIndex): Mention | null {
  let end = start;
  while (end < text.length && (isWordUnit(text.charCodeAt(end)) || /[.-]/.test(text.charAt(end)))) end += 1;
  while (/[.-]/.test(text.charAt(end - 1))) end -= 1;
  const outlet = outletOfHost(text.slice(start, end), index);
  return outlet && { start, end, outlet: outlet.name, candidates: [outlet], by: "name", weak: false };
}

const determiner =
  /\b([Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Oo]ur|[Ii]ts)\s(?:same\s|recent\s|initial\s|original\s|latest\s)?(?:(?:state\s|daily\s|British\s|local\s|US\s)?news\s|\p{Lu}\p{Ll}+\s)?$/u;
const needsNews =
  /^(?:agency|site|website|station|channel|network|portal|wire|daily|weekly|paper|journal|outlet|publication)$/;

/** "The paper", "the report"; and a name that such a noun stands before: "the newspaper Kommersant". */
function nounMention(
  text: string,
  start: number,
  end: number,
  word: string,
  before: readonly Mention[],
): Mention | null {
  const isWork = !outletNouns.has(word);
  const lead = text.slice(Math.max(0, start - 40), start);
  if (!isWork) {
    const named = appositive(text, start, end, word, lead);
    if (named) return named;
    const last = before.at(-1);
    // "The Xinhua news agency": the noun belongs to the name.
    if (last && /^\s(?:state\s|online\s)?(?:news\s|TV\s|television\s)?$/.test(text.slice(last.end, start))) return null;
  }
  const found = determiner.exec(lead);
  if (!found) return null;
  const article = found[1]?.toLowerCase();
  const own =
    (article === "this" || article === "our") && /^(?:newspaper|paper|outlet|website|magazine|publication)$/.test(word);
  if (!isWork && !own && article !== "the" && article !== "that") return null;
  const spoken = /\b(?:told|informed|assured|according to)\s$/.test(lead.slice(0, found.index));
  if (
    !spoken &&
    /^(?:agency|wire|channel|network|station|site|journal)$/.test(word) &&
    /^\s(?:that|which|of|for|in|responsible)\b/.test(text.slice(end, end + 16))
  )
    return null;
  return {
    start: start - found[0].length,
    end,
    outlet: "",
    candidates: [],
    by: own ? "own" : isWork ? "work" : "noun",
    weak: false,
  };
}

const properName =
  /^\s["“„'‘«]?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|January|February|March|April|May\b|June|July|August|September|October|November|December|The\b|But\b|And\b|In\b|On\b|I\b)((?:(?:The|Al|El|La|Le|Il|Die|Der)[\s-])?\p{Lu}[\p{L}\p{N}]*(?:['’-]\p{L}+)*(?:\s\p{Lu}[\p{L}\p{N}-]*){0,2})/u;

function appositive(text: string, start: number, end: number, word: string, lead: string): Mention | null {
  const isNews =
    !needsNews.test(word) ||
    /\b(?:news|TV|television|radio|state|satellite|online|language|government)\s$/i.test(lead) ||
    /^(?:daily|weekly|outlet)$/.test(word);
  if (!isNews) return null;
  const after = properName.exec(text.slice(end, end + 60));
  const name = after?.[1];
  // A name in the list is found when the scan comes to it.
  if (!name || after === null) return leadingName(text, start, end, word, lead);
  const from = end + after[0].length - name.length;
  return { start: from, end: from + name.length, outlet: name, candidates: [], by: "name", weak: false };
}

/** "Sabah newspaper", "the Mehr news agency": a name before the noun. */
function leadingName(text: string, start: number, end: number, word: string, lead: string): Mention | null {
  if (!/^(?:agency|newspaper|website|magazine|tabloid|daily)$/.test(word)) return null;
  const found = /((?:\p{Lu}[\p{L}\p{N}'’-]*\s){1,3})(?:news\s|television\s)?$/u.exec(lead);
  const name = found?.[1]?.trim().replace(/^(?:The|A|An|In|On|By|But|And|As)\s/, "");
  if (!name || /^(?:The|A|An|This|That|In|On|By|But|And|As|State)$/.test(name) || found === null) return null;
  if (word === "agency" && !/news\s$/.test(lead)) return null;
  if (
    /(?:ish|ian|ese|can|ench|man|raeli|iraqi|stani|Greek|Dutch|Swiss|Czech|US|UK|American|British|Sunday|Sunni|Arab|Arabic|Hebrew|Saudi|Catholic|Jewish|Muslim|Christian)$/u.test(
      name,
    )
  )
    return null;
  if (
    !/\b(?:the|The)\s|^\s*$|[.,“”"]\s|\b(?:told|to|by|from|with|citing|quoting)\s/.test(lead.slice(0, found.index)) &&
    found.index > 0
  )
    return null;
  const from = start - lead.length + (lead.length - (lead.length - found.index)) + found[0].indexOf(name);
  return { start: text.indexOf(name, from), end, outlet: name, candidates: [], by: "name", weak: false };
}
