import { posix } from "node:path";
import { unzipSync } from "fflate";
import { type Faults, repeated } from "@/lib/testing/validity/json";
import { type Element, elementsOf } from "@/lib/testing/validity/markup";

type Package = { parts: ReadonlyMap<string, Element[]>; names: ReadonlySet<string>; faults: Faults };

const utf8 = new TextDecoder("utf-8", { fatal: true });
const isXml = (name: string) => /\.(xml|rels)$/.test(name);
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of an office file by ECMA-376, part 2: every part of a known type, every relationship leading to a part. */
function packageOf(bytes: Uint8Array): Package {
  const files = unzipSync(bytes);
  const names = new Set(Object.keys(files));
  const read = [...names].filter(isXml).map((name) => [name, elementsOf(utf8.decode(files[name]))] as const);
  const parts = new Map(read.map(([name, { elements }]) => [name, elements]));
  return {
    parts,
    names,
    faults: [
      ...read.flatMap(([name, { faults }]) => faults.map((fault) => `${name}: ${fault}`)),
      ...typeFaults(parts, names),
      ...[...parts.keys()]
        .filter((name) => name.endsWith(".rels"))
        .flatMap((name) => relationFaults(name, parts, names)),
      ...[...names]
        .filter((name) => /vba|activeX|\.bin$|embeddings/i.test(name))
        .map((name) => `${name} may run something`),
      ...(relationsIn("_rels/.rels", parts).some(({ Type }) => Type === `${office}/officeDocument`)
        ? []
        : ["nothing says which part is the document"]),
    ],
  };
}

function typeFaults(parts: Package["parts"], names: Package["names"]): Faults {
  const types = parts.get("[Content_Types].xml");
  if (!types) return ["[Content_Types].xml is not there"];
  const by = (name: string, key: string) =>
    types.filter((element) => element.name === name).map(({ attributes }) => attributes[key] ?? "");
  const endings = new Set(by("Default", "Extension").map((ending) => ending.toLowerCase()));
  const overrides = by("Override", "PartName").map((name) => name.replace(/^\//, ""));
  const listed = new Set(overrides);
  return [
    ...overrides.filter((name) => !names.has(name)).map((name) => `a type is given for ${name}, which is not there`),
    ...repeated(overrides).map((name) => `two types are given for ${name}`),
    ...[...names]
      .filter((name) => name !== "[Content_Types].xml" && !name.endsWith("/"))
      .filter((name) => !listed.has(name) && !endings.has((name.split(".").at(-1) ?? "").toLowerCase()))
      .map((name) => `${name} has no type`),
  ];
}

const relationsIn = (name: string, parts: Package["parts"]) =>
  (parts.get(name) ?? []).filter((element) => element.name === "Relationship").map(({ attributes }) => attributes);

function relationFaults(name: string, parts: Package["parts"], names: Package["names"]): Faults {
  const relations = relationsIn(name, parts);
  const folder = posix.dirname(posix.dirname(name));
  const part = posix.join(folder, posix.basename(name, ".rels"));
  const ids = new Set(relations.map(({ Id }) => Id ?? ""));
  const used = (parts.get(part) ?? []).flatMap(({ attributes }) =>
    ["r:id", "r:embed", "r:link"].flatMap((key) => attributes[key] ?? []),
  );
  return [
    ...repeated(relations.map(({ Id }) => Id ?? "")).map((id) => `${name}: ${id} is there twice`),
    ...used.filter((id) => !ids.has(id)).map((id) => `${part} refers to ${id}, which leads nowhere`),
    ...relations.flatMap(({ Target = "", TargetMode, Type = "" }) => {
      if (TargetMode === "External")
        return Type === `${office}/hyperlink` && /^(https?|mailto):/i.test(Target) ? [] : [`${name} loads ${Target}`];
      const path = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      return names.has(path) ? [] : [`${name} leads to ${path}, which is not there`];
    }),
  ];
}

const idsOf = (elements: readonly Element[] | undefined, name: string, key = "w:id"): string[] =>
  (elements ?? []).filter((element) => element.name === name).flatMap(({ attributes }) => attributes[key] ?? []);

/** A document for Word: its notes, comments, styles and lists are there where the text refers to them. */
export function docxFaults(bytes: Uint8Array): Faults {
  const { parts, names, faults } = packageOf(bytes);
  const main = parts.get("word/document.xml");
  const comments = idsOf(parts.get("word/comments.xml"), "w:comment");
  const notes = new Set(idsOf(parts.get("word/footnotes.xml"), "w:footnote"));
  const styles = new Set(idsOf(parts.get("word/styles.xml"), "w:style", "w:styleId"));
  const lists = new Set(idsOf(parts.get("word/numbering.xml"), "w:num", "w:numId"));
  const texts = [...parts].filter(([name]) =>
    /^word\/(document|footnotes|comments|header\d*|footer\d*)\.xml$/.test(name),
  );
  const all = texts.flatMap(([, elements]) => elements);
  const starts = idsOf(main, "w:commentRangeStart");
  const title = parts
    .get("docProps/core.xml")
    ?.find(({ name }) => name === "dc:title")
    ?.text.trim();
  return [
    ...faults,
    ...["word/document.xml", "word/styles.xml", "docProps/core.xml"].flatMap((name) =>
      names.has(name) ? [] : [`${name} is not there`],
    ),
    ...(main?.some(({ name }) => name === "w:body") ? [] : ["it has no body"]),
    ...(main?.some(({ name }) => name === "w:sectPr") ? [] : ["it has no page"]),
    ...(title ? [] : ["it has no title"]),
    ...repeated(comments).map((id) => `comment ${id} is there twice`),
    ...["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"].flatMap((name) => {
      const used = idsOf(main, name);
      return [...comments].sort().join() === [...used].sort().join()
        ? []
        : [`${name}: ${used} of comments ${comments}`];
    }),
    ...repeated(starts).map((id) => `comment ${id} begins twice`),
    ...comments.filter((id) => notes.has(id)).map((id) => `LibreOffice confuses comment ${id} with footnote ${id}`),
    ...idsOf(main, "w:footnoteReference").flatMap((id) => (notes.has(id) ? [] : [`footnote ${id} is not there`])),
    ...["w:pStyle", "w:rStyle", "w:tblStyle"].flatMap((name) =>
      idsOf(all, name, "w:val").flatMap((id) => (styles.has(id) ? [] : [`style ${id} is not there`])),
    ),
    ...idsOf(all, "w:numId", "w:val").flatMap((id) => (lists.has(id) || id === "0" ? [] : [`list ${id} is not there`])),
    ...(all.some(({ name }) => name === "w:instrText" || name === "w:object" || name === "w:pict")
      ? fieldFaults(all)
      : []),
  ];
}

/** Fields that count pages are all that a copy needs. */
const fieldFaults = (all: readonly Element[]): Faults =>
  all.flatMap(({ name, text }) => {
    if (name === "w:object" || name === "w:pict") return [`it holds ${name}`];
    return name !== "w:instrText" || /^\s*(PAGE|NUMPAGES)\s*$/.test(text) ? [] : [`it runs ${text}`];
  });

/** A workbook: its sheets are there, no cell is given twice, none is a formula. */
export function xlsxFaults(bytes: Uint8Array): Faults {
  const { parts, names, faults } = packageOf(bytes);
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/.+\.xml$/.test(name));
  const book = parts.get("xl/workbook.xml");
  const titles = idsOf(book, "sheet", "name");
  return [
    ...faults,
    ...["xl/workbook.xml", "xl/styles.xml"].flatMap((name) => (names.has(name) ? [] : [`${name} is not there`])),
    ...(titles.length === sheets.length && titles.length > 0 ? [] : [`sheets ${titles} in ${sheets.length} files`]),
    ...titles.flatMap((title) =>
      title.length > 31 || /[\\/?*[\]:]/.test(title) ? [`${title} is no name of a sheet`] : [],
    ),
    ...sheets.flatMap(([name, elements]) => [
      ...repeated(idsOf(elements, "c", "r")).map((cell) => `${name}: ${cell} is there twice`),
      ...elements.flatMap((element) => (element.name === "f" ? [`${name} has a formula`] : [])),
      ...elements.flatMap(({ name: tag, text }) =>
        tag === "t" && text.length > 32_767 ? [`${name}: a cell is too full`] : [],
      ),
    ]),
  ];
}
