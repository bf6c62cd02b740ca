import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type Coverage, coverageOf, missingIn } from "@/lib/editions/pdf/coverage";

/** The fonts that every copy is set in, from packages of this program: the same on every machine. */
const bundled: readonly [pack: string, faces: readonly string[]][] = [
  ["@expo-google-fonts/noto-sans", ["400Regular", "700Bold", "400Regular_Italic"]],
  ["@expo-google-fonts/ibm-plex-sans-arabic", ["400Regular", "700Bold"]],
  ["@expo-google-fonts/noto-sans-arabic", ["400Regular", "700Bold"]],
  ["@expo-google-fonts/noto-sans-hebrew", ["400Regular", "700Bold"]],
];

/** The letters of Noto Sans Arabic consist of several glyphs, which cannot be read from a page: it stands in for rare ones. */
const arabic = ["IBM Plex Sans Arabic", "Noto Sans Arabic"];

/**
 * Which family sets a text, by its language; the later ones have what the earlier ones lack. Text from right to left comes
 * from one font together with its spaces and digits, and so stays in one piece (`readable.ts`).
 */
export const families = {
  en: ["Noto Sans", ...arabic, "Noto Sans Hebrew"],
  ar: ["IBM Plex Sans Arabic", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew"],
  he: ["Noto Sans Hebrew", "Noto Sans", ...arabic],
};

export type Fonts = {
  /** Folders and files that the compiler reads. */
  paths: string[];
  /** Characters that no font here has. */
  missing: Set<string>;
};

/**
 * Finds the fonts for a text: those of the program, and, for what they lack, those installed on the machine, the fewest that
 * do.
 */
export function fontsFor(text: string): Fonts {
  const files = bundledFiles();
  const coverages: Coverage[] = files.map((file) => coverageOf(readFileSync(file)));
  let missing = missingIn(text, coverages);
  const paths = files.map((file) => dirname(file));
  if (missing.size > 0)
    for (const file of installedFiles()) {
      const left = missingIn([...missing].join(""), [coverageOf(readFileSync(file))]);
      if (left.size === missing.size) continue;
      paths.push(file);
      missing = left;
      if (missing.size === 0) break;
    }
  return { paths, missing };
}

function bundledFiles(): string[] {
  const require = createRequire(import.meta.url);
  return bundled.flatMap(([pack, faces]) => {
    const folder = dirname(require.resolve(/* turbopackIgnore: true */ `${pack}/package.json`));
    return faces.flatMap((face) =>
      readdirSync(join(folder, face))
        .filter((name) => name.endsWith(".ttf"))
        .map((name) => join(folder, face, name)),
    );
  });
}

const folders = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/System/Library/Fonts",
  "/Library/Fonts",
  "C:\\Windows\\Fonts",
];

/** Upright fonts of ordinary weight on this machine, in an order that does not depend on the disk. */
function installedFiles(): string[] {
  return [...folders, join(homedir(), ".fonts"), join(homedir(), ".local/share/fonts")]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
    .filter((path) => /\.(ttf|otf|ttc)$/i.test(path) && !/bold|italic|oblique|light|thin|black|mono|emoji/i.test(path))
    .sort();
}
