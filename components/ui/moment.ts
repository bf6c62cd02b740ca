/**
 * Words for moments, in the newsroom's time zone (docs: rules, Time). Moments come as ISO 8601 UTC, `now` too, so that
 * server and browser write the same.
 */

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

type Wall = { year: number; month: string; day: number; weekday: string; clock: string; dayNumber: number };

const formats = new Map<string, Intl.DateTimeFormat>();

const formatIn = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, made);
  return made;
};

/** What was read last: a list says the same few moments again and again, and reading one costs more than drawing it. */
const walls = new Map<string, Wall>();
const mostWalls = 1000;

/** Reads what calendar and clock on the newsroom's wall show. `dayNumber` counts days, for differences. */
const wallOf = (iso: string, zone: string): Wall => {
  const known = walls.get(iso + zone);
  if (known) return known;
  const read: Record<string, string> = {};
  for (const { type, value } of formatIn(zone).formatToParts(new Date(iso))) read[type] = value;
  const [year, month, day] = [Number(read.year), Number(read.month), Number(read.day)];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  const wall = {
    year,
    month: months[month - 1] ?? "",
    day,
    weekday: weekdays[midnight.getUTCDay()] ?? "",
    clock: `${read.hour}:${read.minute}`,
    dayNumber: midnight.getTime() / 86_400_000,
  };
  if (walls.size >= mostWalls) walls.clear();
  walls.set(iso + zone, wall);
  return wall;
};

const shortDay = (wall: Wall, today: Wall): string =>
  `${wall.weekday} ${wall.day} ${wall.month.slice(0, 3)}${wall.year === today.year ? "" : ` ${wall.year}`}`;

/** "11 March 2026, 06:10" */
export const formatMoment = (iso: string, zone: string): string => {
  const wall = wallOf(iso, zone);
  return `${wall.day} ${wall.month} ${wall.year}, ${wall.clock}`;
};

/** "11 March 2026" */
export const formatDate = (iso: string, zone: string): string => {
  const wall = wallOf(iso, zone);
  return `${wall.day} ${wall.month} ${wall.year}`;
};

/** "Tuesday, 17 March": the title of a day. */
export const formatDayTitle = (iso: string, zone: string): string => {
  const wall = wallOf(iso, zone);
  const weekday = { Sun: "Sunday", Mon: "Monday", Tue: "Tuesday", Wed: "Wednesday", Thu: "Thursday", Fri: "Friday" }[
    wall.weekday
  ];
  return `${weekday ?? "Saturday"}, ${wall.day} ${wall.month}`;
};

/** "06:10" */
export const formatClock = (iso: string, zone: string): string => wallOf(iso, zone).clock;

/** "Thu 18:00" within the six days that follow, "Thu 26 Mar" beyond: the large figure of a deadline. */
export const formatDeadline = (iso: string, now: string, zone: string): string => {
  const [wall, today] = [wallOf(iso, zone), wallOf(now, zone)];
  const days = wall.dayNumber - today.dayNumber;
  return days >= 0 && days < 7 ? `${wall.weekday} ${wall.clock}` : shortDay(wall, today);
};

export type Due = { text: string; urgency: "late" | "today" | "later" };

/** When something is due, and how pressing that is: "Overdue since yesterday", "Today, 16:00", "Wed 18 Mar". */
export const formatDue = (iso: string, now: string, zone: string): Due => {
  const [wall, today] = [wallOf(iso, zone), wallOf(now, zone)];
  const days = wall.dayNumber - today.dayNumber;
  if (Date.parse(iso) < Date.parse(now)) {
    const since = days === 0 ? wall.clock : days === -1 ? "yesterday" : shortDay(wall, today);
    return { text: `Overdue since ${since}`, urgency: "late" };
  }
  if (days === 0) return { text: `Today, ${wall.clock}`, urgency: "today" };
  if (days === 1) return { text: `Tomorrow, ${wall.clock}`, urgency: "later" };
  return { text: shortDay(wall, today), urgency: "later" };
};

/** "25 min ago", "2 h ago", "yesterday", "3 days ago", "in 2 days"; the day itself when over a fortnight away. */
export const formatRelative = (iso: string, now: string, zone: string): string => {
  const minutes = Math.round((Date.parse(iso) - Date.parse(now)) / 60_000);
  const [wall, today] = [wallOf(iso, zone), wallOf(now, zone)];
  const days = wall.dayNumber - today.dayNumber;
  const far = Math.abs(minutes);
  if (far < 1) return "just now";
  const size = far < 60 ? `${far} min` : days === 0 || far < 360 ? `${Math.round(far / 60)} h` : null;
  if (size) return minutes < 0 ? `${size} ago` : `in ${size}`;
  if (days === -1) return "yesterday";
  if (days === 1) return "tomorrow";
  if (Math.abs(days) > 14) return shortDay(wall, today);
  return days < 0 ? `${-days} days ago` : `in ${days} days`;
};

/** What a field of day and time shows of an instant: "2026-03-19T18:00" on the newsroom's clock. */
export const toLocal = (iso: string, zone: string): string => {
  const wall = new Date(shownAt(Date.parse(iso), zone));
  return wall.toISOString().slice(0, 16);
};

/**
 * The instant that such a field means, as ISO 8601 UTC; null where it holds no day and time.
 * Where clocks are put forward, a time that no clock shows is the one as long after the change as it was meant to be;
 * where they are put back, a time that comes twice is the first (ISO calendars and RFC 5545 read them so).
 */
export const toUtc = (local: string, zone: string): string | null => {
  const read = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(local);
  if (!read) return null;
  const wall = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  // The 31st of April is written as no other day.
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 16) !== local.slice(0, 16)) return null;
  const day = 86_400_000;
  const [before, after] = [wall - day, wall + day].map((instant) => wall - (shownAt(instant, zone) - instant));
  const candidates = [before, after].filter((instant) => instant !== undefined);
  const meant = candidates.filter((instant) => shownAt(instant, zone) === wall);
  const instant = meant.length > 0 ? Math.min(...meant) : before;
  return instant === undefined ? null : new Date(instant).toISOString();
};

/** What the clocks of a zone show at an instant, in whole minutes or seconds, counted as if it were UTC. */
const shownAt = (instant: number, zone: string): number => {
  const read: Record<string, number> = {};
  for (const { type, value } of formatIn(zone).formatToParts(instant)) read[type] = Number(value);
  const seconds = instant % 60_000;
  return Date.UTC(read.year ?? 0, (read.month ?? 1) - 1, read.day, read.hour, read.minute) + seconds;
};
