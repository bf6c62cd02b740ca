import { join } from "node:path";
import { openDesk } from "@/db/client";
import { addPerson, createToken } from "@/lib/people/commands";
import { newPasswordHash } from "@/lib/people/password-hash";
import type { Site } from "./server";

/** Everybody's password on a desk for specs. */
export const password = "six tall ships at anchor";

const cast = {
  lead: ["Lena Lead", "admin"],
  checker: ["Chidi Checker", "member"],
  second: ["Sofia Second", "member"],
  reader: ["Rae Reader", "member"],
  outsider: ["Otto Outsider", "member"],
} as const;

export type Role = keyof typeof cast;
export type Person = { id: string; name: string; email: string; api: Api };
export type People = Record<Role, Person>;

const emailOf = (name: string) => `${name.toLowerCase().replaceAll(/\W+/g, ".")}@desk.example`;

/** Adds an account to the desk, as `desk person add` does, with a token for the API. */
export async function newPerson(site: Site, name: string, role: "admin" | "member" = "member"): Promise<Person> {
  const [person] = await newPeople(site, [[name, role]]);
  if (!person) throw new Error("the account was not made");
  return person;
}

/** The five whom most specs work with: a lead who keeps the newsroom, two checkers, a reader, and somebody outside. */
export async function newCast(site: Site): Promise<People> {
  const [lead, checker, second, reader, outsider] = await newPeople(site, Object.values(cast));
  if (!lead || !checker || !second || !reader || !outsider) throw new Error("the accounts were not made");
  return { lead, checker, second, reader, outsider };
}

/** Through the commands themselves: a process of the command line for each would take as long as the specs. */
export async function newPeople(
  site: Site,
  wanted: readonly (readonly [name: string, role: "admin" | "member"])[],
): Promise<Person[]> {
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  const visitor = { personId: null, now: new Date() };
  const people: Person[] = [];
  try {
    for (const [name, role] of wanted) {
      const email = emailOf(name);
      const passwordHash = await newPasswordHash(password, { name, email });
      const { personId: id } = await desk.transact((tx) => addPerson(tx, visitor, { name, email, role, passwordHash }));
      const actor = { personId: id, admin: role === "admin", now: visitor.now };
      const { token } = await desk.transact((tx) => createToken(tx, actor, { name: "specs", scope: "write" }));
      people.push({ id, name, email, api: apiOf(site.url, token) });
    }
  } finally {
    desk.close();
  }
  return people;
}

/** The API as one person sees it, for what a spec needs but is not about. */
export type Api = {
  get<T>(path: string): Promise<T>;
  post<T = { id: string }>(path: string, body: object): Promise<T>;
  patch<T = { id: string }>(path: string, body: object): Promise<T>;
  /** The answer as it came, whatever it is. */
  send(method: string, path: string, body?: object): Promise<Response>;
};

function apiOf(url: string, token: string): Api {
  const send = (method: string, path: string, body?: object): Promise<Response> => {
    const form = body instanceof FormData;
    return fetch(`${url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && !form ? { "Content-Type": "application/json" } : {}) },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    });
  };
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    get: (path) => ask("GET", path),
    post: (path, body) => ask("POST", path, body),
    patch: (path, body) => ask("PATCH", path, body),
    send,
  };
}
