import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const copy = join(root, ".cache", "bench-reader");
const pages = join(root, "bench", "reader-pages");

/** What of the repository the program is made of, and what builds it. */
const parts = /^(app|components|db|lib|public|scripts|docs|[\w.-]+\.(json|m?js|ts))$/;

/**
 * Builds the program once more with two pages beside the reader: `plain`, its floor, and `mapped`, the reader with its text
 * mapped to elements. The reader itself is, to the letter, the one that is served. They stand in a copy, so that the
 * program has no pages that nobody reads.
 * @returns the file to start it by; null where it could not be built.
 */
export function comparisonProgram(): string | null {
  mkdirSync(copy, { recursive: true });
  for (const name of readdirSync(copy)) if (parts.test(name)) rmSync(join(copy, name), { recursive: true });
  for (const name of readdirSync(root))
    if (parts.test(name)) cpSync(join(root, name), join(copy, name), { recursive: true, preserveTimestamps: true });
  takePackages();
  addPages();
  const { status } = spawnSync(process.execPath, [join(copy, "scripts", "build.mjs")], {
    cwd: copy,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return status === 0 ? join(copy, ".next", "standalone", "server.js") : null;
}

/** The packages as links to the same files, where the system can: they are many. */
function takePackages(): void {
  const lock = (folder: string) => readFileSync(join(folder, "node_modules", ".package-lock.json"), "utf8");
  const there = join(copy, "node_modules");
  if (existsSync(there) && lock(copy) === lock(root)) return;
  rmSync(there, { recursive: true, force: true });
  const linked =
    process.platform !== "win32" && spawnSync("cp", ["-al", join(root, "node_modules"), there]).status === 0;
  if (!linked) cpSync(join(root, "node_modules"), there, { recursive: true, verbatimSymlinks: true });
}

function addPages(): void {
  const article = join(copy, "app", "dossiers", "[dossierId]", "articles", "[articleId]");
  const put = (from: string, to: string) => cpSync(join(pages, from), to);

  mkdirSync(join(article, "plain"));
  put("plain.tsx", join(article, "plain", "page.tsx"));
  put("marks.tsx", join(article, "plain", "marks.tsx"));

  const reader = join(copy, "components", "mapped-reader");
  cpSync(join(copy, "components", "reader"), reader, { recursive: true });
  put("article-text.tsx", join(reader, "article-text.tsx"));
  put("mapping.tsx", join(reader, "mapping.tsx"));
  mkdirSync(join(article, "mapped"));
  put("mapped-text.tsx", join(article, "mapped", "mapped-text.tsx"));
  writeFileSync(join(article, "mapped", "page.tsx"), "export default function Page() {\n  return null;\n}\n");
  const layout = readFileSync(join(article, "(reader)", "layout.tsx"), "utf8");
  writeFileSync(join(article, "mapped", "layout.tsx"), mappedLayout(layout));
}

/** The reader's own layout, with elements in the place of the text that is held for the page. */
function mappedLayout(layout: string): string {
  const replaced = (text: string, what: RegExp, by: string) => {
    if (!what.test(text)) throw new Error(`The reader's layout has no ${what} any more: see bench/comparison.ts.`);
    return text.replace(what, by);
  };
  const imports = `import { Mapping } from "@/components/mapped-reader/mapping";\nimport { mappedText } from "./mapped-text";\n`;
  let made = replaced(layout, /@\/components\/reader\//g, "@/components/mapped-reader/");
  made = replaced(made, /after\(holdText\([^;]*;/, "");
  made = replaced(made, /<Sheet [^>]*\/>/, "<Mapping text={mappedText(html)}>$&</Mapping>");
  return imports + made;
}
