/** Readings of texts for tests, as the reading of attributions gives them. */
import type { Attribution, NamedSource } from "@/lib/sources/attribution/attribution";

export const outlet = (name: string, over: Partial<NamedSource> = {}): NamedSource => ({
  ...{ name, outlet: name, institution: "", unidentified: false, is: "outlet" },
  ...over,
});

export const person = (name: string, institution = ""): NamedSource => ({
  ...{ name, outlet: "", institution, unidentified: false, is: "person" },
});

export const nobody = (name: string, is: NamedSource["is"] = "person"): NamedSource => ({
  ...{ name, outlet: "", institution: "", unidentified: true, is },
});

export const paper = (name: string, institution = ""): NamedSource => ({
  ...{ name, outlet: "", institution, unidentified: false, is: "document" },
});

/** An attribution that stands in its own sentence, the one with that number; each sentence is a hundred units long. */
export function says(
  source: NamedSource,
  over: Partial<Attribution> & { in?: number; governs?: number[] } = {},
): Attribution {
  const { in: place = 0, governs = [place], ...given } = over;
  const quote = given.quote ?? `according to ${source.name}`;
  return {
    ...{ start: place * 100, end: place * 100 + quote.length, quote, sign: "attributed", source, through: null },
    ...{ kind: "cites", confidence: 0.8 },
    sentences: governs.map((at): [number, number] => [at * 100, at * 100 + 99]),
    ...given,
  };
}
