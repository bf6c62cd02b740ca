/** Whom a phrase names that begins after a verb or after "according to". */

import type { NamedSource } from "@/lib/sources/attribution/attribution";
import {
  afterHead,
  groups,
  made,
  name,
  type Speaker,
  speaksFor,
  trimmedName,
  withApposition,
  withoutThe,
} from "@/lib/sources/attribution/names";
import { institutions, nobodies, papers, roles } from "@/lib/sources/attribution/words";

const edge =
  '(?=[,.;:“”"()—–]|\\s(?:said|says|told|on|in|as|and|who|that|which|but|after|when|over|is|was|were|are|has|have|had|will|would)\\b|\\s?$)';
const ahead = (count: number) =>
  `((?:(?!(?:that|which|who|of|in|on|at|by|for|from|to|with|as|it)\\s)[\\p{L}\\p{N}'’.&-]+\\s){0,${count}}?`;
const spokesAhead = new RegExp(
  `^\\s((?:an?|the|another)\\s(?:[\\p{L}'’.-]+\\s){0,5}?(?:${speaksFor}))\\s(?:for|of)\\s((?:the\\s)?[\\p{L}\\d'’& .-]{2,60}?)${edge}`,
  "u",
);
const nobodyAhead = new RegExp(
  `^\\s${ahead(7)}(?:${nobodies}))\\b(?!\\s\\p{Lu}|['’-])((?:\\s(?:${afterHead})\\b(?:(?!\\b(?:said|as saying)\\b)[^,;:.“”"])*)?)`,
  "u",
);
const group = `${name}(?:\\s(?:of|for|on)\\s(?:the\\s)?${name}(?:\\sand\\s${name})?){0,2}`;
const paperAhead = new RegExp(
  `^\\s${ahead(7)}(?:${papers}))\\b(?!['’-])(\\s(?:from|by|of)\\s(?:the\\s)?(${group}))?`,
  "u",
);
const reportAhead =
  /^\s((?:(?:[Aa]n?|[Oo]ne|another|some|several|recent|multiple|various|local|foreign|media|news|press|unconfirmed|earlier|initial|widespread|[\p{L}-]+)\s){0,3}?(?:reports?|local media|state media|media))\b(?!['’-])(\s(?:by|from|of|in|published by|issued by)\s(?:the\s)?(\p{Lu}[\p{L}'’.-]*(?:\s(?:(?:of|for|and|the)\s){0,2}\p{Lu}[\p{L}'’.-]*){0,5}))?/u;
const namedAhead = new RegExp(
  `^\\s((?:(?:the|a|an|its|his|her)\\s)?(?:(?:\\p{Ll}[\\p{L}-]*|\\p{Lu}[\\p{L}]*['’]s)\\s){0,6}?)(${group})(?:,\\s([^.;“”"]{2,110}?)(?=[,.;“”"]|$))?`,
  "u",
);
/** "Harbour Watch | director Ida Marsh". */
const inService = new RegExp(
  `^\\s(?:[\\p{Ll}-]+\\s){0,2}(?:${roles}|contributor|reporter|researcher|scientist|engineer|correspondent|editor)\\s(${name})`,
  "u",
);
const officeAhead = new RegExp(`^\\s((?:the|an?)\\s(?:[\\p{L}'’-]+\\s){1,4}?(?:${institutions}|${roles}))\\b`, "iu");

/** Who is named after a verb or after "according to". */
export function speakerAfter(text: string, at: number, to: number, isVerb: boolean): Speaker | null {
  const rest = text.slice(at, Math.min(to, at + 220));
  const speaker = (source: NamedSource, phrase: string, confidence: number, surname = ""): Speaker => {
    const start = at + Math.max(0, rest.indexOf(phrase));
    return { source, start, end: start + phrase.trimEnd().length, surname, confidence };
  };
  const spokes = spokesAhead.exec(rest);
  if (spokes?.[1] && spokes[2])
    return speaker(
      made(`${spokes[0].trim()}`, "person", { institution: withoutThe(spokes[2]) }),
      spokes[0].trim(),
      0.8,
    );
  const who = nobodyAhead.exec(rest);
  if (who?.[1] && !/^(?:it|he|she|they)\b/i.test(who[1])) {
    const phrase = `${who[1]}${(who[2] ?? "").replace(/\s(?:as|that|and)$|\swho\b.*$/s, "")}`;
    if (!isVerb || !/^(?:the\s)?\S+\s(?:of|in)\b/.test(phrase))
      return speaker(made(phrase, "person", { unidentified: true }), phrase, 0.8);
  }
  if (!isVerb) {
    const report = reportAhead.exec(rest);
    if (report?.[1] && !/^(?:the|this|these|that|its|his|her|their)\s/i.test(report[1])) {
      const by = report[3];
      return by
        ? speaker(made(`${report[1]}${report[2]}`, "document", { institution: by }), `${report[1]}${report[2]}`, 0.7)
        : speaker(made(report[1], "report", { unidentified: true }), report[1], 0.8);
    }
    const sheet = paperAhead.exec(rest);
    if (sheet?.[1]) {
      const from = sheet[3] ?? "";
      const phrase = `${sheet[1]}${sheet[2] ?? ""}`;
      return speaker(made(phrase, "document", { institution: from }), phrase, 0.75);
    }
  }
  const named = namedAhead.exec(rest);
  if (named?.[2]) {
    const found = trimmedName(named[2]);
    const lead = (named[1] ?? "").trim();
    if (found !== "" && !(isVerb && lead !== "" && !new RegExp(`(?:${roles}|${speaksFor})s?$`, "iu").test(lead))) {
      const hired = inService.exec(rest.slice(named.index + named[0].indexOf(named[2]) + named[2].length));
      if (hired?.[1])
        return speaker(made(hired[1], "person", { institution: found }), hired[1], 0.7, hired[1].split(" ").at(-1));
      const isGroup = (!isVerb && !/\s/.test(found)) || groups.test(found) || /^the$/i.test(lead);
      const one = speaker(
        made(found, isGroup ? "institution" : "person", isGroup ? { institution: found } : {}),
        found,
        0.7,
        isGroup || !/\s/.test(found) ? "" : (found.split(" ").at(-1) ?? ""),
      );
      return named[3] ? withApposition(one, named[3]) : one;
    }
  }
  const office = officeAhead.exec(rest);
  if (office?.[1]) {
    const isRole = new RegExp(`(?:${roles})$`, "iu").test(office[1]);
    const unnamed = isRole && /^an?\s/i.test(office[1]);
    return speaker(
      made(office[1], isRole ? "person" : "institution", {
        unidentified: unnamed,
        institution: isRole ? "" : withoutThe(office[1]),
      }),
      office[1],
      0.55,
    );
  }
  return null;
}
