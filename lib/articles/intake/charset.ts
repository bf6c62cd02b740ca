/** From bytes to text: finds the character encoding of plain text, or says that it is no text. */

import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import iconv from "iconv-lite";

export type Decoded = { text: string; charset: string };

/** Detection looks at no more than this many bytes. */
const SAMPLE = 64 * 1024;

const byteOrderMarks: readonly [charset: string, mark: readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-32le", [0xff, 0xfe, 0x00, 0x00]],
  ["utf-32be", [0x00, 0x00, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** What chardet calls them → what they are decoded as: the superset that is in use for each, as browsers do it. */
const supersets: Record<string, string> = {
  "ISO-8859-1": "windows-1252",
  "ISO-8859-9": "windows-1254",
  "ISO-8859-8": "windows-1255",
  "EUC-KR": "cp949",
};

/**
 * Decodes plain text in any common character encoding.
 * Returns null if the bytes are no text: control characters as binaries have them, or no encoding that fits.
 */
export function decodedText(bytes: Uint8Array): Decoded | null {
  for (const [charset, mark] of byteOrderMarks) {
    if (!mark.every((byte, index) => bytes[index] === byte)) continue;
    const text = decoded(bytes.subarray(mark.length), charset);
    return isPlausible(text) ? { text, charset } : null;
  }
  const sample = bytes.subarray(0, SAMPLE);
  if (controlShare(sample) > 0) {
    const wide = decodedWide(bytes, sample);
    if (wide) return wide;
    if (controlShare(sample) > 0.01 && controls(sample) > 1) return null;
  }
  if (hasJapaneseEscapes(sample)) {
    return { text: new TextDecoder("iso-2022-jp").decode(bytes), charset: "iso-2022-jp" };
  }
  return decodedUtf8(bytes) ?? decodedLegacy(bytes);
}

function decoded(bytes: Uint8Array, charset: string): string {
  // iconv-lite's table for the Macintosh is from before the euro.
  if (charset === "macintosh") return new TextDecoder("macintosh").decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset, { stripBOM: false });
}

function decodedUtf8(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (isUtf8(bytes)) return { text, charset: "utf-8" };
  // A few bad bytes among much good UTF-8 are damage, not another encoding.
  const foreign = countOf(text, /[^\0-\x7f]/gu);
  return countOf(text, /\ufffd/g) * 10 <= foreign ? { text, charset: "utf-8" } : null;
}

/** UTF-16 without a byte order mark: it has NULs, and in the right byte order spaces or line ends. */
function decodedWide(bytes: Uint8Array, sample: Uint8Array): Decoded | null {
  if (bytes.length % 2 !== 0 || !sample.includes(0)) return null;
  let best: { charset: string; blanks: number } | null = null;
  for (const charset of ["utf-16le", "utf-16be"]) {
    const text = decoded(sample, charset);
    const blanks = countOf(text, /[ \n]/g);
    if (blanks > (best?.blanks ?? 0) && isPlausible(text)) best = { charset, blanks };
  }
  if (!best) return null;
  return { text: decoded(bytes, best.charset), charset: best.charset };
}

function decodedLegacy(bytes: Uint8Array): Decoded | null {
  const sample = Buffer.from(foreignSample(bytes));
  const matches = analyse(sample).filter((match) => !match.name.startsWith("UTF"));
  const latin = Math.max(20, ...matches.filter((match) => /8859-1$|1252/.test(match.name)).map((m) => m.confidence));
  const candidates = new Map<string, number>([
    ["windows-1252", latin + 2],
    ["macintosh", latin],
  ]);
  for (const match of matches) {
    const charset = supersets[match.name] ?? match.name.toLowerCase();
    if (!iconv.encodingExists(charset)) continue;
    candidates.set(charset, Math.max(match.confidence, candidates.get(charset) ?? 0));
  }
  let best: { charset: string; score: number; nature: number } | null = null;
  for (const [charset, confidence] of candidates) {
    const nature = naturalness(decoded(sample, charset));
    const score = confidence + nature * 60;
    if (!best || score > best.score) best = { charset, score, nature };
  }
  if (!best || best.nature < -1) return null;
  const text = decoded(bytes, best.charset);
  const charset = best.charset === "cp949" ? "euc-kr" : best.charset;
  return isPlausible(text) ? { text, charset } : null;
}

/** A sample that has the bytes which tell encodings apart: from a little before the first that is not ASCII. */
function foreignSample(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = first > SAMPLE / 2 ? first - 1024 : 0;
  return bytes.subarray(from, from + SAMPLE);
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u];
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff5e]/u;

/**
 * How much the characters beyond ASCII look like writing, from -3 (surely the wrong encoding) to 1.
 * Wrong encodings put capitals and signs inside words, and mix scripts in one word.
 */
function naturalness(text: string): number {
  const chars = [...text.slice(0, 20_000)];
  let sum = 0;
  let seen = 0;
  for (const [index, char] of chars.entries()) {
    if (char < "\u0080") continue;
    seen += 1;
    sum += natureOf(char, chars[index - 1] ?? " ", chars[index + 1] ?? " ", chars[index + 2] ?? " ");
  }
  return seen === 0 ? 0 : sum / seen;
}

function natureOf(char: string, before: string, after: string, second: string): number {
  if (/[\ufffd\u0080-\u009f\p{Co}\p{Cn}]/u.test(char)) return -6;
  if (/[\uff61-\uff9f]/.test(char)) return -1.5;
  if (eastAsian.test(char)) return 1;
  const inWord = /\p{L}/u.test(before) || /\p{L}/u.test(after);
  if (!/[\p{L}\p{M}]/u.test(char)) {
    if (/[’‘“”«»–—…\u00a0·°€£§„‚]/.test(char)) return 0.9;
    return inWord ? -2 : -0.2;
  }
  const own = scripts.find((script) => script.test(char));
  for (const neighbour of [before, after]) {
    if (own && /\p{L}/u.test(neighbour) && !own.test(neighbour)) return -3;
  }
  if (/\p{Lu}/u.test(char)) {
    if (/\p{Ll}/u.test(before)) return -3;
    if (/["”’.,!?]/.test(before)) return -1.5;
    if (/\p{Lu}/u.test(after) && /\p{Ll}/u.test(second)) return -1.5;
  }
  const latin = own === scripts[0];
  if (latin && [before, after].some((neighbour) => neighbour >= "\u0080" && /\p{L}/u.test(neighbour))) return -1.2;
  return 1;
}

/** True if hardly any character is a control, unassigned, private or a replacement. */
function isPlausible(text: string): boolean {
  let odd = 0;
  let seen = 0;
  for (const char of text.slice(0, SAMPLE)) {
    seen += 1;
    const code = char.codePointAt(0) ?? 0;
    if (code < 0xa0 ? isControl(code) : /[\ufffd\p{Co}\p{Cn}\p{Cs}]/u.test(char)) odd += 1;
  }
  return odd <= 1 || odd <= seen * 0.01;
}

/** Controls that no text has: all but tab, line ends, form feed, escape and next line. */
function isControl(code: number): boolean {
  if (code < 0x20) return !(code >= 0x09 && code <= 0x0d) && code !== 0x1b;
  return code >= 0x7f && code < 0xa0 && code !== 0x85;
}

function hasJapaneseEscapes(sample: Uint8Array): boolean {
  const head = Buffer.from(sample).toString("latin1");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ISO-2022-JP switches character sets by escape sequences.
  return /\x1b\$[@B]/.test(head) && /\x1b\([BJ]/.test(head);
}

function controls(sample: Uint8Array): number {
  let count = 0;
  for (const byte of sample) {
    if (byte < 0x20 && isControl(byte)) count += 1;
  }
  return count;
}

function controlShare(sample: Uint8Array): number {
  return sample.length === 0 ? 0 : controls(sample) / sample.length;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}
