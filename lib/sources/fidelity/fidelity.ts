/**
 * What a rewrite made of its original: which figures, names, dates, quotations and hedges it kept, changed, lost or added.
 * First the sentences are aligned, then the facts in them.
 */

import { aligned } from "@/lib/sources/fidelity/align";
import { coverage } from "@/lib/sources/fidelity/coverage";
import type { Fidelity, Telling } from "@/lib/sources/fidelity/fact";
import { hedgeFacts } from "@/lib/sources/fidelity/hedge-facts";
import { capitalised, knownToBoth } from "@/lib/sources/fidelity/names";
import type { Pair } from "@/lib/sources/fidelity/pair";
import { amountFacts, nameFacts, whenFacts } from "@/lib/sources/fidelity/plain-facts";
import { quotationFacts } from "@/lib/sources/fidelity/quotation-facts";
import { readingOf } from "@/lib/sources/fidelity/reading";
import { told } from "@/lib/sources/fidelity/told";

export type { Fact, FactKind, FactPlace, Fate, Fidelity, Telling } from "@/lib/sources/fidelity/fact";

/**
 * Compares a rewrite with its original.
 * @param zone the newsroom's time zone, in which "yesterday" is told by the day of publication.
 */
export function fidelity(original: Telling, rewrite: Telling, zone: string): Fidelity {
  const known = knownToBoth(capitalised(original), capitalised(rewrite));
  const one = readingOf(original, zone, known);
  const other = readingOf(rewrite, zone, known);
  const alignment = aligned(original, rewrite);
  const pair: Pair = {
    original: one,
    rewrite: other,
    alignment,
    taken: coverage(one, alignment.ofOriginal, alignment.original, alignment.rewrite),
    given: coverage(other, alignment.ofRewrite, alignment.rewrite, alignment.original),
  };
  const translated = isTranslated(original, rewrite);

  const amounts = amountFacts(pair);
  const whens = whenFacts(pair);
  const partners = [...amounts.partners, ...whens.partners];
  const hedges = translated ? [] : hedgeFacts(pair, partners, original.called);
  const quotations = translated ? [] : quotationFacts(pair);
  const inHedge = (place: { start: number; end: number } | null, side: "one" | "other") =>
    place !== null &&
    hedges.some(
      ({ fate, [side]: hedge }) => fate !== "kept" && hedge && hedge.start <= place.start && place.end <= hedge.end,
    );
  const raw = [
    ...amounts.facts,
    ...whens.facts,
    ...nameFacts(pair, [original.called, rewrite.called], translated),
    ...quotations,
  ].filter(
    // Who said it is part of the hedge that was lost.
    ({ fate, one: a, other: b }) =>
      !((fate === "lost" && inHedge(a, "one")) || (fate === "added" && inHedge(b, "other"))),
  );
  return told(pair, [...raw, ...hedges]);
}

const isTranslated = (one: Telling, other: Telling): boolean => {
  const [a = "", b = ""] = [one.language, other.language].map((language) => language.toLowerCase().split("-")[0]);
  return a !== "" && b !== "" && a !== b;
};
