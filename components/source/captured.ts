import type { Capture } from "@/lib/articles/article";

/** A snapshot as its source's page lists it. */
export type ShownSnapshot = {
  id: string;
  sha256: string;
  /** In bytes. */
  size: number;
  fileName: string;
  byName: string;
  createdAt: string;
  captured: Pick<Capture, "by" | "finalUrl" | "at"> | null;
  /** It can be looked at in the sandbox. */
  shown: boolean;
};

/** How it came, before the address that it came from. */
export const captureWords = (by: Capture["by"]): string =>
  by === "fetch" ? "Fetched from" : "Handed over by a browser at";

/** A size as people write it: "812 bytes", "3.4 KB", "12 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const units = ["KB", "MB", "GB"];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ${units[unit]}`;
}
