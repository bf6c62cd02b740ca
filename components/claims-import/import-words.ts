import { counted } from "@/components/vocabulary/words";
import type { ShownImport } from "@/lib/claims/import/shown";

/** What kind of file it is, in a sentence. */
export function whatItIs({ from, rowCount, charset }: Pick<ShownImport, "from" | "rowCount" | "charset">): string {
  const rows = counted(rowCount, "row");
  const read = charset && charset !== "utf-8" ? `, read as ${charset}` : "";
  if (from === "annotations") return `${counted(rowCount, "annotation")} of articles.`;
  if (from === "claimreview") return `${counted(rowCount, "reviewed claim")}.`;
  if (from === "edition") return `an edition of this desk with ${rows}${read}.`;
  return `a sheet with ${rows}${read}.`;
}

/** What comes of it: "12 claims, 3 sources and 20 pieces of evidence". */
export function countsLine({ claims, known, mentions, sources, evidence }: ShownImport["counts"]): string {
  const parts = [
    claims > 0 || known === 0 ? counted(claims, "new claim") : "",
    known > 0 ? `${counted(known, "claim")} that ${known === 1 ? "is" : "are"} there already` : "",
    mentions > 0 ? counted(mentions, "mention") : "",
    sources > 0 ? counted(sources, "new source") : "",
    evidence > 0 ? counted(evidence, "piece of evidence", "pieces of evidence") : "",
  ].filter(Boolean);
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
