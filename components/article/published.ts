import { formatDate, formatMoment, toLocal, toUtc } from "@/components/ui/moment";

/** When an article ran, as it is known: "11 March 2026, 06:10", a day alone, or nothing. */
export function publishedWords(publishedAt: string | null, zone: string): string {
  if (publishedAt === null) return "";
  return isDay(publishedAt) ? formatDate(`${publishedAt}T12:00:00Z`, "UTC") : formatMoment(publishedAt, zone);
}

/** The day and the time of day, apart: what two fields show. */
export function publishedFields(publishedAt: string | null, zone: string): { day: string; time: string } {
  if (publishedAt === null) return { day: "", time: "" };
  if (isDay(publishedAt)) return { day: publishedAt, time: "" };
  const [day = "", time = ""] = toLocal(publishedAt, zone).split("T");
  return { day, time };
}

/** What the two fields mean: an instant, a day alone where no time is known, null where no day is. */
export function publishedFrom({ day, time }: { day: string; time: string }, zone: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  return (time && toUtc(`${day}T${time}`, zone)) || day;
}

const isDay = (publishedAt: string): boolean => publishedAt.length === 10;
