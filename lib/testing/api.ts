import { expect } from "vitest";
import type { z } from "zod";
import type { Desk } from "@/db/client";
import { type WhileUnchanged, whileUnchangedOn } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { answering } from "@/lib/api/answer";
import type { Endpoint } from "@/lib/api/endpoint";
import { matcher } from "@/lib/api/match";
import type { Problem } from "@/lib/api/problem";
import { table } from "@/lib/api/table";
import { createToken } from "@/lib/people/commands";
import type { TokenScope } from "@/lib/people/person";
import { type Settings, settingsFrom } from "@/lib/settings";
import { newDesk, newPerson, testNow } from "@/lib/testing/desk";

/** The API on a fresh desk, asked as the outside asks it: with requests. */
export type TestApi = {
  desk: Desk & { folder: string };
  whileUnchanged: WhileUnchanged;
  settings: Settings;
  ask: (request: Request) => Promise<Response>;
  /** Adds a person with a token of theirs. */
  person(name: string, over?: { admin?: boolean; scope?: TokenScope }): Promise<Client>;
  /** Gives a person who is there another token. */
  client(actor: Actor, over?: { scope?: TokenScope; expiresAt?: string }): Promise<Client>;
};

type Method = Endpoint["method"];
type Extra = { headers?: Record<string, string> };

/** Somebody who asks. */
export type Client = Actor & {
  id: string;
  token: string;
  send(method: string, path: string, body?: unknown, extra?: Extra): Promise<Response>;
  /** An answer as it should be: of a good status, and with exactly the fields that the schema describes. */
  get<S extends z.ZodType>(path: string, answers: S): Promise<z.output<S>>;
  post<S extends z.ZodType>(path: string, body: unknown, answers: S, extra?: Extra): Promise<z.output<S>>;
  patch<S extends z.ZodType>(path: string, body: unknown, answers: S): Promise<z.output<S>>;
  /** A refusal: its problem, after checking that it is one of that status. */
  refused(status: number, method: Method, path: string, body?: unknown, extra?: Extra): Promise<Refused>;
};

export type Refused = Problem & Record<string, unknown>;

const endpointAt = matcher(table);

export async function newApi(over: Partial<Settings> = {}): Promise<TestApi> {
  const desk = await newDesk();
  const settings: Settings = {
    ...settingsFrom({ DATA_DIR: desk.folder, TIME_ZONE: "UTC", SITE_URL: "https://desk.example" }, desk.folder),
    ...over,
  };
  const whileUnchanged = whileUnchangedOn(desk);
  const ask = answering(table, () => ({ desk, whileUnchanged, settings, now: testNow }));
  const client: TestApi["client"] = async (actor, { scope = "write", expiresAt } = {}) => {
    const input = { name: "test", scope, ...(expiresAt ? { expiresAt } : {}) };
    const { token } = await desk.transact((tx) => createToken(tx, actor, input));
    return clientOf(ask, actor, token);
  };
  return {
    desk,
    whileUnchanged,
    settings,
    ask,
    client,
    person: async (name, { admin, scope } = {}) =>
      client(await newPerson(desk, name, admin ? { admin } : {}), scope ? { scope } : {}),
  };
}

export const urlOf = (path: string): string => `http://desk.example/api/v1${path}`;

function clientOf(ask: TestApi["ask"], actor: Actor, token: string): Client {
  const send: Client["send"] = (method, path, body, { headers = {} } = {}) => {
    const json = body !== undefined && !(body instanceof FormData);
    return ask(
      new Request(urlOf(path), {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(json ? { "Content-Type": "application/json" } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
      }),
    );
  };
  const good = async <S extends z.ZodType>(method: Method, path: string, body: unknown, answers: S, extra?: Extra) => {
    const response = await send(method, path, body, extra);
    const told: unknown = await response.json();
    const row = endpointAt(path.replace(/\?.*/, ""))?.rows.get(method);
    expect({ path, status: response.status, told }).toEqual({ path, status: row?.status, told });
    const parsed = answers.parse(told);
    expect(parsed, `${method} ${path} answers exactly what it describes`).toEqual(told);
    return parsed as z.output<S>;
  };
  return {
    ...actor,
    id: actor.personId,
    token,
    send,
    get: (path, answers) => good("GET", path, undefined, answers),
    post: (path, body, answers, extra) => good("POST", path, body, answers, extra),
    patch: (path, body, answers) => good("PATCH", path, body, answers),
    async refused(status, method, path, body, extra) {
      const response = await send(method, path, body, extra);
      const problem = (await response.json()) as Refused;
      expect({ path, body, status: response.status, problem }).toEqual({ path, body, status, problem });
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(problem).toMatchObject({ status, type: expect.any(String), title: expect.any(String) });
      expect(problem.detail).not.toBe("");
      return problem;
    },
  };
}

/** A form with files, and with fields beside them. */
export function formWith(
  files: readonly { name: string; bytes: Uint8Array }[],
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes } of files) form.append("file", new File([bytes as Uint8Array<ArrayBuffer>], name));
  return form;
}
