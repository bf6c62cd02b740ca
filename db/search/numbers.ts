/**
 * How rows of the index are numbered. A dossier's rows are one range, so that what a viewer may see is a few ranges, and a
 * sentence's number tells its text and its place in it. All fit into the 53 bits that a number holds exactly.
 *
 * dossier (20 bits) | text in the dossier (19 bits) | sentence in the text (14 bits), or dossier | thing (29 bits) | its kind (4 bits)
 */
export const perText = 2 ** 14;
export const textsPerDossier = 2 ** 19;
export const perDossier = perText * textsPerDossier;

export const textOf = (number: number): number => Math.floor(number / perText);

export const dossierOf = (number: number): number => Math.floor(number / perDossier);

/** The first and the last number of a dossier. */
export const rangeOf = (dossier: number): [number, number] => [dossier * perDossier, (dossier + 1) * perDossier - 1];

export const entryKinds = [
  "claim",
  "article",
  "source",
  /** A confidential source by its pseudonym. */
  "alias",
  "snapshot",
  "comment",
  "task",
  "dossier",
  "person",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Stands for every kind of what is for those alone who are cleared for a source. */
export const secretCode = 15;
const codes = 16;

export const kindCode = (kind: EntryKind, secret = false): number => (secret ? secretCode : entryKinds.indexOf(kind));
export const codeOf = (number: number): number => number & (codes - 1);
export const thingNumber = (dossier: number, thing: number, code: number): number =>
  dossier * perDossier + thing * codes + code;

/** Words are known by so many of their first letters. */
export const lettersKnown = 40;

/**
 * Words of the index that say what a row is, and that no text has: an underscore parts words in every text. They stand
 * behind the row's own words.
 */
export const label = {
  kind: (kind: EntryKind) => `_${kind}`,
  secret: "_secret",
  outlet: (outlet: number) => `_o${outlet}`,
  year: (date: string) => `_y${date.slice(0, 4)}`,
  month: (date: string) => `_m${date.slice(0, 4)}${date.slice(5, 7)}`,
  /** Somebody who has to do with it. */
  person: (id: string) => `_p${plain(id)}`,
  /** A folded word of the byline. */
  byline: (word: string) => `_b${word}`,
  status: (status: string) => `_s${plain(status)}`,
  verdict: (verdict: string) => `_v${plain(verdict)}`,
  claimKind: (kind: string) => `_k${plain(kind)}`,
  stakes: (stakes: string) => `_t${plain(stakes)}`,
};

const plain = (name: string): string => name.replaceAll("-", "");
