import { formatDate } from "@/components/ui/moment";
import { SectionHead } from "@/components/ui/page-head";
import { daysBetween, paceWords, type BurnDown as Told } from "@/lib/dossiers/burn-down";
import { AsTable } from "./as-table";

/** Height of the drawing, and what of it is left for the words above and below. */
const height = 160;
const foot = 20;
const top = 22;
/** More days than these are drawn in fewer steps. */
const mostSteps = 120;

/**
 * The open claims day by day, against an even line from the most there were to none at the deadline. Places are in per
 * cent of the width, so that the words in it keep their size however wide it is.
 */
export const BurnDown = ({ burnDown }: { burnDown: Told }) => {
  const { days, most, deadline } = burnDown;
  const first = days[0]?.day ?? "";
  const today = days.at(-1)?.day ?? "";
  const last = deadline && deadline.day > today ? deadline.day : today;
  const span = Math.max(1, daysBetween(first, last));
  const highest = Math.max(1, ...days.map(({ open }) => open));
  const x = (day: string) => `${((daysBetween(first, day) / span) * 100).toFixed(2)}%`;
  const y = (open: number) => (top + (1 - open / highest) * (height - foot - top)).toFixed(1);
  const steps = stepsOf(days);
  const words = paceWords(burnDown);
  const deadlineAt = deadline && deadline.day >= first ? daysBetween(first, deadline.day) / span : null;
  // Where two words would stand in each other's place, the second is left out.
  const todayApart = daysBetween(first, today) / span > 0.35;
  return (
    <section>
      <SectionHead count={`${days.at(-1)?.open ?? 0} open`}>Pace</SectionHead>
      <p className="soft pt-2.5">{words}</p>
      <svg className="burn" role="img" aria-label={`Open claims from ${said(first)} to ${said(today)}. ${words}`}>
        <line className="axis" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        <text className="mark" x="0" y={11}>
          {highest}
        </text>
        {deadline && deadline.day > most.day && (
          <line className="even" x1={x(most.day)} y1={y(most.open)} x2={x(deadline.day)} y2={y(0)} />
        )}
        {deadline && deadlineAt !== null && (
          <>
            <line className="deadline" x1={x(deadline.day)} x2={x(deadline.day)} y1={top} y2={y(0)} />
            <text
              className={deadlineAt > 0.5 ? "mark end" : "mark"}
              x={x(deadline.day)}
              dx={deadlineAt > 0.5 ? -6 : 6}
              y={11}
            >
              deadline, {short(deadline.day)}
            </text>
          </>
        )}
        {steps.slice(1).map(({ day, open }, at) => {
          const before = steps[at] ?? { day, open };
          return <line key={day} className="open" x1={x(before.day)} y1={y(before.open)} x2={x(day)} y2={y(open)} />;
        })}
        <circle className="now" cx={x(today)} cy={y(days.at(-1)?.open ?? 0)} r="3.5" />
        <text className="mark" x="0" y={height - 5}>
          {short(first)}
        </text>
        {todayApart && (
          <text
            className={daysBetween(today, last) / span < 0.08 ? "mark end" : "mark middle"}
            x={daysBetween(today, last) / span < 0.08 ? "100%" : x(today)}
            y={height - 5}
          >
            today
          </text>
        )}
      </svg>
      <p className="burn-key hint">
        <span className="row">
          <svg className="key-line" aria-hidden="true">
            <line className="open" x1="0" x2="18" y1="5" y2="5" />
          </svg>
          open claims
        </span>
        {deadline && (
          <span className="row">
            <svg className="key-line" aria-hidden="true">
              <line className="even" x1="0" x2="18" y1="5" y2="5" />
            </svg>
            even pace from {most.open} on {short(most.day)}
          </span>
        )}
      </p>
      <AsTable
        caption="Open claims at the end of each day on which they changed"
        head={["Day", "Open claims"]}
        rows={changed(days).map(({ day, open }) => ({ key: day, cells: [said(day), open] }))}
      />
    </section>
  );
};

type Day = Told["days"][number];

/** Every day, or as many of them as can be told apart; always the first and the last. */
export function stepsOf(days: readonly Day[]): Day[] {
  const every = Math.ceil(days.length / mostSteps);
  return days.filter((_, at) => at % every === 0 || at === days.length - 1);
}

/** The days on which there were other claims open than on the day before, and today; the newest first. */
const changed = (days: readonly Day[]): Day[] =>
  days
    .filter(({ open }, at) => at === 0 || at === days.length - 1 || open !== days[at - 1]?.open)
    .map((day) => day)
    .reverse();

// A day of the calendar is the same in every zone.
const said = (day: string): string => formatDate(`${day}T12:00:00Z`, "UTC");
const short = (day: string): string => said(day).replace(/ \d{4}$/, "");
