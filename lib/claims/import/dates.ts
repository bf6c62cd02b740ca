/**
 * Reads a day or an instant as sheets have it. What can be read in two ways is not guessed.
 * @returns ISO 8601, a day or an instant in UTC; null for what is no date or could be two.
 */
export function dateIn(text: string): string | null {
  const said = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/.exec(said);
  if (iso) return iso[4] ? instant(said) : day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const year = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(said);
  if (year) return day(Number(year[1]), Number(year[2]), Number(year[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(said);
  if (dotted) return day(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(said);
  if (slashed) {
    const [one, other] = [Number(slashed[1]), Number(slashed[2])];
    if (one <= 12 && other <= 12 && one !== other) return null;
    return one > 12 ? day(Number(slashed[3]), other, one) : day(Number(slashed[3]), one, other);
  }
  const named = /^(?:(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d{4})|([a-z]{3,9})\.? (\d{1,2}),? (\d{4}))$/i.exec(said);
  if (!named) return null;
  const month = months.findIndex((name) => (named[2] ?? named[4] ?? "").toLowerCase().startsWith(name)) + 1;
  return day(Number(named[3] ?? named[6]), month, Number(named[1] ?? named[5]));
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function day(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return at.toISOString().slice(0, 10);
}

function instant(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
