/** Goes through a text sentence by sentence and remembers whom it named before. */

import type { Attribution, NamedSource } from "@/lib/sources/attribution/attribution";
import type { Cue, Mention } from "@/lib/sources/attribution/mentions";
import type { Speaker } from "@/lib/sources/attribution/names";
import type { KnownOutlet, OutletIndex } from "@/lib/sources/attribution/outlet-index";
import { paperJustBefore } from "@/lib/sources/attribution/people";
import { type Group, type OutletReading, readOutlet } from "@/lib/sources/attribution/reads-outlet";
import { type Said, speakersIn } from "@/lib/sources/attribution/speakers";
import { plainOutlet } from "@/lib/sources/outlet";
import type { LinkKind } from "@/lib/sources/source";

export type Sentence = { start: number; end: number; paragraph: number };
type Told = { source: NamedSource; through: NamedSource | null };
/** An attribution with what is needed to tell which sentences it goes on in. */
type Noted = { attribution: Attribution; sentence: number };

export const outletNamed = (outlet: string): NamedSource => ({
  ...{ name: outlet, outlet, institution: "", unidentified: false, is: "outlet" },
});

/** A group of outlets that a sentence brings in, read. */
export type ReadGroup = { group: Group; reading: OutletReading; outlets: string[] };

export class Reader {
  readonly #text: string;
  readonly #language: string;
  readonly #own: string;
  readonly #noted: Noted[] = [];
  readonly #sentences: Sentence[] = [];
  /** Last words of outlets that were named: "Journal" → "The Wall Street Journal". */
  readonly #short = new Map<string, string>();
  readonly #agencies = new Set<string>();
  readonly #countries = new Map<string, number>();
  #named: string[] = [];
  #cited: string[] = [];
  #report: NamedSource | null = null;
  readonly #people = new Map<string, Told>();
  #last: (Told & { sentence: number }) | null = null;
  /** The documents that were told of last, under their fullest name, and where. */
  #papers: { source: NamedSource; through: NamedSource | null; told: Attribution[]; sentence: number } | null = null;
  /** The outlet that was said to quote somebody in the sentence before. */
  #expected: { through: NamedSource; sentence: number } | null = null;

  constructor(text: string, { language, index, own }: { language: string; index: OutletIndex; own: string }) {
    this.#text = text;
    this.#language = language;
    this.#own = own === "" ? "" : plainOutlet(ownName(own, index));
    // A Halvern Courier that writes "seen by the Courier" means itself, whatever other Couriers there are.
    const short = shortNameOf(own);
    if (short) this.#short.set(short, ownName(own, index));
  }

  read(sentence: Sentence, mentions: readonly Mention[], cues: readonly Cue[]): void {
    const at = this.#sentences.push(sentence) - 1;
    const groups = this.#outletsIn(sentence, mentions, at);
    if (groups.length === 0) this.#itself(sentence, at);
    if (cues.length === 0 && groups.length === 0) return;
    const direct = groups.find(({ outlets }) => outlets.length > 0);
    for (const said of speakersIn(this.#text, sentence, cues, groups)) this.#note(said, sentence, at, direct ?? null);
  }

  /** All that was found, each with the sentences that it goes on in. */
  found(): Attribution[] {
    const speaking = new Set(this.#noted.map(({ sentence }) => sentence));
    for (const { attribution, sentence } of this.#noted) {
      for (let next = sentence + 1; this.#goesOn(attribution, sentence, next, speaking); next += 1) {
        const { start, end } = this.#sentences[next] as Sentence;
        attribution.sentences.push([start, end]);
      }
    }
    return this.#noted.map(({ attribution }) => attribution);
  }

  /** "It added that …", right after an outlet was said to report. */
  #itself({ start, end }: Sentence, at: number): void {
    const found =
      this.#text.charCodeAt(start) === 0x49 ? itSays.exec(this.#text.slice(start, Math.min(end, start + 60))) : null;
    const before = found && this.#noted.findLast(({ attribution }) => attribution.source.is === "outlet");
    if (!found || before?.sentence !== at - 1 || !this.#together(at - 1, at) || before.attribution.source.unidentified)
      return;
    this.#add({ start, end: start + found[0].length, confidence: 0.7 }, before.attribution.source, null, "cites", at);
  }

  #goesOn({ source }: Attribution, first: number, next: number, speaking: ReadonlySet<number>): boolean {
    const sentence = this.#sentences[next];
    if (!sentence || speaking.has(next) || sentence.paragraph !== this.#sentences[first]?.paragraph) return false;
    const { start, end } = sentence;
    if (source.is === "person") return /["“„«]/.test(this.#text.charAt(start));
    return source.is !== "document" && /\b(?:reportedly|allegedly|purportedly)\b/.test(this.#text.slice(start, end));
  }

  #outletsIn(sentence: Sentence, mentions: readonly Mention[], at: number): ReadGroup[] {
    const groups: ReadGroup[] = [];
    const text = this.#text;
    for (let first = 0; first < mentions.length; ) {
      const members: Mention[] = [];
      let next = first;
      for (let member = mentions[next]; member; member = mentions[next]) {
        const last = members.at(-1);
        if (last && !together.test(text.slice(last.end, member.start))) break;
        members.push(member);
        next += 1;
      }
      first = next;
      const resolved = members.map((mention) => ({ mention, outlet: this.#meant(mention) }));
      for (const { mention, outlet } of resolved)
        if (outlet !== "" && mention.by !== "work") this.#remember(outlet, mention);
      const [head] = members;
      const tail = members.at(-1);
      if (!head || !tail) continue;
      const group: Group = { mentions: members, start: head.start, end: tail.end };
      const reading = readOutlet(text, sentence.start, sentence.end, group, this.#language);
      if (!reading) continue;
      if (head.by === "work") {
        if (this.#report) {
          this.#add(reading, this.#report, null, "cites", at);
          if (this.#report.is === "outlet") groups.push({ group, reading, outlets: [this.#report.outlet] });
          else groups.push({ group, reading, outlets: [] });
        }
        continue;
      }
      const outlets = [...new Set(resolved.map(({ outlet }) => outlet).filter((outlet) => outlet !== ""))];
      if (outlets.length === 0 && head.by !== "own") continue;
      for (const outlet of outlets) {
        if (this.#isOwn(outlet)) continue;
        this.#add(reading, outletNamed(outlet), null, reading.relation === "republished" ? "republishes" : "cites", at);
        this.#cited = [...this.#cited.filter((one) => one !== outlet), outlet];
        this.#report = outletNamed(outlet);
        if (
          this.#papers &&
          leaked.test(this.#papers.source.name) &&
          at - this.#papers.sentence <= 1 &&
          this.#together(this.#papers.sentence, at)
        )
          this.#hadFrom(outletNamed(outlet));
      }
      groups.push({ group, reading, outlets: outlets.filter((outlet) => !this.#isOwn(outlet)) });
      this.#papersOf(group, reading, outlets, sentence, at);
    }
    return groups;
  }

  /** "Documents that the paper obtained", "the Herald obtained the inventory": what an outlet has seen. */
  #papersOf(group: Group, reading: OutletReading, outlets: readonly string[], sentence: Sentence, at: number): void {
    const words = this.#text.slice(reading.start, reading.end + 1);
    if (
      !/\b(?:obtained|obtains|seen|reviewed|viewed|accessed|acquired|leaked to|examined|inspected|read|shared with|provided to|given to|verified|released to|received)\b/i.test(
        words,
      )
    )
      return;
    const active = reading.relation === "subject";
    const found = paperJustBefore(
      this.#text,
      sentence.start,
      active
        ? group.start -
            (/(?:the|The|a|an)\s$/.exec(this.#text.slice(Math.max(0, group.start - 4), group.start))?.[0].length ?? 0)
        : reading.start,
    );
    if (!found) return;
    const source = this.#asBefore(found.source);
    for (const outlet of outlets.length > 0 ? outlets : [""]) {
      const through = outlet === "" || this.#isOwn(outlet) ? null : outletNamed(outlet);
      const told = this.#addSpoken({ ...found, source }, through, "obtained", at, reading.end);
      this.#tellOf(source, told, at);
      if (through) this.#hadFrom(through);
    }
  }

  /** "The documents", "one document" are those that were told of before. */
  #asBefore(source: NamedSource): NamedSource {
    const same =
      /^(?:(?:the|one|some|these|those|another|leaked|secret|internal|confidential|classified|us|u\.s\.|trove|of)\s)*(?:documents?|files|papers|records|e-?mails?|memos?|cables|messages|minutes|recordings?|transcripts?|letters?)$/i;
    const before = this.#papers?.source;
    if (!before || !same.test(source.name)) return source;
    const sort = (name: string) =>
      (
        /(?:e-?mails?|recordings?|transcripts?|letters?|minutes|memos?|cables|messages)$/i.exec(name)?.[0] ??
        "documents"
      )
        .replace(/s$/, "")
        .toLowerCase();
    return sort(before.name) === sort(source.name) ? before : source;
  }

  #tellOf(source: NamedSource, told: Attribution | null, at: number): void {
    if (this.#papers?.source !== source) this.#papers = { source, through: null, told: [], sentence: at };
    this.#papers.sentence = at;
    if (told) this.#papers.told.push(told);
  }

  /** Once a text says who has the documents, they have had them from the first. */
  #hadFrom(through: NamedSource): void {
    if (!this.#papers || this.#papers.through) return;
    this.#papers.through = through;
    for (const told of this.#papers.told)
      if (told.through === null && told.kind === "cites") {
        told.through = through;
        told.kind = "obtained";
      }
  }

  #note(said: Said, _sentence: Sentence, at: number, direct: ReadGroup | null): void {
    const { speaker, by } = said;
    const outlet = (by ?? direct)?.outlets[0];
    const own = by !== null && by.outlets.length === 0;
    let through = outlet === undefined || own ? null : outletNamed(outlet);
    if (said.byReport && this.#report) through = this.#report;
    let { source } = speaker;
    if (said.pronoun) {
      if (!this.#last || this.#last.sentence < at - 2) return;
      source = this.#last.source;
      through ??= this.#last.through;
    }
    const single =
      !source.unidentified && source.is !== "document" && source.is !== "report" && !/\s/.test(source.name);
    const surname = single ? source.name : speaker.surname;
    const known = surname === "" ? undefined : this.#people.get(surname);
    if (known && !said.pronoun) {
      source = source.name.length > known.source.name.length ? source : known.source;
      if (!own) through ??= known.through;
    }
    if (source.is === "document") {
      source = this.#asBefore(source);
      through ??= this.#whoHas(source, at);
    }
    const expert = !source.unidentified && source.is === "person";
    if (through === null && expert && this.#expected && this.#expected.sentence === at - 1)
      through = this.#expected.through;
    if (source.is === "report") {
      this.#report = source;
    } else if (source.is === "document" && /\breport\b/.test(source.name)) this.#report = source;
    const kind = kindOf(source, through, own || said.toUs);
    const told = this.#addSpoken({ ...speaker, source }, through, kind, at, said.end, said.start);
    if (source.is === "document") this.#tellOf(source, told, at);
    if (source.is === "person") {
      this.#last = { source, through, sentence: at };
      if (surname !== "") this.#people.set(surname, { source, through });
    }
    if (said.quotedBy && through) this.#expected = { through, sentence: at };
  }

  /** Leaked documents are another outlet's where it is cited beside them, and stay so. */
  #whoHas(source: NamedSource, at: number): NamedSource | null {
    if (this.#papers?.source === source) return this.#papers.through;
    if (!leaked.test(source.name)) return null;
    const near = this.#noted.findLast(
      ({ attribution, sentence }) => attribution.source.is === "outlet" && sentence >= at - 2,
    );
    return near && this.#together(near.sentence, at) ? near.attribution.source : null;
  }

  #together(one: number, other: number): boolean {
    return this.#sentences[one]?.paragraph === this.#sentences[other]?.paragraph;
  }

  #addSpoken(
    speaker: Speaker,
    through: NamedSource | null,
    kind: LinkKind,
    at: number,
    end: number,
    start = speaker.start,
  ): Attribution | null {
    const from = Math.min(start, speaker.start);
    const to = Math.max(end, speaker.end);
    return this.#add({ start: from, end: to, confidence: speaker.confidence }, speaker.source, through, kind, at);
  }

  #add(
    { start, end, confidence }: { start: number; end: number; confidence: number },
    source: NamedSource,
    through: NamedSource | null,
    kind: LinkKind,
    at: number,
  ): Attribution | null {
    let same = false;
    for (let last = this.#noted.length - 1; this.#noted[last]?.sentence === at && !same; last -= 1) {
      const before = this.#noted[last]?.attribution;
      same = before?.source.name === source.name && before.through?.name === through?.name;
    }
    const sentence = this.#sentences[at];
    if (same || !sentence) return null;
    const attribution: Attribution = {
      ...{ start, end, quote: this.#text.slice(start, end), sign: "attributed", source, through, kind },
      ...{ sentences: [[sentence.start, sentence.end]], confidence: Math.round(confidence * 100) / 100 },
    };
    this.#noted.push({ sentence: at, attribution });
    return attribution;
  }

  #isOwn(outlet: string): boolean {
    return this.#own !== "" && plainOutlet(outlet) === this.#own;
  }

  /** The outlet that a mention means; "" where that is not sure. */
  #meant(mention: Mention): string {
    const { by, candidates, start, end } = mention;
    if (by === "own") return this.#own === "" ? (this.#named.at(-1) ?? "") : "";
    if (by === "noun") {
      const noun = this.#text.slice(start, end).split(/\s/).at(-1) ?? "";
      const fits = (outlet: string) => !this.#isOwn(outlet) && suits(noun, outlet, this.#agencies.has(outlet));
      return this.#cited.findLast(fits) ?? this.#named.findLast(fits) ?? "";
    }
    if (by === "work") return this.#report?.outlet ?? "";
    const written = this.#text.slice(start, end);
    const before = this.#short.get(written);
    // What was named in full before is meant by its short name, whatever else is called so.
    const isShort = before !== undefined && shortNameOf(before) === written;
    if (before !== undefined && (by === "short" || mention.weak || candidates.length !== 1 || isShort)) return before;
    const [only] = candidates;
    if (candidates.length === 1 && only) return only.name;
    if (candidates.length === 0) return mention.outlet;
    const named = candidates.find(({ name }) => this.#named.includes(name));
    if (named) return named.name;
    if (only && plainOutlet(only.name) === plainOutlet(written)) return only.name;
    const near = [...candidates].sort((one, other) => this.#nearness(other) - this.#nearness(one))[0];
    return near && this.#nearness(near) > 0 ? near.name : written;
  }

  #nearness({ country = "" }: KnownOutlet): number {
    return this.#countries.get(country) ?? 0;
  }

  #remember(outlet: string, mention: Mention): void {
    const { candidates, by } = mention;
    if (by === "noun" || by === "own") return;
    const listed = candidates.find(({ name }) => name === outlet);
    if (listed?.agency) this.#agencies.add(outlet);
    if (listed?.country && candidates.length === 1)
      this.#countries.set(listed.country, (this.#countries.get(listed.country) ?? 0) + 1);
    this.#named = [...this.#named.filter((one) => one !== outlet), outlet];
    const short = shortNameOf(outlet);
    if (short) this.#short.set(short, outlet);
    const written = this.#text.slice(mention.start, mention.end);
    if (!this.#short.has(written)) this.#short.set(written, outlet);
  }
}

/** What a text calls an outlet of several words later on, "the Journal" without its article; "" where that says too little. */
function shortNameOf(outlet: string): string {
  const words = outlet.replace(/\s*\([^)]*\)$/, "").split(/\s/);
  const last = words.at(-1) ?? "";
  const tellsLittle = /^(?:News|Media|Online|TV|Radio|Group|Network|Agency|Press|Journalists|\d+)$/.test(last);
  return words.length > 1 && !tellsLittle ? last : "";
}

const itSays =
  /^It (?:also |further |later |then |has |had |even )*(?:said|says|added|adds|reported|reports|quoted|quotes|cited|cites|noted|notes|claimed|claims|went on|goes on|wrote|described|named|published|quoting|revealed|estimated)\b(?! (?:its|it would|it will))/;
const leaked = /\b(?:leaked|secret|confidential|internal|classified|stolen|hacked)\b/i;
const together =
  /^\s?(?:,|,?\s?and|&|\/|-|,?\sas well as|,?\salong with|,?\sor|,?\sund|,?\set|,?\sy)\s?(?:the\s|by\s|The\s|in\s)?["“„]?$/u;

const airy =
  /\b(?:TV|Radio|Television|Channel|BBC|CNN|NBC|CBS|ABC|Fox|Sky|ESPN|NPR|MSNBC|ITV|PBS|CNBC|Jazeera|Broadcasting|Arabiya|NDTV|ARD|ZDF|NHK|KAN|NOS|RTÉ|News ?\d)\b/u;
const printed =
  /\b(?:Times|Post|Journal|Herald|Gazette|Courier|Tribune|Chronicle|Mail|Mirror|Telegraph|Guardian|Zeitung|Sun|Express|Star|Globe|Press|Standard|Monde|Figaro|País|Mundo|Today|Spiegel|Bild|Daily)\b/u;

function suits(noun: string, outlet: string, isAgency: boolean): boolean {
  if (/^(?:agency|newswire|wire)$/.test(noun)) return isAgency || /\bAgency\b/.test(outlet);
  if (/^(?:paper|newspaper|daily|tabloid|broadsheet|magazine|weekly|journal)$/.test(noun))
    return !isAgency && !airy.test(outlet);
  if (/^(?:broadcaster|network|channel|station)$/.test(noun)) return !isAgency && !printed.test(outlet);
  return true;
}

function ownName(own: string, index: OutletIndex): string {
  const first = /[\p{L}\p{N}]+/u.exec(own.replace(/^the\s/i, ""))?.[0] ?? "";
  const bare = own.replace(/^the\s/i, "");
  const form = index.byFirst.get(first)?.find(({ text }) => text === bare);
  return form?.outlets[0]?.name ?? own;
}

function kindOf(source: NamedSource, through: NamedSource | null, toUs: boolean): LinkKind {
  if (source.is === "document") return through ? "obtained" : toUs ? "obtained" : "cites";
  if (source.is === "report" || source.is === "outlet") return "cites";
  if (through) return through.unidentified || source.is === "institution" ? "quotes" : "interviewed";
  return toUs ? "interviewed" : "quotes";
}
