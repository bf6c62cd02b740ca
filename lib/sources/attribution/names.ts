/** How people, groups and offices are written, for whoever reads a phrase from its end or from its beginning. */

import type { NamedSource } from "@/lib/sources/attribution/attribution";
import { roles } from "@/lib/sources/attribution/words";

/** Whoever a phrase names, with its place in the text. */
export type Speaker = {
  source: NamedSource;
  start: number;
  end: number;
  /** By which the text names the person later; "" for all others. */
  surname: string;
  confidence: number;
};

const title =
  "(?:(?:Prof|Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Rev|St|Sr)\\.?|Professor|President|Minister|Senator|Governor|General|Colonel|Judge|Justice|Sir|Dame|Lord|Lady|Sheikh|King|Queen|Prince|Princess|Pope|Mayor|Chancellor|Secretary|Ambassador|Commissioner|Congressman|Congresswoman|Representative|Premier|Speaker|Father|Sister|Imam|Rabbi|Bishop|Archbishop)";
export const nameWord = "\\p{Lu}(?:\\.(?:\\p{Lu}\\.)*|[\\p{L}\\p{M}]*(?:['’-][\\p{L}]{2,})*)";
export const name = `(?:${title}\\s){0,2}${nameWord}(?:\\s(?:(?:de|van|von|al|el|bin|ibn|der|da|dos|la|le|del|ten|ter|di|du)\\s){0,2}${nameWord}){0,5}`;
export const notName =
  /^(?:The|A|An|It|He|She|They|We|I|You|This|That|These|Those|There|But|And|Or|In|On|At|By|For|From|As|If|When|While|After|Before|Since|However|Meanwhile|Still|Also|Nobody|No|Some|Many|Most|Others|Both|One|What|Who|Which|Where|Why|How|Critics|Supporters|Opponents|Experts|Readers|Neighbou?rs|Residents|Protesters|Now|Then|So|Yet|Not|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Earlier|Later|According|Asked|Her|His|Its|Their|Our|My|Your|Republicans|Democrats|Police|Officials|Sources|People|REPORTER|ANCHOR|HOST|Yes|Though|Although|Once|Even|Such|Another|Every|Each|All|Few|Several|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Speaking|Writing|Critics|I['’]\p{L}+)$/u;

export const speaksFor =
  "spokes(?:person|man|woman|people|persons)|representatives?|rep|lawyers?|attorneys?|agents?|publicist|press secretary|press officer|director|head|chief|minister|secretary|president|official";
export const afterHead =
  "familiar|with|briefed|close|involved|who|at|in|from|of|on|inside|within|near|speaking|requesting|contacted|reached|interviewed|quoted|cited|aware|privy|knowledgeable|reported";
export const made = (name: string, is: NamedSource["is"], over: Partial<NamedSource> = {}): NamedSource => ({
  ...{ name: name.replace(/\s+/g, " ").trim(), outlet: "", institution: "", unidentified: false, is },
  ...over,
});

export const withoutThe = (phrase: string) =>
  phrase
    .replace(/^(?:the|its|The)\s/, "")
    .replace(/['’]s$/, "")
    .trim();

/** An apposition tells for whom a person speaks. */
export function withApposition(speaker: Speaker, words: string): Speaker {
  if (speaker.source.is !== "person" || speaker.source.unidentified || /\b(?:former|ex-|retired)\b/i.test(words))
    return speaker;
  const found = new RegExp(
    `\\b(?:${speaksFor}|${roles}|professor|researcher|analyst|economist|fellow|scientist|expert|member)\\b[^,;]{0,30}?\\s(?:for|of|at|with|from|in)\\s(?:the\\s)?(${name}(?:\\s(?:of|for|and)\\s(?:the\\s)?${name})*)`,
    "u",
  ).exec(words);
  const group = found?.[1];
  return group ? { ...speaker, source: { ...speaker.source, institution: group } } : speaker;
}

/** Of several names, those that are no person's; a single one is rarely a person's where it comes first. */
export const groups =
  /\b(?:of|for|House|Agency|Council|Ministry|Department|Inc|Corp|Ltd|LLC|Group|Holdings|University|College|School|Hospital|Foundation|Institute|Party|Association|Society|Trust|Bank|Administration|Police|Court|Congress|Senate|Parliament|Army|Forces|Commission|Committee|Union|Club|Company|Energy|Airlines|Airways|Office|Authority|Service|Board|Federation|States|Nations|Centers?|Centre|Organization|Organisation|Network|Initiative|Bureau|Command|Embassy|Government|Rights Watch|International)\b/;

/** A name without the words that begin a sentence before it. */
export function trimmedName(run: string): string {
  const words = run.split(/\s/);
  while (words.length > 0 && notName.test(words[0] ?? "")) words.shift();
  if (words.length > 0 && notName.test(words.at(-1) ?? "")) return "";
  const found = words.join(" ").replace(/['’]s$/, "");
  return /\p{L}{2}/u.test(found) ? found : "";
}
