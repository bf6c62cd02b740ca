import type { Fact, FactKind, FactPlace, Fidelity, SentencePlace } from "@/lib/sources/fidelity/fact";
import type { Pair, RawFact } from "@/lib/sources/fidelity/pair";
import type { Placed, Reading } from "@/lib/sources/fidelity/reading";

/** Tells what was found, in the order of the rewrite, each fact once. */
export function told({ original, rewrite, alignment }: Pair, raw: readonly RawFact[]): Fidelity {
  const place = (reading: Reading, at: { start: number; end: number } | null): FactPlace | null =>
    at && { start: at.start, end: at.end, text: reading.text.slice(at.start, at.end) };
  const sentence = (reading: Reading, at: number | undefined): SentencePlace | null => {
    const found = reading.sentences[at ?? -1];
    return found ? [found.start, found.end] : null;
  };
  const list: Fact[] = [];
  const byKey = new Map<string, Fact>();
  const byPlace = new Map<string, Fact>();
  const ordered = [...raw].sort(
    (a, b) => orderOf(rewrite, a) - orderOf(rewrite, b) || (a.one?.start ?? 0) - (b.one?.start ?? 0),
  );
  for (const { what, fate, one, other, there, key } of ordered) {
    const inRewrite = place(rewrite, other);
    const known =
      byKey.get(`${what} ${fate} ${key ?? ""}`) ??
      (fate === "kept" ? byPlace.get(`${what} ${other?.start}`) : undefined);
    if (known) {
      // It stands with where the original says it first and fullest.
      if (one && known.inOriginal && one.start < known.inOriginal.start) known.inOriginal = place(original, one);
      if (inRewrite && inRewrite.start !== known.inRewrite?.start) known.again.push(inRewrite);
      continue;
    }
    const fact: Fact = {
      what,
      fate,
      inOriginal: place(original, one),
      inRewrite,
      again: [],
      originalSentence: sentence(original, one ? one.sentence : there),
      rewriteSentence: sentence(rewrite, other ? other.sentence : there),
    };
    if (fate === "kept") byPlace.set(`${what} ${other?.start}`, fact);
    if (key !== undefined) byKey.set(`${what} ${fate} ${key}`, fact);
    list.push(fact);
  }
  const counts: Record<FactKind, number> = { figure: 0, name: 0, date: 0, quotation: 0, hedge: 0 };
  const out = alignment.ofOriginal.flatMap((links, at) => {
    const { head = false, aside = false } = original.sentences[at] ?? {};
    return links.length > 0 || head || aside ? [] : [at];
  });
  const outside = new Set(out);
  const counted = (kind: FactKind, found: readonly Placed<object>[]) => {
    counts[kind] = found.filter((one) => outside.has(one.sentence)).length;
  };
  counted(
    "figure",
    original.amounts.filter(({ weak, quoted }) => !weak && !quoted),
  );
  counted("name", original.names);
  counted(
    "date",
    original.whens.filter(({ weak, quoted }) => !weak && !quoted),
  );
  counted("quotation", original.quotations);
  counted(
    "hedge",
    original.hedges.filter(({ weak }) => !weak),
  );
  const own = alignment.ofRewrite.flatMap((links, at) => {
    const { head = false, aside = false } = rewrite.sentences[at] ?? {};
    return links.length > 0 || head || aside ? [] : [at];
  });
  const places = (reading: Reading, list: readonly number[]): SentencePlace[] =>
    list.flatMap((at) => {
      const found = sentence(reading, at);
      return found ? [found] : [];
    });
  return {
    facts: merged(list, original.text, rewrite.text),
    taken: alignment.ofRewrite.flatMap((links, j) =>
      links.flatMap((i) => {
        const [a, b] = [sentence(original, i), sentence(rewrite, j)];
        return a && b ? [{ original: a, rewrite: b }] : [];
      }),
    ),
    leftOut: { sentences: out.length, facts: counts, places: places(original, out) },
    own: { sentences: own.length, places: places(rewrite, own) },
  };
}

/** What was lost stands with the sentence that took its sentence. */
const orderOf = (rewrite: Reading, { other, there }: RawFact): number =>
  other?.start ?? rewrite.sentences[there ?? -1]?.end ?? Number.POSITIVE_INFINITY;

/** The two figures of "74-46" are one. */
function merged(list: readonly Fact[], original: string, rewrite: string): Fact[] {
  const kept: Fact[] = [];
  for (const fact of list) {
    const before = kept.at(-1);
    if (
      before?.what === "figure" &&
      fact.what === "figure" &&
      before.fate === fact.fate &&
      beside(original, before.inOriginal, fact.inOriginal) &&
      beside(rewrite, before.inRewrite, fact.inRewrite)
    ) {
      before.inOriginal = joinedPlace(original, before.inOriginal, fact.inOriginal);
      before.inRewrite = joinedPlace(rewrite, before.inRewrite, fact.inRewrite);
    } else kept.push(fact);
  }
  return kept;
}

const beside = (text: string, a: FactPlace | null, b: FactPlace | null): boolean =>
  a === null || b === null ? a === b : /^[-–]$/.test(text.slice(a.end, b.start));

const joinedPlace = (text: string, a: FactPlace | null, b: FactPlace | null): FactPlace | null =>
  a && b && { start: a.start, end: b.end, text: text.slice(a.start, b.end) };
