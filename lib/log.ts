import pino, { type DestinationStream } from "pino";

/**
 * What may be logged: ids, numbers and words of the program. A log is read by people who see no dossier, so no title,
 * name, address, text or input goes in, and there is no field for them.
 */
const fields = [
  "personId",
  "dossierId",
  "articleId",
  "claimId",
  "sourceId",
  "taskId",
  "editionId",
  "eventId",
  /** What an answer names, so that the line can be found. */
  "reference",
  /** A route's pattern or a command's name, never an address with its values. */
  "endpoint",
  "status",
  "ms",
  "count",
  "kind",
  "code",
  "at",
] as const;

const known: ReadonlySet<string> = new Set(fields);

export type Noted = Partial<Record<(typeof fields)[number], string | number | readonly string[]>>;

/** What is told of an error: its kind and its causes', the first code among them, and where it came from. */
export type Trace = { kind: string; code?: string | number; at: string[] };

/** Tells of an error without its message, since a message of the database quotes the values of the query. */
export function traceOf(error: unknown): Trace {
  const chain: Error[] = [];
  for (let next = error; next instanceof Error && chain.length < 5; next = next.cause) chain.push(next);
  const [first] = chain;
  if (!first) return { kind: typeof error, at: [] };
  const code = chain.map((one) => (one as { code?: unknown }).code).find((one) => one !== undefined);
  const frames = (first.stack ?? "").split("\n").filter((line) => /^\s+at \S/.test(line));
  return {
    kind: chain.map((one) => one.name).join(" by "),
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    // The message stands before the frames and may hold lines that look like some.
    at: frames.filter((line) => !first.message.includes(line.trim())).map((line) => line.trim()),
  };
}

const isPlain = (value: unknown): boolean =>
  typeof value === "string" ||
  typeof value === "number" ||
  (Array.isArray(value) && value.every((one) => typeof one === "string"));

/** Fields that are not known are dropped, also where the compiler was got around. */
const noted = (given: Noted): Noted =>
  Object.fromEntries(Object.entries(given).filter(([field, value]) => known.has(field) && isPlain(value)));

/** Makes a log; the tests give it a stream of their own. */
export function openLog(to?: DestinationStream) {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = to ? pino(options, to) : pino(options);
  const at = (level: "info" | "warn" | "error") => (given: Noted, message: string) =>
    logger[level](noted(given), message);
  /** Each takes fields and a fixed sentence of ours. */
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** The process's log, one JSON object a line on standard output. */
export const log = openLog();
