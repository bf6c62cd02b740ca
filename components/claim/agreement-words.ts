import { counted } from "@/components/vocabulary/words";
import type { Agreement } from "@/lib/claims/agreement";

/** Of fewer claims a coefficient says little. */
export const fewJudged = 10;

export const percentWords = (percent: number | null): string =>
  percent === null ? "–" : `${Math.round(percent * 100)} %`;

/** A coefficient with two digits and a minus sign; a dash where it is not defined. */
export const coefficient = (value: number | null): string =>
  value === null ? "–" : value.toFixed(2).replace("-", "−").replace("−0.00", "0.00");

/** Sums up how far all agree who judged claims of a dossier blind. */
export function agreementSentence({ pairs, percent, alpha }: Omit<Agreement, "kappa">): string {
  if (percent === null) return "No claim was judged blind yet.";
  const same = Math.round(percent * pairs);
  const found = `Of ${counted(pairs, "claim")} that ${pairs === 1 ? "was" : "were"} judged blind, both found the same in ${same}: ${percentWords(percent)}.`;
  if (alpha === null) return `${found} Krippendorff’s alpha is not defined for them.`;
  return `${found} Krippendorff’s alpha is ${coefficient(alpha)}${pairs < fewJudged ? ", of too few to rely on" : meaning(alpha)}.`;
}

/** Source: K. Krippendorff, Content Analysis, 2004, chapter 11: 0.800 and 0.667. */
function meaning(alpha: number): string {
  if (alpha >= 0.8) return ": verdicts here are reliable";
  if (alpha >= 0.667) return ": good for tentative conclusions";
  return alpha > 0
    ? ": too low to rely on one verdict; agree on what each verdict means"
    : ": no better than chance; agree on what each verdict means";
}
