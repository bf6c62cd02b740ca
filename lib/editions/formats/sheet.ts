import type { DossierExport, ExportedClaim } from "@/lib/editions/schema";

/** The sheets of an edition: what CSV and XLSX have in common. A cell is a text or a number; nothing in it is a formula. */
export type Cell = string | number | null;
export type Column<Row> = { title: string; width: number; of: (row: Row) => Cell };
export type Sheet = { name: string; columns: { title: string; width: number }[]; rows: Cell[][] };

const list = (parts: readonly string[]): string => parts.filter(Boolean).join("; ");

/** One claim a line, in the order of the articles. */
export const claimColumns: Column<ExportedClaim>[] = [
  { title: "Claim", width: 8, of: ({ ref }) => ref },
  { title: "Statement", width: 60, of: ({ statement }) => statement },
  { title: "Kind", width: 12, of: ({ kind }) => kind },
  { title: "Stakes", width: 12, of: ({ stakes }) => stakes },
  { title: "About", width: 20, of: ({ about }) => list(about) },
  { title: "Status", width: 14, of: ({ status, stale }) => (stale ? "stale sign-off" : status) },
  { title: "Substance", width: 18, of: ({ substance }) => substance ?? "" },
  { title: "Checker", width: 18, of: ({ assignee }) => assignee ?? "" },
  { title: "Signed by", width: 18, of: ({ signOff }) => signOff?.by ?? "" },
  { title: "Signed at", width: 22, of: ({ signOff }) => signOff?.at ?? "" },
  { title: "Supporting sources", width: 10, of: ({ independence }) => independence.supports.sources },
  { title: "Origins at least", width: 10, of: ({ independence }) => independence.supports.atLeast },
  { title: "Origins at most", width: 10, of: ({ independence }) => independence.supports.atMost },
  { title: "Unidentified", width: 10, of: ({ independence }) => independence.supports.unidentified },
  { title: "Refuting sources", width: 10, of: ({ independence }) => independence.refutes.sources },
  { title: "Refuting origins at least", width: 10, of: ({ independence }) => independence.refutes.atLeast },
  { title: "Refuting origins at most", width: 10, of: ({ independence }) => independence.refutes.atMost },
  { title: "In words", width: 40, of: ({ independence }) => independence.supports.inWords },
  { title: "Still failing", width: 40, of: ({ failing }) => list(failing.map(({ detail }) => detail)) },
  { title: "Waived", width: 30, of: ({ waivers }) => list(waivers.map(({ rule, reason }) => `${rule}: ${reason}`)) },
  {
    title: "Reply",
    width: 30,
    of: ({ reply }) => (reply ? (reply.answer ?? (reply.silence ? "no answer came" : "asked, no answer yet")) : ""),
  },
  {
    title: "Articles",
    width: 10,
    of: ({ mentions }) => [...new Set(mentions.map(({ article }) => article))].join(", "),
  },
  { title: "Words in the articles", width: 60, of: ({ mentions }) => list(mentions.map(({ quote }) => quote)) },
  { title: "Sources", width: 16, of: ({ evidence }) => [...new Set(evidence.map(({ source }) => source))].join(", ") },
];

type EvidenceRow = { claim: ExportedClaim; item: ExportedClaim["evidence"][number] };

const evidenceColumns = (value: DossierExport): Column<EvidenceRow>[] => {
  const titles = new Map(value.sources.map(({ ref, title }) => [ref, title]));
  return [
    { title: "Claim", width: 8, of: ({ claim }) => claim.ref },
    { title: "Source", width: 8, of: ({ item }) => item.source },
    { title: "Title", width: 40, of: ({ item }) => titles.get(item.source) ?? "" },
    { title: "Stance", width: 10, of: ({ item }) => item.stance },
    { title: "Quote", width: 60, of: ({ item }) => item.quote },
    { title: "Where", width: 16, of: ({ item }) => item.locator },
    { title: "Credibility", width: 10, of: ({ item }) => item.credibility },
    { title: "Note", width: 40, of: ({ item }) => item.note },
    { title: "Rests on", width: 30, of: ({ item }) => list(item.via.map(({ words }) => words)) },
  ];
};

const sourceColumns: Column<DossierExport["sources"][number]>[] = [
  { title: "Source", width: 8, of: ({ ref }) => ref },
  { title: "Title", width: 40, of: ({ title }) => title },
  { title: "Kind", width: 12, of: ({ kind }) => kind },
  { title: "Outlet", width: 24, of: ({ outlet }) => outlet },
  { title: "Author", width: 24, of: ({ author }) => author },
  { title: "Date", width: 14, of: ({ publishedAt }) => publishedAt ?? "" },
  { title: "Address", width: 40, of: ({ url }) => url },
  { title: "Reliability", width: 10, of: ({ reliability }) => reliability },
  { title: "State", width: 12, of: ({ state }) => state },
  {
    title: "Own reporting",
    width: 14,
    of: ({ ownReporting }) => (ownReporting === null ? "not established" : ownReporting ? "yes" : "no"),
  },
  { title: "Held", width: 8, of: ({ held }) => (held ? "yes" : "no") },
];

export const claimSheetOf = (value: DossierExport): Sheet => sheetOf("Claims", claimColumns, value.claims);

export const sheetsOf = (value: DossierExport): Sheet[] => [
  claimSheetOf(value),
  sheetOf(
    "Evidence",
    evidenceColumns(value),
    value.claims.flatMap((claim) => claim.evidence.map((item) => ({ claim, item }))),
  ),
  sheetOf("Sources", sourceColumns, value.sources),
];

const sheetOf = <Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Sheet => ({
  name,
  columns: columns.map(({ title, width }) => ({ title, width })),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});
