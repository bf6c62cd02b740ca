/** Whom a phrase names that ends before a verb: people, nobody in particular, institutions, documents, reports. */

import type { NamedSource } from "@/lib/sources/attribution/attribution";
import {
  afterHead,
  groups,
  made,
  name,
  nameWord,
  notName,
  type Speaker,
  speaksFor,
  trimmedName,
  withApposition,
  withoutThe,
} from "@/lib/sources/attribution/names";
import { betweens, institutions, nobodies, papers, roles } from "@/lib/sources/attribution/words";

const firsts = new RegExp(`(${name})(?:['’]s)?$`, "u");
const nameOf = new RegExp(
  `(${name})\\s(?:of|from|at|with|for)\\s(?:the\\s)?(${name}(?:\\s(?:of|for|and)\\s(?:the\\s)?${name})*)$`,
  "u",
);
const seated = new RegExp(
  `(?:${nameWord}\\s){0,3}(?:Ministry|Department|Office|Bank|University|Board|Council|House|Court|Bureau|Committee|Institute|Embassy|Government|Chamber|Church|Association|Federation|Observatory|Commission|Centre|Center|Party|Union|Society|Academy|College|School|Agency|City|State|Port|Museum|Secretary|Duke|Bishop|Doctors|Reporters|Network|Campaign|Coalition|League|Organization|Organisation|Fund)\\s(?:of|for|on|Without|to)\\s(?:the\\s)?${name}(?:\\sand\\s${name})*$`,
  "u",
);
const forWhom = new RegExp(
  `\\b((?:an?|the|another|one)\\s)?((?:[\\p{L}'’.-]+\\s){0,5}?(?:${speaksFor}))\\s(?:for|of|at|from)\\s((?:the\\s|its\\s)?[^,;:“”"]{2,70})$`,
  "iu",
);
const nobody = new RegExp(`\\b(${nobodies})\\b((?:\\s(?:${afterHead})\\b[^;:“”"]*)?)$`, "iu");
const nobodyHead = new RegExp(`^(?:${nobodies})$`, "iu");
const afterHeadIn = new RegExp(`\\s(?:${afterHead})\\b`, "u");
const isCapital = (word: string) => /^["“]?\p{Lu}/u.test(word);
const paper = new RegExp(`\\b(${papers})$`, "iu");
/** Of all papers, those that speak for themselves: "the memo says". */
const telling =
  /^(?:documents?|files|papers|records|e-?mails?|memos?|memorand(?:um|a)|letters?|transcripts?|minutes|filings?|complaint|lawsuit|affidavit|indictment|recordings?|cables|messages|correspondence|footage)$/i;
const reportWords =
  /\b(reports|media|press|news outlets|newspapers|news agencies|news sites|tabloids|broadcasters|media outlets|outlets|websites)$/i;
const aReport = /\b(?:a|an|one|another)\s(?:[\p{L}-]+\s){0,3}report$/iu;
const institution = new RegExp(`\\b(${institutions}|${roles})$`, "iu");
const peopleOfInstitution = new RegExp(`^(?:${roles})$`, "iu");

const adverb = new RegExp(`[,\\s]+(?:${betweens})$`, "u");
const asidePhrase =
  /[,\s]+(?:in (?:an?|the|his|her) (?:[\w-]+ )?(?:statement|interview|e-?mail|tweet|post|letter|speech)|(?:on|late) \p{Lu}\w+day(?: (?:night|morning|evening|afternoon))?|at the time|as well|(?:this|last) (?:week|month|year|night))$/u;

/** What stands before a verb, without the adverbs and the times between the two. */
function withoutAside(words: string): string {
  let kept = words.trimEnd();
  for (let turn = 0; turn < 5; turn += 1) {
    const tail = kept.slice(-50);
    const found =
      adverb.exec(tail.slice(-20)) ??
      (/(?:[a-z]day|statement|interview|mail|tweet|post|letter|speech|night|morning|evening|afternoon|time|well|week|month|year)$/.test(
        tail,
      )
        ? asidePhrase.exec(tail)
        : null);
    if (!found) break;
    kept = kept.slice(0, kept.length - found[0].length);
  }
  return kept;
}

const stop =
  /^(?:that|which|who|whom|whose|as|but|when|while|after|before|because|since|if|or|of|in|on|at|by|for|from|to|with|about|said|says|told|is|was|were|are|be|been|has|have|had|where|than|though|although|so|yet|citing|quoting|quoted|cited|according|did|does|do|will|would|could|can|may|might|not|what|how|why|whether|into|over|under|against|between|amid|following|per|via|also|then|just|even|reports?|reported|including|like|and\/or|denied|refuted|rejected|dismissed|published|called|confirmed|denies|confirms|once|until|despite|without|within)$/i;
const determined =
  /^(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|another|some|several|many|multiple|numerous|other|both|these|those|this|no|its|his|her|their|our|my|dozens|hundreds)$/i;

/** Where the phrase begins whose head begins at `head`: its adjectives and its article. */
export function phraseStart(text: string, from: number, head: number): number {
  let at = head;
  let joined = false;
  for (let count = 0; count < 9; count += 1) {
    const word = /([^\s]+)\s+$/u.exec(text.slice(Math.max(from, at - 40), at));
    const [whole = "", last = ""] = word ?? [];
    if (!word || /[,;:“”"()—–!?«»]|\.$/.test(last.replace(/^(?:\p{Lu}\.)+$/u, "")) || stop.test(last)) break;
    if (last === "and") {
      if (joined || at === head) break;
      joined = true;
    }
    at -= whole.length;
    if (determined.test(last) && !/^(?:other|these|those)$/i.test(last)) break;
  }
  return /^and\s/.test(text.slice(at, at + 4)) ? at + 4 : at;
}

/** Who says what the verb at `at` tells; null where that is not sure. */
export function speakerBefore(text: string, from: number, at: number, toOutlet = false): Speaker | null {
  const begin = Math.max(from, at - 240);
  const whole = text.slice(begin, at);
  const bare = withoutAside(whole);
  const kept = bare.replace(/,\s*$/, "");
  if (kept === "" || /["”»“]$/.test(kept)) return null;
  const clause =
    Math.max(
      kept.lastIndexOf("“"),
      kept.lastIndexOf("”"),
      kept.lastIndexOf('"'),
      kept.lastIndexOf(";"),
      kept.lastIndexOf(": "),
      kept.lastIndexOf("—"),
      kept.lastIndexOf("«"),
      kept.lastIndexOf("»"),
    ) + 1;
  const said = kept.slice(clause);
  const base = begin + clause;
  // The comma that closes an apposition is part of what was taken off.
  const closed = kept.length < bare.length || /^\s*,/.test(whole.slice(kept.length));
  if (closed) {
    for (
      let comma = said.lastIndexOf(","), turn = 0;
      comma > 0 && turn < 3;
      comma = said.lastIndexOf(",", comma - 1), turn += 1
    ) {
      const inner = phraseAt(text, base, base + comma);
      if (inner && !/^\s(?:and|but|while|which)\b/.test(said.slice(comma + 1)))
        return withApposition(inner, said.slice(comma + 1));
    }
  }
  return (
    phraseAt(text, base, base + said.length) ?? (toOutlet ? anybodyAt(text, base, base + said.trimEnd().length) : null)
  );
}

/** Whoever spoke to an outlet is somebody, whatever the word: "two sailors", "a rival promoter". */
function anybodyAt(text: string, from: number, until: number): Speaker | null {
  const head = /(?<![\p{L}-])\p{Ll}[\p{L}-]*$/u.exec(text.slice(Math.max(from, until - 40), until));
  if (!head) return null;
  const start = phraseStart(text, from, until - head[0].length);
  const phrase = text.slice(start, until);
  const several = /^(?:the|both|all)\s/i.test(phrase) ? false : /[^s]s$|\b(?:men|women|children)$/.test(phrase);
  if (!several && !/^(?:an?|one|another|two|three|four|five|six|some|several|many)\s/i.test(phrase)) return null;
  return { source: made(phrase, "person", { unidentified: true }), start, end: until, surname: "", confidence: 0.6 };
}

/** The phrase that ends at `end`. */
function phraseAt(text: string, from: number, end: number): Speaker | null {
  const words = text.slice(Math.max(from, end - 140), end).trimEnd();
  const begin = Math.max(from, end - 140);
  if (words === "" || /[.!?]$/.test(words.replace(/\b(?:\p{Lu}\.|Jr\.|Sr\.)$/u, ""))) return null;
  const place = (index: number) => begin + index;
  const until = begin + words.length;
  const speaker = (source: NamedSource, start: number, confidence: number, surname = ""): Speaker => ({
    source,
    start,
    end: until,
    surname,
    confidence,
  });

  const last = /[^\s]+$/.exec(words)?.[0] ?? "";
  const spokes = / (?:for|of|at|from) /.test(words) ? forWhom.exec(words) : null;
  if (
    spokes &&
    !/^(?:the|an?|one|another)?\s*(?:official)$/i.test(`${spokes[1] ?? ""}${spokes[2] ?? ""}`.trim()) &&
    !/\b(?:said|told|who|that|which)\b/.test(spokes[3] ?? "")
  ) {
    const head = place(spokes.index + (spokes[1] ?? "").length + (spokes[2] ?? "").lastIndexOf(" ") + 1);
    const start = phraseStart(text, from, head);
    const group = withoutThe(spokes[3] ?? "");
    const person = new RegExp(`^(${name})$`, "u").test(group.split(/,/)[0] ?? "");
    if (person || /^(?:the|its)\s/.test(spokes[3] ?? "") || /\p{Lu}/u.test(group))
      return speaker(made(text.slice(start, until), "person", { institution: group }), start, 0.8);
  }
  const of = isCapital(last) ? nameOf.exec(words) : null;
  if (of?.[1] && /\s/.test(of[1]) && !institution.test(of[1]) && !notName.test(of[1].split(" ")[0] ?? ""))
    return speaker(made(of[1], "person", { institution: of[2] ?? "" }), place(of.index), 0.8, of[1].split(" ").at(-1));
  const seat = isCapital(last) ? seated.exec(words) : null;
  if (seat) {
    const group = trimmedName(seat[0]);
    return speaker(made(group, "institution", { institution: group }), place(seat.index + seat[0].indexOf(group)), 0.7);
  }
  const who = nobodyHead.test(last) || afterHeadIn.test(words) ? nobody.exec(words) : null;
  if (who && !/\b(?:said|told|reported|which|that)\b|,\s(?!who)/.test(who[2] ?? "")) {
    const start = phraseStart(text, from, place(who.index));
    const phrase = text.slice(start, until).replace(/\swho$/, "");
    if (!/^(?:no|critics|supporters|opponents)\b/i.test(phrase))
      return speaker(made(phrase, "person", { unidentified: true }), start, 0.8);
  }
  if (aReport.test(words) || reportWords.test(words)) {
    const head = place(words.search(/\S+$/));
    const start = phraseStart(text, from, head);
    const phrase = text.slice(start, until);
    if (/^(?:the|these|this|those|his|her|its|their)\b/i.test(phrase) && !/\bmedia$/i.test(phrase)) return null;
    return speaker(made(phrase, "report", { unidentified: true }), start, 0.7);
  }
  const sheet = paper.exec(words);
  if (sheet?.[1] && telling.test(sheet[1])) {
    const start = phraseStart(text, from, place(sheet.index));
    return speaker(made(text.slice(start, until), "document"), start, 0.7);
  }
  const named = isCapital(last) ? firsts.exec(words) : null;
  if (named?.[1]) {
    const found = trimmedName(named[1]);
    if (found !== "") {
      const start = place(words.lastIndexOf(found));
      const single = !/\s/.test(found);
      if (
        single &&
        /(?:^|[.!?]\s)$/.test(
          text.slice(Math.max(0, from - 2), start).trimStart() === "" ? "" : text.slice(from, start),
        ) &&
        /s$/.test(found)
      )
        return null;
      const isGroup = single || groups.test(found);
      return speaker(
        made(found, isGroup ? "institution" : "person", isGroup ? { institution: withoutThe(found) } : {}),
        start,
        single ? 0.5 : 0.7,
        single || isGroup ? "" : (found.split(" ").at(-1) ?? ""),
      );
    }
  }
  return ofOffice(text, from, words, begin, until);
}

/** "The health ministry", "the district collector": whom an office or an institution identifies. */
function ofOffice(text: string, from: number, words: string, begin: number, until: number): Speaker | null {
  const found = institution.exec(words);
  if (!found?.[1]) return null;
  const start = phraseStart(text, from, begin + found.index);
  const phrase = text.slice(start, until);
  const alone = /^(?:the|an?|this|its|his|her|their|our|one|another)?\s*\S+$/iu.test(phrase);
  if (alone && !/^(?:police|prosecutors)$/i.test(phrase)) return null;
  if (/^(?:his|her|their|my|our)\b/i.test(phrase)) return null;
  if (peopleOfInstitution.test(found[1])) {
    const unnamed = /^(?:an?|one|another|some|two|three)\s/i.test(phrase) || !/^the\s/i.test(phrase);
    return {
      source: made(phrase, "person", { unidentified: unnamed }),
      start,
      end: until,
      surname: "",
      confidence: unnamed ? 0.6 : 0.5,
    };
  }
  return {
    source: made(phrase, "institution", { institution: withoutThe(phrase) }),
    start,
    end: until,
    surname: "",
    confidence: 0.55,
  };
}

const paperBefore = new RegExp(
  `\\b(${papers})\\b(?:,?\\s(?:that|which))?(?:\\s(?:${betweens}))*(?:\\s(?:was|were|been|be|is|are))?\\s*$`,
  "iu",
);

/** The document that is told of just before: "documents | obtained by", "papers that | the Post obtained". */
export function paperJustBefore(text: string, from: number, at: number): Speaker | null {
  const begin = Math.max(from, at - 120);
  const found = paperBefore.exec(text.slice(begin, at));
  if (!found?.[1]) return null;
  const head = begin + found.index;
  const start = phraseStart(text, from, head);
  const end = head + found[1].length;
  return { source: made(text.slice(start, end), "document"), start, end, surname: "", confidence: 0.85 };
}
