/** What stands after the name of an outlet and says that it reported something. */

import { outletSort } from "@/lib/sources/attribution/outlet-before";
import type { Found } from "@/lib/sources/attribution/reads-outlet";
import { betweens, newsRoles, reportVerbs, works } from "@/lib/sources/attribution/words";

const name = "\\p{Lu}[\\p{L}'’.-]+(?:\\s\\p{Lu}[\\p{L}'’.-]*){0,3}";
const verbAfter = new RegExp(`^(?:,?\\s(?:${betweens}))*,?\\s(?:${reportVerbs})\\b`, "u");
const time =
  "(?:\\s(?:on|in|at|late|early|last|this|earlier|later)(?:\\s(?:on|this|last|in|that|the))?\\s(?:\\p{L}+day|week|month|year|\\p{Lu}\\p{L}+|night|day|time|morning|evening|afternoon|same day)(?:\\s(?:night|morning|evening|afternoon|\\d{1,2}|\\d{4}))*)";
/** What may stand between an outlet and its verb, taken off in turns. */
const between: readonly RegExp[] = [
  new RegExp(`^\\s${outletSort}\\b(?!\\s(?:executives?|owners?|staff))`, "iu"),
  /^\s(?:News|TV|Television|Radio|Online|Magazine|World|International|Sport|Arabic|Persian|Hindi|Network|Live|Weekly|Africa|Europe|Asia|Politics|Sunday|Digital|\d{1,2})\b/,
  /^\s?\([^)]{1,50}\)/,
  /^["”’»“]/,
  new RegExp(`^\\s\\p{Lu}\\p{L}+(?=(?:\\s(?:${betweens}))*\\s(?:${reportVerbs})\\b)`, "u"),
  new RegExp(`^${time}`, "iu"),
  /^\s\p{Lu}\p{Ll}+day(?:\s(?:night|morning|evening|afternoon))?(?=\s)/u,
  new RegExp(
    `^,?\\s(?:and|among)\\s(?:(?:several|many|various|some)\\s)?others?(?:\\s[\\p{L}-]+){0,3}?(?=,?(?:\\s(?:${betweens}))*\\s(?:${reportVerbs})\\b)`,
    "u",
  ),
  /^\s(?:has|had|have)(?=\s(?:in|on|last|earlier|this)\s)/,
  /^,\s(?:(?!\b(?:and|but)\b)[^,“”]){2,120},/u,
];
const roleAfter = new RegExp(
  `^(?:['’]s?)?\\s(?:(?!(?:for|of|${reportVerbs})\\b)[\\p{L}-]+\\s){0,3}?(?:${newsRoles})\\b(?:,?\\s${name})?,?`,
  "u",
);
const personAfter = new RegExp(`^['’]s?\\s${name}`, "u");
const workAfter = new RegExp(
  `^(?:['’]s?|\\s?[/-]\\s?\\p{Lu}[\\p{L}]*|\\s(?:News|Magazine|Panorama|Radio 4))?\\s(?:(?!(?:of|for|on|in|and|the|an?|will|would|has|had|have|is|was|to|that|its|his|her|their|by|with|from|who|about|can|could)\\b)[\\p{L}\\d'’-]+\\s){0,3}?(?:${works})\\b(?!\\s?(?:er|ing)\\b)`,
  "iu",
);
const relative = new RegExp(`^,?\\s(?:which|who|that)\\s(?:(?:${betweens})\\s)*(?:${reportVerbs})\\b`, "iu");
const shows = new RegExp(
  `^\\s(?:${betweens}\\s)*(?:has|had|ran|run|runs|carried|carries|published|publishes|printed|prints|aired|airs|released|posted|broadcast|got|put out|produced|broke|broken?)\\s(?:[^\\s,.;]+\\s){0,5}?(?:${works}|news|footage|videos?|photos?|photographs?|recordings?|list|memo|documents|emails|excerpts|transcript|letter|details|extracts|images|rumou?rs?|claims?)\\b`,
  "iu",
);

/** The outlet speaks of itself, or acts. */
const ofItself =
  /^(?:\s(?:has|had|also|later))*\s(?:said|says|announced|confirmed|added|reported|reports|claimed|claims|argued|noted|stated|told)\s(?:(?:on|in|late|earlier)\s[^,.;]{2,30}\s|staff\s|employees\s|in a statement\s)*(?:that\s)?(?:(?:it|they)\s(?:will|would|(?:is|was|are|were)\s(?:\w+ly\s)?(?:sorry|reviewing|investigating|aware|committed|disappointed|proud|looking|not|unable|considering|cooperating|confident|pleased|taking|standing|saddened|shocked|working|cutting|closing|in talks|seeking|satisfied|fully|\w+ing its)|has no|had no|plans|stands?|stood|regrets?|regretted|apologi[sz]ed?|has fired|had fired|has suspended|had suspended|did not|does not|could|should|welcomed|takes|took|expects?|lost|made|paid|sold|remains?|intends?|planned|believed|condemned|complied|cut|rejected|denied|disagreed)\b|its\b|their\b|(?:quarterly|annual|record|net|first-quarter|second-quarter|third-quarter|fourth-quarter|half-year|full-year|a\s(?:[\w-]+\s){0,3}(?:loss|profit|drop|rise|fall|increase|decline))\b|(?:[\w-]+\s){0,3}(?:revenues?|earnings|profits?|losses|subscribers|income)\b)/iu;
const hasSeen =
  /\b(?:it|they)\s(?:had|has|have)\s(?:\w+ly\s)?(?:seen|reviewed|obtained|spoken|verified|viewed|interviewed|learned|learnt|confirmed|received|examined|been told|been given|heard|read)\b/iu;
const undone =
  /^(?:\s(?:has|had|have|also))*\s(?:could not|couldn['’]t|cannot|can['’]t|(?:has|had|have|was|is|did|does|were)(?:n['’]t|\snot)|declined|refused|was unable|is unable|has yet|did not)\b/iu;
const former = /\b(?:former|ex-|then-|onetime|longtime|veteran|fired|ousted|late)\s?["“]?$/iu;

/** "Ann Lee of | Axios | reported", "a reporter for | the Times |, said". */
const ofOutlet = new RegExp(
  `(?:\\p{Lu}[\\p{L}'’-]+\\s\\p{Lu}[\\p{L}'’.-]+|\\b(?:${newsRoles})),?\\s(?:of|from|for|at|with)\\s$`,
  "u",
);
const saw =
  /^(?:\s(?:news|staff|video))?\s(?:reporters?|correspondents?|journalists?|witness(?:es)?|photographers?|team|crew)\b[^.;“”]{0,50}?\s(?:saw|heard|counted|visited|witnessed|seen|watched|observed|said)\b/u;

const wasTold =
  /^(?:\s\p{Lu}\p{L}+)?(?:\s(?:has|have|had|was|were|is)(?:\salso)?(?:\sbeen)?\s(?:told|shown|given|informed|passed|sent|leaked)\b(?!\sto\b)|(?:\s(?:has|have|had|also))*\s(?:spoke|spoken|speaks|talked|talks)\s(?:to|with)\b)/u;

/** Not the subject of what follows: "accused the Times of …", "joined the Post". */
const object =
  /\b(?:against|accus(?:ed|es|ing)|sued|sues|suing|joined|joining|left|owns?|owned|bought|buy|sold|called|calls|for|at|from|to|into|with|about|like|than|fired|by|of|reads?|watch(?:es|ed|ing)?|thank(?:ed|s)?|attack(?:ed|s|ing)?|criticis(?:ed|es|ing)|criticiz(?:ed|es|ing)|praised|banned|barred|blocked|raided|told)\s$/iu;

/** "Bloomberg's Mark Gurman is to be believed", "CNN was first to report". */
const trusted =
  /^(?:['’]s?\s\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,2})?\s(?:is|are|was|were)\s(?:(?:to be believed|right|correct|accurate)\b|(?:also |among )?(?:the )?first (?:\p{L}+ )?to (?:report|reveal|publish|break|disclose|identify|name|write|note|obtain|raise|spot)\b)/u;
const theySay = new RegExp(`^(?:,[^,“”]{2,60},|,)?(?:\\s(?:${betweens}))*\\s(?:${reportVerbs})\\b`, "u");
const puts = /^\s(?:has|have|had|puts?)\sthe\s(?:\p{L}+\s){1,3}at\s\S*\d/u;
/** A verb that tells little of its own: not enough for a name that is a common word. */
const weak =
  /^(?:said|say|says|found|finds|notes?|noted|put|adds?|added|shows?|showed|called|named|warn\w*|argu\w*|states?|saw)$/;
const frail = /(?:footage|videos?|photos?|pictures?|images|reports?|count|tests?)$/i;

/** Verbs that anybody's are: what must follow them, or must not, for the outlet to be telling something. */
const verbRules: readonly { verbs: RegExp; only?: RegExp; never?: RegExp; whose?: "outlet" | "person" }[] = [
  {
    verbs: /^(?:told|tells?|asked|asks?|ran|runs|contacted|approached|interviewed|posted|obtained)$/,
    never: /^/,
    whose: "person",
  },
  { verbs: /^interview$/, never: /^/ },
  { verbs: /^(?!cit|quot|nam)/, never: /^\s(?:its|their)\b/ },
  {
    verbs: /^(?:told|tells?|asked|asks?)$/,
    never: /^\s(?:staff|employees|the court|a court|readers|him to|her to|them to|for|not)\b/,
  },
  {
    verbs: /^(?:ran|runs|carried|carries|printed|prints|published|publishes|aired|recorded|records|listed|lists|led)$/,
    only: /^\s(?:what|(?:an?|the|his|her|some|several|details|extracts|excerpts|photos?|pictures?|images|video|footage|interviews?|claims?|quotes?)\b(?!\s(?:speech|match|game|ad|ads|advertisement|debate|loss|profit|race|marathon|show|film|series|network|school|programme)\b))/,
  },
  {
    verbs: /^rais/,
    only: /^\s(?:\w+\s){0,2}(?:concerns?|questions?|doubts?|alarms?|possibility|issue|prospect|suspicions?)\b/,
  },
  {
    verbs: /^(?:got|gave|gives)$/,
    only: /^\s(?:\d|two|three|hold of|wind of|an? (?:\w+ )?(?:account|estimate|figure|copy|glimpse|list))\b/,
  },
  {
    verbs: /^(?:test|review|feature|picture|profile)/,
    only: /^\s(?:the|him|her|it|them|\d|more than|dozens|hundreds|thousands)\b/,
  },
  { verbs: /^(?:look|check)/, only: /^\s(?:at|into|the|how)\b/ },
  { verbs: /^(?:points?|pointed)$/, only: /^\s(?:to|out|at|the (?:same|other))\b/ },
  {
    verbs:
      /^(?:put|puts|calls?|sees|called|saw|named?|names|show|posted|shows|showed|expose[sd]?|broke|breaks|documents?|finds|heard?)$/,
    only: /^\s(?:that|it|two|three|four|out|at|into|the (?:number|figure|toll|cost|news|story)|him|her|them|\d|in\b|how|no|a\b|evidence)/,
    whose: "outlet",
  },
  {
    verbs: /^(?:called|calls|call)$/,
    never: /^\s(?:on|for|the race|the election)\b|\bthe (?:race|election|state|contest)\b/,
  },
  {
    verbs:
      /^(?:published|posted|reviewed|featured|tested|aired|exposed|obtained|described|covered|named|found|known|detailed)$/,
    never: /^\s(?:in|by|on|at|as)\b/,
  },
  {
    verbs: /^(?:written|wrote|learn\w*|argued|reported)$/,
    never: /^\s(?:for|to work|on work|from home|about its|against)\b/,
  },
];

/** Reads what stands after the name of an outlet: "| reported", "|'s investigation", "|, citing two officials, said". */
export function readAfter(lead: string, right: string): Found | null {
  if (former.test(lead)) return null;
  const made = workAfter.exec(right);
  if (made && /\b(?:for|at)\s$/iu.test(lead) && !/\b(?:poll|survey|interview)/i.test(made[0])) return null;
  const subject = (length: number, confidence: number): Found => ({
    relation: "subject",
    confidence,
    at: null,
    ahead: length,
  });
  if (made) return { ...subject(made[0].length, 0.75), relation: "according", weakly: frail.test(made[0]) };
  const seen = saw.exec(right);
  if (seen) return subject(seen[0].length, 0.75);
  const right1 = trusted.exec(right);
  if (right1) return { ...subject(right1[0].length, 0.7), relation: "according" };
  const told = wasTold.exec(right);
  if (told) return subject(told[0].length, 0.8);
  const which = relative.exec(right);
  if (which && !ofItself.test(right.replace(/^,?\s(?:which|who|that)/, ""))) return subject(which[0].length, 0.7);
  if (undone.test(right)) return null;
  return reporterOf(lead, right) ?? asSubject(lead, right);
}

/** "Ann Lee of | the Times | reported". */
function reporterOf(lead: string, right: string): Found | null {
  const found = ofOutlet.exec(lead);
  if (!found || !theySay.test(right) || /^(?:,[^,]*,)?\s(?:asked|told|ran|approached|contacted)\b/.test(right))
    return null;
  const upTo = lead.slice(0, found.index);
  if (former.test(upTo) || /\b(?:my|our|his|her|their|its)\s(?:\p{L}+\s)?$/iu.test(upTo)) return null;
  return { relation: "subject", confidence: 0.7, at: found.index, ahead: 0 };
}

/** The outlet, or somebody of it, and a verb. */
function asSubject(lead: string, right: string): Found | null {
  const role = roleAfter.exec(right) ?? personAfter.exec(right);
  let ahead = role?.[0].length ?? 0;
  const subject = (length: number, confidence: number): Found => ({
    relation: "subject",
    confidence,
    at: null,
    ahead: ahead + length,
  });
  for (let turn = 0; turn < 4; turn += 1) {
    const rest = right.slice(ahead);
    const found = between.map((words) => words.exec(rest)).find((one) => one !== null);
    if (!found || verbAfter.test(rest)) break;
    ahead += found[0].length;
    if (/\b(?:citing|quoting)\b/.test(found[0])) return subject(0, 0.85);
  }
  const rest = right.slice(ahead);
  if (undone.test(rest) || (object.test(lead) && !/\b(?:as|that|after|and)\s$/iu.test(lead))) return null;
  const showed = shows.exec(rest) ?? puts.exec(rest);
  if (showed) return subject(showed[0].length, 0.75);
  const verb = verbAfter.exec(rest);
  if (!verb || (!role && ofItself.test(rest) && !hasSeen.test(rest))) return null;
  const last = /(\p{L}+)$/u.exec(verb[0])?.[1]?.toLowerCase() ?? "";
  // "CNN was found to …": it is told of.
  if (/\s(?:is|was|are|were)\s/.test(verb[0]) && !last.endsWith("ing")) return null;
  if (/\s(?:will|did)\s/.test(verb[0]) || !tells(last, rest.slice(verb[0].length), role !== null)) return null;
  return { ...subject(verb[0].length, role ? 0.75 : 0.9), weakly: weak.test(last) };
}

const tells = (verb: string, tail: string, isPerson: boolean): boolean =>
  verbRules.every(
    ({ verbs, only, never, whose }) =>
      !verbs.test(verb) ||
      (whose !== undefined && whose !== (isPerson ? "person" : "outlet")) ||
      ((!only || only.test(tail)) && !never?.test(tail)),
  );
