/** Whether two figures say the same, in whatever words and units. */

import { compatible } from "@/lib/claims/differences";
import type { Amount } from "@/lib/sources/fidelity/amounts";

const near = (a: number, b: number, share: number): boolean =>
  Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));

/** Do two figures say the same, in whatever words and units? */
export function sameAmount(a: Amount, b: Amount): boolean {
  if (a.per !== "" && b.per !== "" && a.per !== b.per) return false;
  if (a.between || b.between) return a.words.toLowerCase() === b.words.toLowerCase();
  if (a.measure && b.measure && a.unit !== b.unit) {
    if (a.measure.of !== b.measure.of) return false;
    return near(a.measure.value, b.measure.value, a.measure.of === "time" ? 0.015 : 0.04);
  }
  if (a.fraction || b.fraction) return a.of === "%" && b.of === "%" && Math.abs(a.value - b.value) <= 0.7;
  return near(a.value, b.value, 1e-9) && compatible(a, b) && !unlikeUnits(a, b);
}

/** "18%" and "18 percentage points", "six years" and "six people" count other things. */
const unlikeUnits = (a: Amount, b: Amount): boolean =>
  (a.of === "%") !== (b.of === "%") || Boolean(a.measure && b.measure && a.measure.of !== b.measure.of);

/** How a figure is told: "nearly" and "about" come close to it, "more than" is below it, "up to" above. */
export type Bound = "close" | "above" | "below";

/** Does a figure with such a word still say what the exact one says? "nearly 3,000" does for 2,961. */
export function trueOf(exact: Amount, told: Amount, bound: Bound): boolean {
  if (exact.per !== "" && told.per !== "" && exact.per !== told.per) return false;
  if (told.between) return exact.value >= told.between[0] && exact.value <= told.between[1];
  const measured = exact.measure && told.measure && exact.measure.of === told.measure.of && exact.unit !== told.unit;
  if (measured) {
    const [x, y] = [exact.measure?.value ?? 0, told.measure?.value ?? 0];
    if (bound === "close") return near(x, y, 0.1);
    return near(x, y, 0.2) && (bound === "above" ? x >= y : x <= y);
  }
  if (!compatible(exact, told) || unlikeUnits(exact, told)) return false;
  const [a, b] = [exact.value, told.value];
  const step = told.fraction ? 8 : stepOf(b);
  if (bound === "close") return Math.abs(a - b) <= Math.min(0.6 * step, 0.12 * Math.max(a, b)) + 1e-9;
  if (bound === "above") return a >= b && a - b < Math.min(step, 0.3 * a);
  return a <= b && b - a < Math.min(step, 0.3 * b);
}

/** What a figure was rounded to: 100 for 3,400, and 50 for 350. */
function stepOf(value: number): number {
  const digits = value
    .toString()
    .replace(/e.*$|[^\d]/g, "")
    .replace(/^0+|0+$/g, "");
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - digits.length + 1);
  return digits.length > 1 && digits.endsWith("5") ? 5 * unit : unit;
}
