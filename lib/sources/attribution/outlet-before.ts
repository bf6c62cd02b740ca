/** What stands before the name of an outlet and says that something comes from it. */

import type { Found, Relation } from "@/lib/sources/attribution/reads-outlet";
import { works } from "@/lib/sources/attribution/words";

/** What outlets are called: "newspaper", "network". */
export const outletSort =
  "(?:news(?:paper|magazine|wire|site)?|paper|daily|weekly|tabloid|broadsheet|magazine|agency|broadcaster|network|channel|station|outlet|website|site|portal|publication|journal|service|programme|program|show|podcast|newsletter|blog|press agency|giant|monthly)s?";
const word =
  '(?:(?!(?:in|with|to|by|on|of|for|from|at|the|an?|that|and|or|told|said|is|was|it|as)\\s)[^\\s,.;:“”"]+\\s)';
const sort =
  "(?:\\p{Lu}[\\p{L}.]*|[\\p{L}]+-(?:run|owned|language|based|backed|funded|wing|affiliated|aligned|government)|state|local|private|independent|national|public|opposition|online|TV|television|radio|business|financial|weekly|daily|conservative|liberal|tech|music|sports?|satellite|cable|news)\\s";
const adjective =
  "(?:(?:[\\p{L}]+-(?:run|owned|language|based|backed|funded|wing|affiliated|aligned)|state|\\p{Lu}\\p{L}*(?:ian|ean|ish|ese|can|raeli|raqi|stani|ech|wiss|utch|reek|rench|erman|rab|udi))\\s){1,2}";
const some =
  "(?:[Tt]he|THE|[Dd](?:er|ie|as|em|en)|[Aa]n?|our|its|his|her|this|that|one|\\p{Lu}[\\p{L}.]*(?:\\s\\p{Lu}\\p{L}*)?['’]s?)\\s";
/** What may stand between the words that say it and the name: "told | the Israeli daily | Haaretz". */
const gap = new RegExp(
  `(?<![\\p{L}.-])["“„‘«]?(?:${some}(?:${word}{0,5}?${outletSort}\\s)?|(?:${sort}){0,3}?${outletSort}\\s|${adjective})?["“„'‘«]?$`,
  "u",
);

const by =
  "reported|revealed|obtained|seen|reviewed|viewed|published|cited|quoted|disclosed|broken|uncovered|posted|aired|broadcast|carried|compiled|collected|examined|verified|analysed|analyzed|confirmed|asked|pressed|questioned|interviewed|contacted|reached|released|captured|recorded|filmed|conducted|commissioned|exposed|read|inspected|consulted|accessed|gathered|corroborated|relayed|shown|exclusive|first|picked|unearthed|leaked|told|estimated|calculated|profiled|described|named|identified|heard|authenticated|acquired|provided|translated|covered|floated|detailed|documented|tracked|surveyed|polled|printed|run|cited|reporting|reports?|stor(?:y|ies)|articles?|investigations?|analys[ie]s|polls?|surveys?|exposé|interviews?|pieces?|accounts?|tally|count|footage|videos?|photographs?|documentary|column|editorial|op-ed|essay|probe|claims?|allegations?|series|podcast|study|review|questions?|request|estimates?|scoop|data|rumou?rs?";
const toVerbs =
  "told|tell|shared|credited|sourced|joked|assured|confirmed|confirms|confirming|described|describes|admitted|admits|revealed|reveals|disclosed|said|says|saying|puts?|statements?|letters?|tweets?|texts?|repl(?:y|ied)|posts?|comment(?:s|ed|ing)?|remark(?:s|ed)|interviews?|confessed|explained|insisted|denied|complained|confided|recalled|recounted|spoke|speaks|speaking|spoken|speak|talked|talking|talks|talk|leaked|provided|given|gave|gives|sent|e-?mail(?:ed)?|opened up|opening up|hinted|acknowledged|conceded|released|supplied|passed|handed|boasted|responses?|written|wrote|message|vented|lamented|testimony|quotes?|tip|suggested|announced|related|relayed|expressed|predicted|stressed|reiterated|repeated|claims?|answers?|shown|showed|indicated|tells|break(?:ing)?|broke|interviewed|warned";
const inVerbs =
  "called|calls|demanded|warned|warns|appealed|suggested|complained|lamented|defended|admitted|declared|denied|photos?|pictures?|images|footage|lists?|quotes?|insisted|explained|confessed|recalled|spoke|spoken|speaking|calling|urged|told|tells|reports?|reported|reporting|articles?|stor(?:y|ies)|pieces?|op-eds?|columns?|essays?|editorials?|interviews?|profiles?|investigations?|wrote|writes|writing|written|published|publishes|appeared|appears|argued|argues|quoted|cited|claimed|claims?|said|says|printed|featured|profiled|letters?|accounts?|allegations?|opinion|read|revealed|described|detailed|disclosed|commentary|exposé|serialised|excerpts?|revelations|advertisement|analysis|polls?|stated|reports|coverage";
const onVerbs =
  "said|says|saying|told|tells|speaking|spoke|speaks|appeared|appearing|appears|appearance|interviews?|interviewed|went|goes|argued|argues|claimed|claims|denied|remarks|comments|asked|revealed|announced|insisted|confirmed|warned|added|explained|suggested|acknowledged|admitted|defended|published|posted|reported|predicted|repeated|dismissed|described|footage|videos?|segments?|report|(?:was|were|interview|remarks|footage|first) (?:shown|aired|broadcast)";

/** Each is matched against what stands before the name, its article left out. */
const before: readonly {
  words: RegExp;
  relation: Relation;
  confidence: number;
  /** The words that it can end in, so that most patterns need not be tried; any where it is left out. */
  ends?: string;
}[] = [
  {
    words:
      /\b(?:according to|as per|per|via|citing|cites?|cited|quot(?:ing|es|ed)|credit(?:ing|ed|s)|h\/t(?: to)?|hat[- ]tip to|courtesy of|source|first seen (?:in|on)|referring to|pointed to|attributed to|told of|based on|relying on)\s?:?\s$/iu,
    relation: "according",
    confidence: 0.92,
    ends: "to per via citing cites cite cited quoting quotes quotes crediting credits credited h/t courtesy source : in on of attributed based relying",
  },
  {
    words:
      /\baccording to (?:(?!\b(?:said|told|who|which|that|was|were|has|have|had)\b)[^,;:“”]){0,70}\b(?:in|by|from|of|on|at|to|with|for|seen by)\s$/iu,
    relation: "according",
    confidence: 0.85,
    ends: "in by from of on at to with for",
  },
  {
    words:
      /\b(?:told|tells|telling|informed|informs|assured|assures|briefed|reminded|e-?mailed|texted|messaged|warned|advised)\s(?:(?:a |an |the )?(?:reporters?|journalists?|correspondents?|viewers|readers|hosts?)\s(?:at|from|of|for|with)\s(?:the )?)?$/iu,
    relation: "told",
    confidence: 0.95,
    ends: "told tells telling informed informs assured assures briefed reminded emailed e-mailed texted messaged warned advised the at from of for with",
  },
  {
    words: new RegExp(
      `\\b(?:${toVerbs})\\b(?:(?!\\b(?:who|which|according)\\b)[^;“”]){0,80}\\bto\\s(?:(?:a|the)\\s(?:reporter|correspondent)\\s(?:at|from|of|for)\\s)?$`,
      "iu",
    ),
    relation: "told",
    confidence: 0.8,
    ends: "to at from of for",
  },
  {
    words: new RegExp(`\\b(?:${by})\\s(?!live\\s)(?:[^\\s,;:“”]+\\s){0,3}by\\s$`, "iu"),
    relation: "has",
    confidence: 0.9,
    ends: "by",
  },
  {
    words:
      /\b(?!(?:owned|hired|fired|sued|employed|endorsed|bought|sold|run|funded|backed|founded|banned|launched|criticis|criticiz|accus|prais|honou?r|sponsored|organi[sz]ed|hosted|paid|represented|led|blocked|dropped|signed|suspended|dismissed|sacked|banned|censored|settled|filed|lodged|brought|appealed|created|made|built|opened|closed|cut|laid|won|lost|used|managed|controlled|acquired|purchased|taken|operated|edited|produced|affected|followed|pursued|harassed|vilified|mocked|attacked|targeted|libell?ed|defamed|smeared|represented|supported|helped|trained|needed|offered|agreed)\w*\s)(?:\p{L}+(?:ed|wn|en)|put|heard|said)\sby\s$/iu,
    relation: "has",
    confidence: 0.7,
    ends: "by",
  },
  {
    words: new RegExp(`\\b(?:${inVerbs})\\b(?:[^;:“”]{0,50}?)\\s(?:in|by|for|the pages of)\\s$`, "iu"),
    relation: "according",
    confidence: 0.7,
    ends: "in by for of",
  },
  {
    words:
      /\b(?:interviews?|exchanges?|messages?|e-?mails?|spoke|speaking|speaks|spoken|conversations?|sat down|sit-down|shared|sharing|talking|talked|discussions?|chat(?:ted|ting)?(?!\sshow)|Q&A|calls?|partnership|collaboration|together|jointly|exclusive)\b[^;:“”]{0,40}\s(?:with|to|on|for|in)\s$/iu,
    relation: "told",
    confidence: 0.85,
    ends: "with to on for in",
  },
  {
    words: new RegExp(`\\b(?:${onVerbs})\\b[^;]{0,90}?\\bon\\s$`, "iu"),
    relation: "told",
    confidence: 0.75,
    ends: "on",
  },
  {
    words: new RegExp(
      `\\b(?:${works}|footage|videos?|photos?|quotes?|figures|news|quer(?:y|ies)|questions?)\\s(?:[^\\s,;:“”]+\\s){0,4}?(?:from|of|on|at)\\s$`,
      "iu",
    ),
    relation: "according",
    confidence: 0.75,
    ends: "from of on at",
  },
  {
    words:
      /\b(?:speaking|spoke|speaks|told|telling|said|talking|talked|statement|comments?|remarks?)\b[^,;“”]{0,40}?\b(?:reporters?|journalists?|correspondents?|a team)\s(?:from|at|of|with|for)\s$/iu,
    relation: "told",
    confidence: 0.85,
    ends: "from at of with for",
  },
  {
    words:
      /\bin\s(?:the|its|an?|this)\s(?:[\p{L}\d-]+\s){0,3}?(?:issue|edition|episode|pages|cover story|supplement|website)\sof\s$/iu,
    relation: "according",
    confidence: 0.75,
    ends: "of",
  },
  {
    words:
      /(?:["”,’]\s|[\p{L}],\s|\bas\s)(?:first |previously |earlier )?(?:reports?|reported|says?|said|writes?|wrote|claims?|claimed|reveals?|revealed|notes?|noted|adds?|added|explains?|learned|learnt|quotes|understands)\s(?:by\s)?$/u,
    relation: "subject",
    confidence: 0.85,
  },
  {
    words:
      /\b(?:originally|first) (?:published|appeared|ran|posted)\s(?:[^\s,;]+\s){0,3}?(?:by|in|on|at|with)\s$|\b(?:republished|reprinted|reproduced|syndicated|adapted)\s(?:[^\s,;]+\s){0,4}?(?:from|by|via)\s$/iu,
    relation: "republished",
    confidence: 0.85,
    ends: "by in on at with from via",
  },
];

const anyEnd = before.filter(({ ends }) => ends === undefined);
const byEnd = new Map(
  before
    .flatMap(({ ends = "" }) => ends.split(" "))
    .map((end) => [end, before.filter(({ ends }) => ends === undefined || ends.split(" ").includes(end))] as const),
);

/** Said before the name, the outlet got nothing: "refused to speak to …". */
const refused =
  /\b(?:refus\w+|declin\w+|never|stopped|avoid\w*|unwilling|without|cancel\w*|could|failed|fails?|threaten\w*|sued|suing|su(?:es|ing)|(?:did|does|do|was|were|has|have|had|would|is|are|will)(?: not|n['’]t))\b[^,;:“”]{0,50}$/iu;
const contact =
  /\b(?:speak|spoke|spoken|talk|comment|respond|responded|reply|replied|return|answer|reached?|contacted|asked|interviewed?|interviews?|requests?|calls?|e-?mails?|questions?|messages?|inquir(?:y|ies)|given?|sent?|statement|available)\b[^,;:“”]*$/iu;

/** What stands before a name, without its article and the nouns that say what it is. */
export const withoutGap = (left: string): string => left.slice(0, -70) + left.slice(-70).replace(gap, "");

const broadcast =
  /^\s(?:[\p{L}-]+\s){0,2}?(?:town hall|interview|special|podcast|show|programme|appearance|segment|broadcast|phone-in|documentary|op-ed|column|article|story|piece|report)\b/iu;
const spoke =
  /\b(?:said|says|told|argued|claimed|asked|called|denied|insisted|wrote|writes|predicted|warned|described|speaking|vowed|promised|accused|defended|admitted|confirmed|revealed)\b/iu;

/** The outlet's owner, its lawyers, its shares: not what it reports. */
const owned =
  /^(?:['’]s?\s(?:[\p{L}-]+\s){0,2}?(?:owners?|publishers?|parent|lawyers?|chief executive|ceo|management|board|union|spokes\w+|lawsuit|director[- ]general|president|shareholders|website traffic|headquarters|offices?|own\s(?:rules|guidelines|policy))|\s(?:executives?|owners?|spokes\w+|chief executive|shares|stock|headquarters|building|offices?|subscribers|lawyers?))\b/iu;
const told =
  /\b(?:said|says|told|argued|claimed|asked|called|denied|insisted|wrote|writes|predicted|warned|described)\b/u;

/** Reads what stands before the name of an outlet: "according to |", "told |", "seen by |". */
export function readBefore(lead: string, right: string): Found | null {
  const last = /([^\s:,;("“„«[]+):?\s$/.exec(lead.slice(-16))?.[1]?.toLowerCase();
  for (const { words, relation, confidence } of (last === undefined ? undefined : byEnd.get(last)) ?? anyEnd) {
    const found = words.exec(lead);
    if (!found) continue;
    if (isRefused(relation, found[0], lead.slice(0, found.index), right)) return null;
    if (owned.test(right)) return null;
    return {
      relation,
      confidence,
      at: found.index + (/^(?:\p{L}(?=,))?["”,’\s]*(?=\p{L}\p{L})/u.exec(found[0])?.[0].length ?? 0),
      ahead: 0,
    };
  }
  return atEdge(lead, right);
}

/** Nobody said anything: "declined to speak to", "the court told the Post to hand over its notes". */
function isRefused(relation: Relation, words: string, upTo: string, right: string): boolean {
  if (relation === "subject" || relation === "republished") return false;
  if (contact.test(words) && (refused.test(upTo) || refused.test(words))) return true;
  if (relation !== "told") return false;
  if (/\b(?:told|telling)\s$/i.test(words) && /^\s(?:not\s)?to\s/.test(right)) return true;
  return /\b(?:never|not|n['’]t|refus\w+ to|declin\w+ to|without)\s(?:\w+\s)?$/iu.test(upTo);
}

/** Signs that are few: in brackets, behind a dash, before a colon; "over at | the Verge |,", "on | CNN |, she said". */
function atEdge(lead: string, right: string): Found | null {
  const according = (at: number | null, confidence = 0.7): Found => ({
    relation: "according",
    confidence,
    at,
    ahead: 0,
  });
  if (/[—–-]\s?$/.test(lead) && /^[\s).]*$/.test(right)) return according(null);
  if (/[([]\s?$/.test(lead) && /^\s?[)\]][.\s]*$/.test(right)) return according(null);
  if (/^(?:[•*\s]*)$/.test(lead) && /^:\s["“‘]/u.test(right))
    return { relation: "subject", confidence: 0.6, at: null, ahead: 1, weakly: true };
  if (/\b(?:over (?:at|on|in)|at)\s$/iu.test(lead) && lead.length < 12 && /^,\s/.test(right)) return according(0, 0.6);
  if (/\b(?:in|during|on)\s$/iu.test(lead) && broadcast.test(right) && (spoke.test(lead) || spoke.test(right)))
    return { ...according(lead.search(/\S+\s$/)), relation: "told" };
  const begins = /^(?:And |But |Later,? |Earlier,? )?(?:on|in)\s$/iu.test(lead);
  return begins && told.test(right.slice(0, 120)) ? according(0, 0.6) : null;
}
