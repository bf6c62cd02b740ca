import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { rmSync } from "node:fs";
import { keepText, keptText, pathIn } from "@/lib/data-dir";

const FILE = "setup-code";
/** 32 letters and digits, without those that look alike (I, L, O, U). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The code that the first administrator types on the set-up page, like "7K2M-Q9XD-4TBH"; made at first use and kept in
 * the data folder until it is taken. Only who can read the server's console or its files knows it, so that a stranger
 * who finds a new desk first cannot become its administrator. It holds 60 random bits.
 */
export function setupCode(dataDir: string): string {
  return keepText(dataDir, FILE, () => {
    const letters = Array.from(randomBytes(12), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
    return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
  });
}

/**
 * Whether what was typed is the set-up code. Case, spaces and dashes do not matter, nor does an O for a zero or an I or
 * L for a one. False when there is no code, that is once somebody has an account. Takes the same time for every guess.
 */
export function isSetupCode(dataDir: string, typed: string): boolean {
  const code = keptText(dataDir, FILE);
  if (!code) return false;
  return timingSafeEqual(fingerprint(typed), fingerprint(code));
}

/** Removes the code, for good: called when the first administrator exists. Does nothing when there is none. */
export function takeSetupCode(dataDir: string): void {
  rmSync(pathIn(dataDir, FILE), { force: true });
}

function fingerprint(code: string): Buffer {
  const letters = code
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1")
    .replaceAll(/[^0-9A-Z]/g, "");
  return createHash("sha256").update(letters).digest();
}
