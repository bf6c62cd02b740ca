/** Who is said to say something in one sentence, and to whom. */

import type { Cue } from "@/lib/sources/attribution/mentions";
import type { Speaker } from "@/lib/sources/attribution/names";
import { paperJustBefore, speakerBefore } from "@/lib/sources/attribution/people";
import { speakerAfter } from "@/lib/sources/attribution/people-after";
import type { ReadGroup } from "@/lib/sources/attribution/reader";

export type Said = {
  speaker: Speaker;
  /** "He", "she": whoever spoke before. */
  pronoun: boolean;
  /** The outlets to which it was said, where the sentence says so by the same verb. */
  by: ReadGroup | null;
  /** "These reports, which cited unnamed sources". */
  byReport: boolean;
  /** Said to the article itself: "told us", "in an interview". */
  toUs: boolean;
  /** An outlet quotes somebody: whoever speaks next may be meant. */
  quotedBy: boolean;
  start: number;
  end: number;
};

const quoting = /^(?:citing|quoting|quoted|quotes|cited|cites|interviewed|credited|credits|credit|attributed)$/;
const nounCue = /^(?:interview|statement|reports|report)$/;
const toNobody =
  /^\s(?:reporters|journalists|a news conference|a press conference|parliament|lawmakers|the court|a court|the committee|the council|viewers|supporters|a rally|the BBC|MPs|senators|state media|the media|local media|the press|investigators|police|analysts|investors)\b/i;
const toUsWords = /^\s(?:us|me|this (?:newspaper|paper|website|reporter|magazine|outlet|publication))\b/i;

export function speakersIn(
  text: string,
  { start, end }: { start: number; end: number },
  cues: readonly Cue[],
  groups: readonly ReadGroup[],
): Said[] {
  const found: Said[] = [];
  const taken: [number, number][] = [];
  const add = (speaker: Speaker | null, more: Partial<Said> & { start: number; end: number }) => {
    if (!speaker || taken.some(([from, to]) => speaker.start < to && speaker.end > from)) return;
    // The outlet itself is no speaker.
    if (groups.some(({ group }) => group.start < headEnd(speaker) && group.end > speaker.start)) return;
    taken.push([speaker.start, speaker.end]);
    found.push({ speaker, pronoun: false, by: null, byReport: false, toUs: false, quotedBy: false, ...more });
  };
  for (const cue of cues) {
    const own = groups.find(
      ({ reading, group }) => reading.relation === "subject" && cue.start >= group.start && cue.end <= reading.end + 1,
    );
    if (quoting.test(cue.word)) quoted(cue, own ?? null);
    else if (cue.word === "according") {
      const to = /^\sto(?=\s)/.exec(text.slice(cue.end, cue.end + 4));
      if (to) add(speakerAfter(text, cue.end + 3, end, false), { start: cue.start, end: cue.end + 3 });
    } else if (nounCue.test(cue.word)) reported(cue);
    else if (/^(?:obtained|seen|reviewed|viewed|accessed|examined|leaked)$/.test(cue.word)) seen(cue);
    else if (!own) spoken(cue);
  }
  return found;

  function quoted(cue: Cue, own: ReadGroup | null) {
    const lead = text.slice(Math.max(start, cue.start - 30), cue.start);
    const outlet = own ?? groups.findLast(({ group }) => group.end <= cue.start) ?? null;
    if (
      /\b(?:was|were|been|is|are)\s(?:also\s|widely\s)?$/.test(lead) &&
      /^(?:quoted|cited|interviewed)$/.test(cue.word)
    ) {
      const passive = groups.find(({ reading, group }) => reading.start <= cue.start && group.end > cue.end) ?? null;
      add(speakerBefore(text, start, cue.start), { start: cue.start, end: cue.end, by: passive });
      return;
    }
    const report = /\b(?:reports?|stories|articles?|accounts?|claims),?\s(?:which|that)?\s?$/i.test(lead);
    // "The letter that she cited": nobody got anything from it here.
    if (!outlet && !report && !/^(?:citing|quoting)$/.test(cue.word)) return;
    if (/^\s(?:by|in)\b/.test(text.slice(cue.end, cue.end + 4))) return;
    add(speakerAfter(text, cue.end, end, false), {
      start: cue.start,
      end: cue.end,
      by: outlet,
      byReport: report && !outlet,
      quotedBy: outlet !== null,
    });
  }

  function reported(cue: Cue) {
    if (cue.word === "interview" || cue.word === "statement") return;
    const after = text.slice(cue.end, cue.end + 24);
    // "The firm reports that": a verb.
    if (/\p{Lu}[\p{L}'’.-]*\s$/u.test(text.slice(Math.max(start, cue.start - 30), cue.start)) && cue.start > start)
      return;
    const many = cue.word === "reports";
    if (
      !(
        many
          ? /^\s(?:that(?! (?:may|might|are|were|have|had|can|could|would|will|is|was|has|show|came|appeared))|suggesting|saying|claiming|alleging|indicating)\b/
          : /^\s(?:suggesting|saying|claiming|alleging|indicating)\b/
      ).test(after)
    )
      return;
    if (groups.some(({ group }) => group.end > cue.start - 40 && group.start < cue.end + 30)) return;
    const speaker = speakerBefore(text, start, cue.end);
    if (speaker?.source.is === "report") add(speaker, { start: speaker.start, end: cue.end });
  }

  function seen(cue: Cue) {
    const after = text.slice(cue.end, cue.end + 40);
    if (!/^\sby\s(?:us|this (?:newspaper|paper|website|magazine|outlet|reporter|publication))\b/i.test(after)) return;
    add(paperJustBefore(text, start, cue.start), {
      start: cue.start,
      end: cue.end + (/^\sby\s(?:this\s)?\w+/i.exec(after)?.[0].length ?? 0),
      toUs: true,
    });
  }

  function toUs(after: string): boolean {
    return (
      toUsWords.test(after) ||
      (/ interview\b/.test(text.slice(start, end)) &&
        /\bin (?:an|a \w+)(?: \w+)? interview\b/.test(text.slice(start, end)))
    );
  }

  function spoken(cue: Cue) {
    const after = text.slice(cue.end, Math.min(end, cue.end + 60));
    const lead = text.slice(Math.max(start, cue.start - 60), cue.start);
    const by =
      groups.find(
        ({ reading, group }) =>
          reading.relation === "told" &&
          group.start >= cue.end &&
          reading.start <= cue.end &&
          reading.start >= cue.start - 1,
      ) ?? null;
    if (!maySay(cue.word, after)) return;
    if (cue.word === "told" || cue.word === "tells") {
      if (!by && !toUsWords.test(after) && !toNobody.test(after)) return;
    }
    // What somebody can, would or does not say nobody has from them.
    if (/\b(?:can|could|may|might|would|will|should|must|to|not|never|cannot|n['’]t)\s(?:\w+ly\s)?$/.test(lead)) return;
    // "… which Tehran said were backed by": told in passing.
    if (/\b(?:which|who|whom|what)\s(?:[\p{L}'’.-]+\s){1,3}$/u.test(lead)) return;
    if (/\b(?:he|she|He|She)\s(?:also |later |then |has |had )*$/.test(lead)) {
      const pronoun = /\b(?:he|she)\s[a-z ]*$/i.exec(lead);
      const from = cue.start - (pronoun?.[0].length ?? 0);
      if (!taken.some(([a, b]) => from < b && cue.end > a))
        found.push({
          speaker: { source: nameless, start: from, end: cue.end, surname: "", confidence: 0.6 },
          pronoun: true,
          by,
          byReport: false,
          toUs: toUs(after),
          quotedBy: false,
          start: from,
          end: by?.group.end ?? cue.end,
        });
      taken.push([from, cue.end]);
      return;
    }
    const inverted = /["”,’»]\s?$/.test(lead) && /^\s/.test(after);
    const speaker =
      (inverted ? speakerAfter(text, cue.end, end, true) : null) ?? speakerBefore(text, start, cue.start, by !== null);
    if (!speaker) return;
    if (!saysSomething(cue.word, after, speaker)) return;
    add(speaker, { start: cue.start, end: by?.group.end ?? cue.end, by, toUs: toUs(after) });
  }
}

const nameless = { name: "", outlet: "", institution: "", unidentified: false, is: "person" } as const;

const headEnd = ({ source, start, end }: Speaker) =>
  source.unidentified
    ? start +
      Math.min(
        end - start,
        source.name.search(
          /\s(?:who|contacted|reached|interviewed|quoted|cited|familiar|with|close|briefed|at|in|from|of)\b/,
        ) >>> 0,
      )
    : end;

const always =
  /^(?:said|says|told|tells|added|adds|stressed|stresses|asserted|asserts|insisted|insists|argued|argues|warned|warns|explained|explains|stated|states|testified|replied|underscored|underscores|tweeted|wrote|writes|claimed|claims|alleged|alleges|announced|emphasi[sz]ed|cautioned|denied|denies|confirmed|confirms|acknowledged|conceded|admitted|recalled|refuted)$/;
const papersSay =
  /^(?:show|shows|showed|reveal|reveals|revealed|indicate|indicates|indicated|suggest|suggests|suggested|note|notes|noted|say|says|said|state|states|stated|describe|describes|described|detail|details|detailed|confirm|confirms|confirmed|label|labels|labeled|labelled|highlight|highlights|highlighted|mention|mentions|mentioned|allege|alleges|alleged|expose|exposes|exposed|outline|outlines|outlined)$/;
const reportsSay =
  /^(?:say|says|said|suggest|suggests|suggested|claim|claims|claimed|indicate|indicates|indicated|allege|alleged|state|states|stated|reported|report|found|revealed|reveals|quoted|put)$/;

const perhaps =
  /^(?:maintained|noted|notes|suggested|suggests|suggest|say|claim|confirm|revealed|reveals|disclosed|estimated|remarked|observed|concluded|declared|declares|complained|reported|assessed|described|predicted|report|argue|warn|maintained)$/;
const clause =
  /^\s(?:that|the|it|he|she|they|there|a|an|this|these|at|more|some|about|on|to|in|as|its|his|her|their|\d|[A-Z“"])/;

const peopleSay = (word: string, after: string): boolean =>
  (always.test(word) &&
    !(/^den/.test(word) && /^\s(?:the (?:request|appeal|motion|bail)|bail|entry|him|her|them|access)\b/.test(after))) ||
  (perhaps.test(word) && clause.test(after));

const maySay = (word: string, after: string): boolean =>
  peopleSay(word, after) || papersSay.test(word) || reportsSay.test(word);

/** Whether it is the telling that this speaker does: papers show, people say. */
function saysSomething(word: string, after: string, { source }: Speaker): boolean {
  if (source.is === "document") return papersSay.test(word);
  return source.is === "report" ? reportsSay.test(word) : peopleSay(word, after);
}
