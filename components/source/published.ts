import { formatDate, formatMoment, toLocal, toUtc } from "@/components/ui/moment";

/** When something was published, as two fields show it: a day, and a time on the newsroom's clock where one is known. */
export const publishedFields = (publishedAt: string | null, zone: string): { date: string; time: string } => {
  if (!publishedAt) return { date: "", time: "" };
  if (publishedAt.length === 10) return { date: publishedAt, time: "" };
  const [date = "", time = ""] = toLocal(publishedAt, zone).split("T");
  return { date, time };
};

/** What the two fields mean: a date alone, an instant in UTC, or null. */
export const publishedIn = ({ date, time }: { date: string; time: string }, zone: string): string | null => {
  if (!date) return null;
  return (time && toUtc(`${date}T${time.slice(0, 5)}`, zone)) || date;
};

/** "11 March 2026", with the time where one is known. A date alone is that date everywhere. */
export const publishedWords = (publishedAt: string | null, zone: string): string => {
  if (!publishedAt) return "";
  return publishedAt.length === 10 ? formatDate(publishedAt, "UTC") : formatMoment(publishedAt, zone);
};
