import { formatClock, formatDate } from "@/components/ui/moment";
import { counted } from "@/components/vocabulary/words";
import type { OriginClass } from "@/lib/sources/source";

/** "11 Mar, 06:10", "13 Mar": in the room of a box. */
export function shortMoment(published: string | null, zone: string): string {
  if (!published) return "";
  const day = formatDate(published, published.length === 10 ? "UTC" : zone).split(" ");
  const short = `${day[0]} ${day[1]?.slice(0, 3)}`;
  return published.length === 10 ? `${short} ${day[2]}` : `${short}, ${formatClock(published, zone)}`;
}

/** What the drawing shows, in a sentence or two below its title. */
export function mapLead(of: {
  reports: number;
  origins: readonly { class: OriginClass; names: readonly string[]; reports: number }[];
  proposed: number;
  ifConfirmed: { atLeast: number; atMost: number };
  now: { atLeast: number; atMost: number };
}): string {
  if (of.reports === 0) return "Upload what others have reported, and each article is a report here.";
  const said: string[] = [];
  const counting = of.origins.filter((origin) => origin.class !== "unidentified");
  const [widest] = [...counting].sort((a, b) => b.reports - a.reports);
  if (widest && widest.reports > 1) {
    const all =
      widest.reports === of.reports
        ? of.reports === 2
          ? "Both"
          : "All of them"
        : `${widest.reports} of the ${of.reports}`;
    said.push(`${all} lead back to ${widest.names.join(" and ")}.`);
  }
  const nameless = of.origins
    .filter((origin) => origin.class === "unidentified")
    .reduce((n, { reports }) => n + reports, 0);
  if (nameless > 0)
    said.push(`${counted(nameless, "report")} rest${nameless === 1 ? "s" : ""} on somebody whom nobody names.`);
  if (of.proposed > 0) {
    const same = of.ifConfirmed.atLeast === of.now.atLeast && of.ifConfirmed.atMost === of.now.atMost;
    const links = of.proposed === 1 ? "the proposed link" : `the ${of.proposed} proposed links`;
    said.push(
      same
        ? `Confirming ${links} would not change the count.`
        : `Confirming ${links} would make it ${rangeWords(of.ifConfirmed)}.`,
    );
  }
  return said.join(" ");
}

export const rangeWords = ({ atLeast, atMost }: { atLeast: number; atMost: number }): string =>
  atLeast === atMost ? counted(atMost, "origin") : `${atLeast}–${atMost} origins`;
