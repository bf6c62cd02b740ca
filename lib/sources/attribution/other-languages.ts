/** The plain patterns of other languages: what stands before and after the name of an outlet that something comes from. */

import type { Relation } from "@/lib/sources/attribution/reads-outlet";

type Pattern = { words: RegExp; relation: Relation };
export type LanguagePatterns = {
  before: readonly Pattern[];
  after: readonly Pattern[];
  /** Articles and nouns between the words and the name. */
  gap: RegExp;
};

const de: LanguagePatterns = {
  gap: /["“„»«]?(?:\b(?:[Dd]er|[Dd]ie|[Dd]as|dem|den|des|einer|einem|eines)\s(?:(?:(?!(?:der|die|das|des|dem|den)\s)\p{Ll}[\p{L}-]*\s){0,2}?(?:Zeitung|Tageszeitung|Nachrichtenagentur|Agentur|Magazin|Nachrichtenmagazin|Senders?|Blatt|Blattes|Portal|Zeitschrift|Wochenzeitung|Boulevardzeitung|Nachrichtenportal|Rundfunk)s?\s)?|(?:Zeitung|Tageszeitung|Nachrichtenagentur|Agentur|Magazin|Nachrichtenmagazin|Senders?|Blatt|Blattes|Portal|Zeitschrift|Wochenzeitung|Boulevardzeitung|Nachrichtenportal|Rundfunk)s?\s)?["“„»«]?$/u,
  before: [
    {
      words:
        /\b(?:laut|so|zufolge)\s(?:(?:einem|eines|dem|einer)\s(?:Bericht|Berichts|Recherche|Bericht\sin)\s(?:in\s)?)?$/iu,
      relation: "according",
    },
    {
      words:
        /\b(?:nach|unter)\s(?:(?:den|einem|einer|eigenen)\s)?(?:Informationen|Angaben|Bericht(?:en|s)?|Recherchen|Darstellung|Berufung)\s(?:(?:von|auf|in)\s)?(?:(?:der|die|das|dem|den|des)\s)?$/iu,
      relation: "according",
    },
    {
      words: /\b(?:Berichte?s?|Recherchen?|Informationen|Meldung|Artikel|Interview)\s(?:(?:von|in|bei)\s)?$/u,
      relation: "according",
    },
    {
      words:
        /\b(?:gegenüber|im\s(?:Interview|Gespräch)\s(?:mit|in)|in\seinem\s(?:Interview|Gespräch)\s(?:mit|in)|Interview\s(?:mit|in|der|des))\s(?:(?:der|die|das|dem|den|des)\s)?$/iu,
      relation: "told",
    },
    {
      words:
        /\b(?:sagte|sagten|erklärte|bestätigte|erzählte|teilte|sagt|schilderte)\s(?:[^,;:„“]{0,30}\s)?(?:der|dem|den)?\s?$/iu,
      relation: "told",
    },
    {
      words:
        /\b(?:berichtete[nt]?|berichtet|berichten|meldet|meldete[n]?|melden|schreibt|schrieb|schreiben|zitiert|zitierte)\s(?:(?:zuerst|zuvor|auch|unter anderem)\s)?$/iu,
      relation: "subject",
    },
  ],
  after: [
    { words: /^(?:-(?:Zeitung|Magazin|Bericht|Reporter))?["“”«»]?\szufolge\b/iu, relation: "according" },
    {
      words: /^-(?:Interview|Gespräch|Bericht|Recherchen?|Informationen|Umfrage|Sommerinterview)\b/iu,
      relation: "told",
    },
    {
      words:
        /^(?:-(?:Zeitung|Magazin))?["“”«»]?\s(?:\([^)]*\)\s)?(?:am\s\p{L}+\s|zuerst\s|zuvor\s)?(?:berichtet(?:e|en)?|meldet(?:e|en)?|schreibt|schrieb|zitiert(?:e)?|enthüllt(?:e)?|erfuhr|veröffentlichte|(?:hat|hatte|haben|hatten)\s[^.]{0,120}(?:berichtet|gemeldet|geschrieben|enthüllt|erfahren|aufgedeckt))\b/iu,
      relation: "subject",
    },
    {
      words:
        /^(?:-(?:Zeitung|Magazin))?["“”«»]?\s[^.]{0,120}\s(?:berichtet|gemeldet|geschrieben|enthüllt|erfahren|aufgedeckt)\b/iu,
      relation: "subject",
    },
  ],
};

const fr: LanguagePatterns = {
  gap: /(?:«\s?)?(?:(?<!\p{L})(?:le|la|les|l['’]|du|un|une)\s?)?(?:(?<!\p{L})(?:quotidien|journal|magazine|hebdomadaire|agence(?:\sde\spresse)?|site|chaîne|radio|média)\s(?:[\p{Ll}-]+\s){0,2}?)?["“«]?\s?$/iu,
  before: [
    {
      words:
        /(?<!\p{L})(?:selon|d['’]après|citant|cité(?:e|s|es)?\spar|interrogé(?:e|s|es)?\spar|révélé(?:e|s|es)?\spar|rapporté(?:e|s|es)?\spar|publié(?:e|s|es)?\spar|consulté(?:e|s|es)?\spar|contacté(?:e|s|es)?\spar|obtenu(?:e|s|es)?\spar|informations\s(?:de|du)|enquête\s(?:de|du))\s?$/iu,
      relation: "according",
    },
    {
      words:
        /(?<!\p{L})(?:déclaré|confié|affirmé|indiqué|expliqué|confirmé|raconté|précisé|assuré|dit|répondu|entretien|interview|accordée?|témoigné|révélé)(?!\p{L})[^.;«»]{0,60}\s(?:à|au|aux|avec|dans|sur)\s?$/iu,
      relation: "told",
    },
    {
      words:
        /(?:[»",]\s|\bcomme\s(?:l['’]a\s|le\s)?)(?:a\s|ont\s)?(?:rapporté|rapporte|rapportent|écrit|indique|révèle|révélé|affirme|relate|précise)\s?$/iu,
      relation: "subject",
    },
  ],
  after: [
    {
      words:
        /^\s(?:a|ont|avait|avaient)?\s?(?:rapporté|révélé|annoncé|écrit|affirmé|affirme|rapporte|indique|indiqué|révèle|publié|publie|cite|relate|assure|précise)(?!\p{L})/iu,
      relation: "subject",
    },
  ],
};

const es: LanguagePatterns = {
  gap: /[«“"]?(?:(?<!\p{L})(?:el|la|los|las|al|del)\s)?(?:(?<!\p{L})(?:diario|periódico|agencia(?:\sde\snoticias)?|revista|cadena|portal|semanario|medio|canal)\s(?:[\p{Ll}-]+\s){0,2})?["“«]?$/iu,
  before: [
    {
      words:
        /(?<!\p{L})(?:según|de acuerdo con|citado por|citada por|citando a?|informaciones de|informó|reveló|publicó|consultad[oa]s? por|obtenid[oa]s? por|entrevistad[oa] por|revelad[oa]s? por|publicad[oa]s? (?:por|en))\s(?:(?:informó|informa|publicó|publica|reveló|revela|adelantó|adelanta|recoge|ha podido saber)\s)?$/iu,
      relation: "according",
    },
    {
      words:
        /(?<!\p{L})(?:dijo|dijeron|declaró|declararon|afirmó|aseguró|confirmó|explicó|contó|señaló|entrevista|declaraciones|admitió)(?!\p{L})[^.;«»“”]{0,60}\s(?:a|al|con|en)\s$/iu,
      relation: "told",
    },
  ],
  after: [
    {
      words:
        /^\s(?:ha\s|había\s|también\s)?(?:informó|reveló|publicó|informa|revela|publica|publicado|informado|revelado|aseguró|asegura|afirma|afirmó|adelantó|citó|señala|señaló)(?!\p{L})/iu,
      relation: "subject",
    },
  ],
};

export const otherLanguages: Readonly<Record<string, LanguagePatterns>> = { de, fr, es };
