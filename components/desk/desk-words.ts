import { formatClock, formatDeadline, formatDue } from "@/components/ui/moment";

const numbers = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** "one", "twelve", "13": numbers in running text are words up to twelve. */
export const numberWord = (count: number): string => numbers[count] ?? count.toLocaleString("en-GB");

type AtHand = {
  /** When each of one's open tasks is due; null for no date. */
  due: readonly (string | null)[];
  sentBack: number;
  blind: number;
  waiting: number;
  /** So very many wait that they were not counted to the end. */
  moreWait?: boolean | undefined;
  stale: number;
  /** Of the dossiers at hand; null for those without one. */
  deadlines: readonly (string | null)[];
};

/**
 * Sums up a desk: "One task is overdue, two are due today, and five claims wait for your signature. The next deadline is
 * Thursday at 18:00." Empty where there is nothing to say.
 */
export function deskSentence(
  { due, sentBack, blind, waiting, moreWait, stale, deadlines }: AtHand,
  now: string,
  zone: string,
): string {
  const urgency = (of: "late" | "today") => due.filter((at) => at && formatDue(at, now, zone).urgency === of).length;
  const [late, today] = [urgency("late"), urgency("today")];
  const noun = (count: number) => (count === 1 ? "task is" : "tasks are");
  const parts = [
    ...(late > 0 ? [`${numberWord(late)} ${noun(late)} overdue`] : []),
    ...(today > 0 ? [`${numberWord(today)} ${late > 0 ? (today === 1 ? "is" : "are") : noun(today)} due today`] : []),
    ...(late + today === 0 && due.length > 0 ? [`${numberWord(due.length)} ${noun(due.length)} open`] : []),
    ...(sentBack > 0
      ? [`${numberWord(sentBack)} ${sentBack === 1 ? "claim was" : "claims were"} sent back to you`]
      : []),
    ...(blind > 0 ? [`${numberWord(blind)} blind ${blind === 1 ? "check waits" : "checks wait"} for you`] : []),
    ...(waiting > 0
      ? [
          `${moreWait ? "at least " : ""}${numberWord(waiting)} ${waiting === 1 ? "claim waits" : "claims wait"} for your signature`,
        ]
      : []),
    ...(stale > 0 ? [`${numberWord(stale)} of your sign-offs ${stale === 1 ? "has" : "have"} gone stale`] : []),
  ];
  const next = deadlines.filter((at) => at !== null && Date.parse(at) >= Date.parse(now)).sort()[0];
  const sentences = [
    ...(parts.length > 0 ? [`${listed(parts)}.`] : []),
    ...(next ? [`The next deadline is ${deadlineWords(next, now, zone)}.`] : []),
  ];
  return sentences.map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`).join(" ");
}

const listed = (parts: readonly string[]): string =>
  parts.length < 3 ? parts.join(" and ") : `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;

const weekdays: Record<string, string> = {
  Mon: "Monday",
  Tue: "Tuesday",
  Wed: "Wednesday",
  Thu: "Thursday",
  Fri: "Friday",
  Sat: "Saturday",
  Sun: "Sunday",
};

/** "today at 18:00", "Thursday at 18:00", "Thu 26 Mar at 18:00". */
function deadlineWords(iso: string, now: string, zone: string): string {
  const clock = formatClock(iso, zone);
  const { text, urgency } = formatDue(iso, now, zone);
  if (urgency === "today") return `today at ${clock}`;
  if (text.startsWith("Tomorrow")) return `tomorrow at ${clock}`;
  const day = formatDeadline(iso, now, zone);
  const [weekday = "", rest] = day.split(" ");
  return rest === clock ? `${weekdays[weekday]} at ${clock}` : `${day} at ${clock}`;
}
