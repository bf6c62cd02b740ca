import { type Font, fontsIn, writeCodes } from "@/lib/editions/pdf/codes";
import { lettered, rtlLetter } from "@/lib/editions/pdf/letters";
import { joined, parentsIn } from "@/lib/editions/pdf/lines";
import { bytesOf, contentOf, objectsOf, streamOf } from "@/lib/editions/pdf/objects";

/**
 * The same pages, whose text from right to left can be searched, copied and read aloud: each sign stands for its own letters,
 * and each line is of one piece. Nothing that is seen changes. A document without such text stays as it is.
 * @param pdf as Typst writes it.
 */
export function readable(pdf: Uint8Array): Uint8Array {
  const objects = objectsOf(pdf);
  const fonts = fontsIn(objects);
  const turned = (font: Font) => [...font.said.values()].some((text) => rtlLetter.test(text));
  if (![...fonts.values()].some(turned)) return pdf;
  const parentsOn = parentsIn(objects);
  for (const page of [...objects.bodies.values()]) {
    if (!/^ {2}\/Type \/Page$/m.test(page.slice(0, 100))) continue;
    const named = namedOn(page, fonts);
    const at = Number(/\/Contents (\d+) 0 R/.exec(page)?.[1]);
    const content = contentOf(objects.bodies.get(at) ?? "");
    if (content === null) continue;
    const rtlFonts = new Map([...named].filter(([, font]) => turned(font)));
    objects.bodies.set(at, streamOf(at, joined(lettered(content, named), parentsOn(page), rtlFonts)));
  }
  for (const font of fonts.values()) writeCodes(objects, font);
  return bytesOf(objects);
}

function namedOn(page: string, fonts: ReadonlyMap<number, Font>): Map<string, Font> {
  const [, listed = ""] = /\/Font <<(.*?)>>/s.exec(page) ?? [];
  const named = new Map<string, Font>();
  for (const [, name = "", object] of listed.matchAll(/\/(\S+) (\d+) 0 R/g)) {
    const font = fonts.get(Number(object));
    if (font) named.set(name, font);
  }
  return named;
}
