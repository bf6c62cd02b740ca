/** Tells whom "he" or "she" means, where that can only be one person. */

import { firstNames } from "@/lib/claims/first-names";

/** @param before what the same paragraph says before the sentence. */
export function personMeant(pronoun: "he" | "she", before: string): string | null {
  const people = new Map<string, { name: string; is: "he" | "she" | null }>();
  let others = false;
  const names =
    /(?<title>\b(?:Mr|Sir|Lord|Mrs|Ms|Miss|Lady|Dame|Baroness)\.?\s)?\b(?<name>\p{Lu}[\p{L}’'-]+(?:\s(?:\p{Lu}\.\s?)?\p{Lu}[\p{L}-]+)*)/gu;
  let rest = before;
  for (const found of before.matchAll(names)) {
    const { title = "", name: run = "" } = found.groups ?? {};
    const name = run.replace(/[’']s$/, "");
    const words = name.split(/\s/);
    const last = words.at(-1) ?? "";
    const gender = genderOf(title, words);
    const known = people.get(last);
    if (known) {
      known.is ??= gender;
      if (name.length > known.name.length) known.name = name;
      continue;
    }
    if (gender && (words.length > 1 || title))
      people.set(last, { name: `${words.length > 1 ? "" : title}${name}`, is: gender });
    else if (mayBePerson(before, found.index, words)) others = true;
  }
  rest = before.replace(apposed, "");
  if (others || people.size !== 1 || human.test(rest)) return null;
  const [person] = people.values();
  return person?.is === pronoun ? person.name : null;
}

function genderOf(title: string, words: readonly string[]): "he" | "she" | null {
  if (/^(?:Mr|Sir|Lord)/.test(title)) return "he";
  if (title) return "she";
  for (const word of words.slice(0, -1)) {
    const gender = firstNames.get(word);
    if (gender) return gender;
  }
  return null;
}

const noPerson =
  /^(?:I|We|You|Our|My|Your|The|A|An|In|On|At|By|For|From|With|But|And|It|Its|He|She|His|Her|They|Their|This|That|These|Those|When|While|After|Before|As|If|Nobody|No|Not|One|Two|Three|Four|Five|Some|Many|Most|There|Here|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|According|Chief|Officers|Police|Mr|Mrs|Ms|Dr|However|Meanwhile)$/;
const institution =
  /\b(?:Council|Institute|University|College|School|Bank|County|City|Town|River|Lake|Street|Lane|Road|Party|Department|Ministry|Committee|Court|Board|Company|Group|Foods|Energy|Oil|Capital|Rovers|United|Association|Union|Agency|Commission|Hospital|Church|Courier|Post|Times|Journal|News|House|Senate|Congress|States|Kingdom|Office)\b/;

/** Might a run of capitalised words be somebody? A place after "in", an institution or the first word of a sentence is none. */
function mayBePerson(before: string, at: number, words: readonly string[]): boolean {
  const name = words.join(" ");
  if (institution.test(name)) return false;
  if (words.every((word) => noPerson.test(word))) return false;
  const lead = before.slice(Math.max(0, at - 8), at);
  if (/\b(?:in|at|near|the)\s$/i.test(lead)) return false;
  return true;
}

const roles =
  "man|woman|boy|girl|father|mother|son|daughter|brother|sister|husband|wife|neighbour|neighbor|friend|spokesman|spokeswoman|spokesperson|official|officer|lawyer|judge|minister|president|chancellor|mayor|governor|senator|sheriff|director|manager|head|leader|chair|chairman|chairwoman|chief|executive|candidate|rival|doctor|nurse|teacher|professor|scientist|driver|owner|resident|victim|suspect|defendant|witness|player|coach|captain|striker|goalkeeper|substitute|child|people|who";
/** Somebody without a name: a role, "him", or a "her" that is no "her shop". */
const human = new RegExp(
  String.raw`\b(?:${roles}|him|her(?=\s*(?:[.,;!?]|$|(?:and|to|in|on|at|for|that|with|of|by|as)\b)))\b`,
  "i",
);
const anyRole = `(?:${roles.replace(/\b[a-z]/g, (first) => `[${first}${first.toUpperCase()}]`)})`;
/** "the manager, Lena Osei", "Chief executive Dana Whitlock", "Priya Lacey, who leads the group,". */
const apposed = new RegExp(
  String.raw`\b${anyRole}(?:\s${anyRole})*,?\s(?=\p{Lu})|(?<=\p{Lu}[\p{L}-]+), (?:who\b|(?:the|a|an|its|his|her)\s)[^,.;]*`,
  "gu",
);
