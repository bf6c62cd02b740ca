/**
 * What a spreadsheet writes where a formula went wrong. A workbook (XLSX) stores the English names; a sheet saved as CSV has
 * those of the program's language, as Excel's translations of ERROR.TYPE and IFERROR give them.
 */
export const errorNames: ReadonlySet<string> = new Set(
  [
    // English, and what Excel, Google Sheets and LibreOffice write in every language.
    "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC!",
    "#FIELD! #BLOCKED! #CONNECT! #BUSY! #UNKNOWN! #ERROR!",
    // German, French, Spanish, Italian, Portuguese, Dutch.
    "#WERT! #BEZUG! #ZAHL! #NV #ÜBERLAUF! #KALK!",
    "#NUL! #VALEUR! #NOM? #NOMBRE! #PROPAGATION! #EPARS!",
    "#¡NULO! #¡DIV/0! #¡VALOR! #¡REF! #¿NOMBRE? #¡NUM! #N/D #¡DESBORDAMIENTO!",
    "#NULLO! #VALORE! #RIF! #NOME? #ESPANSIONE!",
    "#NULO! #VALOR! #NÚM! #DESPEJAR!",
    "#LEEG! #DEEL/0! #WAARDE! #VERW! #NAAM? #GETAL! #N/B #OVERLOOP!",
    // Swedish, Danish, Norwegian, Finnish.
    "#SKÄRNING! #DIVISION/0! #VÄRDEFEL! #REFERENS! #NAMN? #OGILTIGT! #SAKNAS! #SPILL!",
    "#VÆRDI! #REFERENCE! #NAVN? #NUMMER! #I/T #OVERLØB!",
    "#VERDI! #OVERFLYT!",
    "#TYHJÄ! #JAKO/0! #ARVO! #VIITTAUS! #NIMI? #LUKU! #PUUTTUU! #PUUTTUU",
    // Polish, Czech, Slovak, Hungarian, Turkish, Russian and Ukrainian.
    "#ZERO! #DZIEL/0! #ARG! #ADR! #NAZWA? #LICZBA!",
    "#DĚLENÍ_NULOU! #HODNOTA! #ODKAZ! #NÁZEV? #ČÍSLO! #NENÍ_K_DISPOZICI #NEDOSTUPNÝ",
    "#NÁZOV? #ČÍSLO! #NEDOSTUPNÝ",
    "#NULLA! #ZÉRÓOSZTÓ! #ÉRTÉK! #HIV! #NÉV? #SZÁM! #HIÁNYZIK",
    "#BOŞ! #SAYI/0! #DEĞER! #BAŞV! #AD? #SAYI! #YOK",
    "#ПУСТО! #ДЕЛ/0! #ЗНАЧ! #ССЫЛКА! #ИМЯ? #ЧИСЛО! #Н/Д",
  ].flatMap((names) => names.split(" ")),
);
