import { unzipSync, zipSync } from "fflate";

/**
 * Packs an office file again so that the same content gives the same bytes: libraries write the time of day into the ZIP and
 * into the properties.
 * @param madeAt ISO 8601, UTC: what stands there instead.
 */
export function repacked(file: Uint8Array, madeAt: string): Uint8Array {
  const made = new Date(madeAt);
  // A ZIP's times have no zone: fflate writes local ones, so that the instant is moved to be the same everywhere.
  const mtime = new Date(made.getTime() + made.getTimezoneOffset() * 60_000);
  const parts = Object.entries(unzipSync(file)).map(([path, bytes]) => [
    path,
    path === "docProps/core.xml" ? dated(bytes, madeAt) : bytes,
  ]);
  return zipSync(Object.fromEntries(parts), { level: 6, mtime });
}

function dated(core: Uint8Array, madeAt: string): Uint8Array {
  const xml = new TextDecoder().decode(core);
  return new TextEncoder().encode(
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, open) => `${open}${madeAt.slice(0, 19)}Z`),
  );
}
