/** The words after which a full stop ends no sentence, and those that show that it does. */

const setOf = (words: string) => new Set(words.split(" "));

/** Always followed by more of the same sentence: titles, and words that introduce something. Lower case, no stop. */
export const alwaysShort = setOf(
  "dr mr mrs ms mx prof profs gen sen sens rep reps gov govs lt col maj sgt cpl capt cmdr cdr adm brig supt det insp " +
    "rev hon pres amb atty messrs mme mlle mgr fr sr. sra srta st ste mt ft vs v viz cf e.g i.e eg ie approx ca " +
    "z.b d.h u.a bzw evtl ggf sog dipl ing hr fr. dra dña",
);

/** Short before a number: "No. 5", "Jan. 5", "p. 12". */
export const shortBeforeNumber = setOf(
  "no nos nr num art arts sec secs ch fig figs vol vols p pp par para paras pt ver op cap ed eds tel est min max " +
    "jan feb febr mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc ene abr ago set dic n° núm",
);

/** Short in the middle of a sentence, and also found at its end: there the next word decides. */
export const sometimesShort = setOf(
  "inc ltd co corp cos bros llc plc jr sr esq etc al a.m p.m ph.d m.d b.a m.a d.c dept dist univ assn ave blvd rd sq " +
    "s.a s.p.a n.v b.v gmbh usw ua dgl mio mrd tsd cie sté",
);

const starters: Record<string, ReadonlySet<string>> = {
  en: setOf(
    "The A An In On At By For From With Without Under Over After Before During Since Until While When Where Why How " +
      "What Who Which Whether If Although Though Because As But And Or So Yet Nor He She It They We I You His Her Its " +
      "Their Our My Your This That These Those There Here Then Now Today Yesterday Tomorrow Most Many Much Some Several " +
      "Few All Both Each Every Another Other Others One Two Three Not Only Even Still Also However Meanwhile Moreover " +
      "Instead According Despite Following Asked Earlier Later Once Such Is Are Was Were Did Does Do Has Have Had Would " +
      "Could Should Officials Analysts Critics Police Investigators Lawyers Reporters Sources People Neither Nothing " +
      "None Among Between Through Unlike Like More Less About Against Nearly Almost Just",
  ),
  de: setOf(
    "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Und Aber Oder Doch Denn In Im An Am Auf " +
      "Bei Beim Mit Nach Vor Von Vom Zu Zum Zur Für Über Unter Seit Während Wenn Als Wie Was Wer Warum Dass Ob Da Dann " +
      "Danach Damit Dabei Dies Diese Dieser Dieses Sein Seine Ihre Kein Keine Auch Noch Nur Nun Jetzt Heute Gestern " +
      "Laut So Man Viele Alle Mehr",
  ),
  fr: setOf(
    "Le La Les L’ Un Une Des Du De Il Elle Ils Elles On Nous Je Vous Ce Cette Ces Cela Ceci Mais Et Ou Donc Or Dans En " +
      "Au Aux À Par Pour Sur Sous Avec Sans Après Avant Depuis Pendant Quand Si Comme Selon Son Sa Ses Leur Leurs Notre " +
      "Plus Plusieurs Tous Toutes Hier Demain Ainsi Alors",
  ),
  es: setOf(
    "El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Se Yo Nosotros Este Esta Estos Estas Ese Esa Eso Esto Pero Y O " +
      "En A Al De Del Por Para Con Sin Sobre Tras Desde Hasta Según Cuando Si Como Su Sus Lo No Ni Ayer Hoy Más Muchos " +
      "Todos También Además Después Antes",
  ),
};

/** True if a capitalised word is one that begins sentences rather than names. */
export function isStarter(word: string, language: string): boolean {
  return (starters[language] ?? starters.en)?.has(word) ?? false;
}

/** Languages that write ordinals as a figure and a full stop: "am 3. März". */
export const dottedOrdinals = setOf("de da nb nn no fi cs sk pl hu hr sl sr et lv is tr");
