/** Writes office documents the way Word and LibreOffice do, for samples and for the hostile documents of tests. */

import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A ZIP archive of parts in this order; the first is stored uncompressed where it is an OpenDocument's mimetype. */
export async function zipOf(parts: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new ZipFile();
  const mtime = new Date("2026-03-11T08:00:00Z");
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { mtime, compress: name !== "mimetype" });
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const types = "http://schemas.openxmlformats.org";

/** Tags of WordprocessingML around a body; `w`, `wps`, `mc` and `v` are declared. */
export const wordXml = (root: string, body: string) =>
  `${declaration}<w:${root} xmlns:w="${types}/wordprocessingml/2006/main" xmlns:mc="${types}/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="${types}/officeDocument/2006/relationships">${body}</w:${root}>`;

/** A Word document of the main part's body; `more` adds or replaces parts. */
export function docxOf(body: string, more: Record<string, string> = {}): Promise<Uint8Array> {
  return zipOf({
    "[Content_Types].xml": `${declaration}<Types xmlns="${types}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="rId1" Type="${types}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": wordXml("document", `<w:body>${body}<w:sectPr/></w:body>`),
    ...more,
  });
}

export const coreXml = (fields: { title: string; creator: string }) =>
  `${declaration}<cp:coreProperties xmlns:cp="${types}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${fields.title}</dc:title><dc:creator>${fields.creator}</dc:creator><cp:lastModifiedBy>Desk 4</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-09T08:00:00Z</dcterms:created></cp:coreProperties>`;

const open = "urn:oasis:names:tc:opendocument:xmlns";
const spaces = `xmlns:office="${open}:office:1.0" xmlns:text="${open}:text:1.0" xmlns:table="${open}:table:1.0" xmlns:style="${open}:style:1.0" xmlns:draw="${open}:drawing:1.0" xmlns:svg="${open}:svg-compatible:1.0" xmlns:meta="${open}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"`;

export const contentXml = (body: string, styles = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${spaces} office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;

export const metaXml = (fields: { title: string; creator: string; language: string }) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta ${spaces} office:version="1.3"><office:meta><dc:title>${fields.title}</dc:title><meta:initial-creator>${fields.creator}</meta:initial-creator><dc:language>${fields.language}</dc:language></office:meta></office:document-meta>`;

/** An OpenDocument text; `content` is a whole content.xml. */
export function odtOf(content: string | Uint8Array, more: Record<string, string> = {}): Promise<Uint8Array> {
  return zipOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": content,
    "META-INF/manifest.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="${open}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>`,
    ...more,
  });
}

export type Placed = { x: number; y: number; text: string; size?: number };

/** A PDF of pages of text in Helvetica, placed in points from the lower left corner of a page of 595 × 842. */
export function pdfOf(
  pages: readonly (readonly Placed[])[],
  more: { info?: string; trailer?: string } = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (content: string) => objects.push(content);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(" ");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add(`<< ${more.info ?? ""} >>`);
  for (const [index, page] of pages.entries()) {
    const text = page
      .map(({ x, y, text, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`)
      .join("\n");
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + index * 2} 0 R >>`,
    );
    add(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
  }
  let file = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${more.trailer ?? ""} >>`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}
