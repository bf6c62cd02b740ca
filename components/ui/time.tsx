import { Icon } from "./icon";
import { formatClock, formatDate, formatDeadline, formatDue, formatMoment, formatRelative } from "./moment";

/**
 * A moment in words, the full one on pointing at it. `zone` is the newsroom's time zone; `now` is the server's, so that
 * both sides write the same, and is needed by the forms that compare.
 */
export const Time = ({
  iso,
  zone,
  now,
  form = "moment",
  className,
}: {
  iso: string;
  zone: string;
  now?: string;
  form?: "moment" | "date" | "clock" | "deadline" | "relative";
  className?: string;
}) => {
  const full = formatMoment(iso, zone);
  const words =
    form === "date"
      ? formatDate(iso, zone)
      : form === "clock"
        ? formatClock(iso, zone)
        : form === "deadline" && now
          ? formatDeadline(iso, now, zone)
          : form === "relative" && now
            ? formatRelative(iso, now, zone)
            : full;
  return (
    <time dateTime={iso} title={words === full ? undefined : full} className={className}>
      {words}
    </time>
  );
};

/** When a task or dossier is due: late in the colour of failing, today in ink. `iso` null reads "no deadline". */
export const DueTime = ({ iso, now, zone }: { iso: string | null; now: string; zone: string }) => {
  if (iso === null) return <span className="due">no deadline</span>;
  const { text, urgency } = formatDue(iso, now, zone);
  return (
    <time className={urgency === "later" ? "due" : `due ${urgency}`} dateTime={iso} title={formatMoment(iso, zone)}>
      {urgency === "late" && <Icon name="clock" size={14} />}
      {text}
    </time>
  );
};
