import { getDocumentProxy } from "unpdf";
import type { Faults } from "@/lib/testing/validity/json";

type Node = { role?: string; children?: Node[]; type?: string; alt?: string };

const rolesIn = (node: Node | null): string[] =>
  node ? [node.role ?? "", ...(node.children ?? []).flatMap(rolesIn)].filter(Boolean) : [];

/**
 * A PDF that says of itself that it is PDF/UA-1, and has what ISO 14289-1 asks of the document: tags on every page, a
 * language, a title that is shown, fonts embedded, bookmarks; and nothing in it runs or is attached.
 */
export async function pdfFaults(bytes: Uint8Array): Promise<Faults> {
  const raw = new TextDecoder("latin1").decode(bytes);
  const must = (holds: unknown, fault: string): Faults => (holds ? [] : [fault]);
  const open = await getDocumentProxy(bytes.slice()).catch((error: unknown) => String(error));
  if (typeof open === "string") return [open];
  const marked = await open.getMarkInfo();
  const { info, metadata } = await open.getMetadata();
  const outline = await open.getOutline();
  const trees: Node[] = [];
  for (let page = 1; page <= open.numPages; page += 1)
    trees.push((await (await open.getPage(page)).getStructTree()) as Node);
  const roles = trees.map(rolesIn);
  const every = new Set(roles.flat());
  return [
    ...must(/^%PDF-1\.[4-7]|^%PDF-2\./.test(raw), "it does not begin as a PDF does"),
    ...must(/startxref\s+\d+\s+%%EOF\s*$/.test(raw.slice(-64)), "it does not end as a PDF does"),
    ...must(marked?.Marked === true, "it is not marked as tagged"),
    ...must(raw.includes("/StructTreeRoot"), "it has no tree of tags"),
    ...must(/\/Lang ?\(\w+/.test(raw), "it has no language"),
    ...must((info as { Title?: string }).Title?.trim(), "it has no title"),
    ...must(metadata?.get("dc:title"), "its metadata has no title"),
    ...must(/\/DisplayDocTitle true/.test(raw), "it does not show its title"),
    ...must(/pdfuaid:part>\s*1|pdfuaid:part="1"/.test(raw), "it does not say that it is PDF/UA-1"),
    ...must((outline ?? []).length > 0, "it has no bookmarks"),
    ...roles.flatMap((tags, at) => must(tags.length > 1, `page ${at + 1} has no tags`)),
    ...["H1", "P"].flatMap((role) => must(every.has(role), `it has no ${role}`)),
    ...must(raw.includes("/FontFile"), "its fonts are not embedded"),
    ...["/JavaScript", "/Launch", "/EmbeddedFile", "/OpenAction"].flatMap((key) =>
      must(!raw.includes(key), `it holds ${key}`),
    ),
  ];
}
