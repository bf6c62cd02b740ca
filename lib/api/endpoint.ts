import { z } from "zod";
import type { Desk, Read, Tx } from "@/db/client";
import type { WhileUnchanged } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { type Form, inputOf } from "@/lib/api/body";
import type { Settings } from "@/lib/settings";

/**
 * The API's twin of lib/action.ts: a table of endpoints over the same commands. A row says what it is for, whether the
 * person may know of the thing (before the body is read), what it takes and how it answers; everything else (tokens,
 * scopes, limits, parsing, one transaction a write, repeats, refusals) is done once, in `answer.ts`.
 */
export const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** What the API works on: the process's own desk and settings, or a test's. */
export type Around = {
  desk: Pick<Desk, "read" | "transact">;
  whileUnchanged: WhileUnchanged;
  settings: Settings;
  now: Date;
};

/** The names in a path: "/claims/:claimId/status" → {claimId: string}. */
export type ParamsOf<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<Rest>
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

export type Params = Record<string, string>;

/** One request, authenticated, to a thing that the person may know of, with its input read. */
export type Call<P = Params, Q = Record<string, unknown>> = {
  db: Read;
  actor: Actor;
  params: P;
  query: Q;
  /** The JSON body as it came; `{}` where there was none. */
  json: Record<string, unknown>;
  /** The multipart form, where one came instead. */
  form: Form | null;
  settings: Settings;
  /** For what goes on after the answer. */
  desk: Around["desk"];
  /** Runs work in the one transaction of this request; a repeated POST gets the first answer and runs nothing. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

export type Knows = (db: Read, actor: Actor, params: Params) => Promise<unknown>;

/** What an endpoint takes as its body: JSON, a form with files, or either. */
export type Taken = { json?: z.ZodObject; form?: { fields: z.ZodObject; files: "one" | "several" } };

export type Endpoint = {
  method: Method;
  path: string;
  /** One sentence for the description. */
  summary: string;
  /** Longer, where the sentence does not say it all. */
  detail?: string;
  /** What its token must allow; null for what is answered to anybody. */
  scope: "read" | "write" | null;
  /** @throws NotFound for what the person may not know exists. */
  knows: Knows | null;
  query: z.ZodObject;
  takes: Taken | null;
  /** Bytes that a body may have; a function of the settings where it is an upload. */
  limit: (settings: Settings) => number;
  status: number;
  /** Schema of the JSON answer; a media type where it answers with a file. */
  answers: z.ZodType | string;
  /**
   * Whether its first page is kept for whoever asks again while nothing is written: only where the JSON hangs on nothing
   * but the desk and, to the minute, the time.
   */
  kept: boolean;
  /** The value of the JSON answer, or a whole response. */
  run: (call: Call) => Promise<unknown>;
};

export const jsonLimit = 10 * 1024 * 1024;

const noQuery = z.strictObject({});

type Query<Q> = Q extends z.ZodObject ? z.output<Q> : Record<string, never>;

type ReadRow<P extends string, Q extends z.ZodObject | undefined> = {
  path: P;
  summary: string;
  detail?: string;
  knows?: (db: Read, actor: Actor, params: ParamsOf<P>) => Promise<unknown>;
  query?: Q;
  answers: z.ZodType | string;
  kept?: true;
  run: (call: Call<ParamsOf<P>, Query<Q>>) => Promise<unknown>;
};

/** A row that only looks. */
export const reads = <P extends string, Q extends z.ZodObject | undefined = undefined>(
  row: ReadRow<P, Q>,
): Endpoint => ({
  method: "GET",
  path: row.path,
  summary: row.summary,
  ...(row.detail ? { detail: row.detail } : {}),
  scope: "read",
  knows: (row.knows as Knows | undefined) ?? null,
  query: row.query ?? noQuery,
  takes: null,
  limit: () => 0,
  status: 200,
  answers: row.answers,
  kept: row.kept ?? false,
  run: row.run as Endpoint["run"],
});

type WriteRow<P extends string, I extends z.ZodObject, M> = {
  method: Exclude<Method, "GET">;
  path: P;
  summary: string;
  detail?: string;
  status?: number;
  knows?: (db: Read, actor: Actor, params: ParamsOf<P>) => Promise<unknown>;
  /** The command's own input. Names of the path are taken from there; the rest is the body. */
  input: I;
  command: (tx: Tx, actor: Actor, input: z.output<I>) => Promise<M>;
  answers: z.ZodType;
  /** How the outcome looks outside, read in the same transaction; left out, what the command returned. */
  show?: (db: Read, actor: Actor, made: M, input: z.output<I>) => Promise<unknown>;
};

/** A row over one command. */
export function writes<P extends string, I extends z.ZodObject, M>(row: WriteRow<P, I, M>): Endpoint {
  return {
    method: row.method,
    path: row.path,
    summary: row.summary,
    ...(row.detail ? { detail: row.detail } : {}),
    scope: "write",
    knows: (row.knows as Knows | undefined) ?? null,
    query: noQuery,
    takes: { json: bodyInput(row.input, namesIn(row.path)) },
    limit: () => jsonLimit,
    status: row.status ?? 200,
    answers: row.answers,
    kept: false,
    run: async ({ actor, params, json, write }) => {
      const input = inputOf(row.input, params, json);
      return write(async (tx) => {
        const made = await row.command(tx, actor, input);
        return row.show ? row.show(tx, actor, made, input) : made;
      });
    },
  };
}

type FreeRow = Omit<Endpoint, "query" | "limit" | "status" | "knows" | "kept" | "run"> &
  Partial<Pick<Endpoint, "query" | "limit" | "status" | "knows">> & { run: (call: Call) => Promise<unknown> };

/** A row that does something of its own, such as reading files before its transaction. */
export const endpoint = (row: FreeRow): Endpoint => ({
  query: noQuery,
  limit: () => jsonLimit,
  status: 200,
  knows: null,
  kept: false,
  ...row,
});

/** The names of a path, in order. */
export const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");

/** What is left of a command's input for the body: all of it but what the path names. */
export function bodyInput(input: z.ZodObject, named: readonly string[]): z.ZodObject {
  return z.strictObject(Object.fromEntries(Object.entries(input.shape).filter(([field]) => !named.includes(field))));
}
