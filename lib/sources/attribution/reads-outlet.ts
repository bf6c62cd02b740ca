/** Whether a sentence says that something comes from the outlet that it names, and in which words. */

import type { Mention } from "@/lib/sources/attribution/mentions";
import { type LanguagePatterns, otherLanguages } from "@/lib/sources/attribution/other-languages";
import { readAfter } from "@/lib/sources/attribution/outlet-after";
import { readBefore, withoutGap } from "@/lib/sources/attribution/outlet-before";
import { betweens } from "@/lib/sources/attribution/words";

/**
 * How the outlet comes in. "told": somebody spoke to it; "has": it has seen or been given something; "subject": it
 * reports; "according": all else. "republished": the text itself is the outlet's.
 */
export type Relation = "told" | "has" | "subject" | "according" | "republished";
export type OutletReading = {
  relation: Relation;
  /** The words that say so, in the text. */
  start: number;
  end: number;
  confidence: number;
};

/** A run of mentions that are told of together: "the Guardian and Der Spiegel". */
export type Group = { mentions: Mention[]; start: number; end: number };

/** `at`: where the words begin in what stands before the name, null where the name begins them. */
export type Found = { relation: Relation; confidence: number; at: number | null; ahead: number; weakly?: boolean };

/** Reads how a sentence brings in a group of outlets; null where it only mentions them. */
export function readOutlet(
  text: string,
  from: number,
  to: number,
  group: Group,
  language: string,
): OutletReading | null {
  const [first] = group.mentions;
  if (!first) return null;
  const begin = Math.max(from, group.start - 150);
  const left = text.slice(begin, group.start);
  const right = text.slice(group.end, Math.min(to, group.end + 170));
  const isName = first.by === "name" || first.by === "short";
  const lead = isName ? withoutGap(left) : left;
  const foreign = otherLanguages[language];
  const found =
    (foreign && readWith(foreign, left, right)) ??
    (first.by === "work" ? readWork(lead, right) : (readBefore(lead, right) ?? readAfter(lead, right)));
  if (!found || (first.weak && found.weakly)) return null;
  return {
    relation: found.relation,
    confidence: found.confidence - (first.by === "name" ? 0 : 0.1) - (first.weak ? 0.1 : 0),
    start: found.at === null ? group.start : begin + found.at,
    end: Math.min(to, group.end + found.ahead),
  };
}

const workVerb = new RegExp(
  `^(?:\\s(?:${betweens}))*\\s(?:says?|said|notes?|noted|indicat(?:es|ed)|stress(?:es|ed)|found|finds|claims?|claimed|adds?|added|cites?|cited|quotes?|quoted|states?|stated|alleges?|alleged|reveals?|revealed|suggests?|suggested|shows?|showed|describes?|described|concludes?|concluded|details?|detailed|names?|named|is based on|was based on|are based on|were based on|based|mentions?|mentioned|estimates?|estimated|points? (?:to|out)|pointed (?:to|out)|goes on|went on|explains?|explained|highlights?|highlighted|warns?|warned|argues?|argued|identifies|identified|attributes?|attributed|continues?|continued|comes? (?:amid|as|after|days|weeks|hours)|came (?:amid|as|after|days|weeks|hours))\\b`,
  "iu",
);

/** "The report said", "according to the article", "in the interview". */
function readWork(lead: string, right: string): Found | null {
  if (/\b(?:according to|as per|per|citing)\s$/iu.test(lead) && !/^\s(?:by|of|from|in)\s/.test(right))
    return { relation: "according", confidence: 0.85, at: lead.search(/\S+(?:\sto)?\s$/u), ahead: 0 };
  if (/^\s(?:by|of|from|into|on|about)\s/.test(right)) return null;
  const verb = workVerb.exec(right);
  if (verb && !/\b(?:of|in|to|on|by|for|with|about|after|since)\s$/iu.test(lead)) {
    const amid = /\b(?:comes?|came)\b/iu.test(verb[0]);
    return amid ? null : { relation: "subject", confidence: 0.8, at: null, ahead: verb[0].length };
  }
  if (
    /^(?:.*[,“”]\s)?(?:in|during)\s$/iu.test(lead) &&
    /^,|\b(?:said|says|told|added|wrote|admitted|described|claimed)\b/u.test(right)
  )
    return { relation: "according", confidence: 0.65, at: lead.length - 3, ahead: 0 };
  return null;
}

function readWith(language: LanguagePatterns, left: string, right: string): Found | null {
  const lead = left.replace(language.gap, "");
  for (const { words, relation } of language.before) {
    const found = words.exec(lead);
    if (found) return { relation, confidence: 0.85, at: found.index, ahead: 0 };
  }
  for (const { words, relation } of language.after) {
    const found = words.exec(right);
    if (found) return { relation, confidence: 0.8, at: null, ahead: found[0].length };
  }
  return null;
}
