import { resolve } from "node:path";
import type { ParseArgsConfig } from "node:util";
import type { Desk } from "@/db/client";
import { personByEmail } from "@/db/people";
import type { Actor } from "@/lib/actor";
import { NotFound } from "@/lib/errors";
import type { Settings } from "@/lib/settings";

/** What the command line works with: a terminal, or a test's stand-in for one. */
export type Terminal = {
  /** Where the files that are named are looked for. */
  folder: string;
  now: Date;
  out: (text: string) => void;
  err: (text: string) => void;
  stdin: () => Promise<string>;
  settings: () => Settings;
  /** Opens the database and migrates it; verbs without a database never call it. */
  open: () => Promise<Desk>;
};

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What was typed, read by the verb's own options. */
export type Typed = {
  /** The value of an option; null when it was left out. */
  value(name: string): string | null;
  /** @throws UsageError when it was left out. */
  needed(name: string): string;
  flag(name: string): boolean;
  /** What stands after the verb and is no option. */
  files: string[];
};

/** What a verb did: something to read, and the same as JSON. */
export type Done = { text: string; json: unknown };

export type Verb = {
  /** One or two words. */
  name: string;
  usage: string;
  does: string;
  options: Options;
  /** Null for a verb that has written its own lines. */
  run(typed: Typed, terminal: Terminal): Promise<Done | null>;
};

/** What was typed cannot be understood; the message says how to type it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** It was done in part or not at all, for a reason that is neither a refusal nor a bug. */
export class Failed extends Error {
  override readonly name = "Failed";
}

/** The person in whose name a verb acts. */
export async function actorFor(desk: Pick<Desk, "read">, email: string, now: Date): Promise<Actor & { name: string }> {
  const person = await personByEmail(desk.read, email.trim().toLowerCase());
  if (!person || person.disabled) throw new NotFound(`Nobody who can sign in has the address ${email}.`);
  return { personId: person.id, admin: person.role === "admin", name: person.name, now };
}

export const pathOf = (terminal: Terminal, file: string): string => resolve(terminal.folder, file);
