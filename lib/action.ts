import { refresh } from "next/cache";
import type { z } from "zod";
import { type Desk, read, type Tx, transact } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { Invalid, Refusal, SignedOut } from "@/lib/errors";
import { parse } from "@/lib/input";
import { currentActor } from "@/lib/session";

/** A command: the only way to change anything. It authorises, checks, writes and records, and returns what it made. */
export type Command<I, T> = (tx: Tx, actor: Actor, input: I) => Promise<T>;

/** A refusal as it reaches the browser; `extra` carries, for one, the current version of a stale thing. */
export type Refused = { kind: string; message: string; fields: Record<string, string>; extra: Record<string, unknown> };

/** What an action answers: the form stays as it was typed when it is refused. */
export type Result<T> = { ok: true; value: T } | { ok: false; refused: Refused };

/**
 * Makes a server action of a command: finds the actor, parses the input, runs the command in one transaction, turns a
 * refusal into a result and refreshes the page. Its twins for the API and the command line do the same.
 * @param after runs once the change is stored: what must not happen for a change that was rolled back, such as mail.
 */
export function action<S extends z.ZodType, T, R = T>(
  input: S,
  command: Command<z.output<S>, T>,
  after?: (value: T) => Promise<R>,
): (raw: z.input<S>) => Promise<Result<R>> {
  return slowAction(input, async (desk, actor, parsed) => {
    const value = await desk.transact((tx) => command(tx, actor, parsed));
    return after ? await after(value) : (value as unknown as R);
  });
}

/**
 * Makes a server action of a command whose outcome the page shows before it is told: the answer comes as soon as it is
 * stored, and whoever calls it has the page read again afterwards.
 */
export function quietAction<S extends z.ZodType, T>(
  input: S,
  command: Command<z.output<S>, T>,
): (raw: z.input<S>) => Promise<Result<T>> {
  return slowAction(input, (desk, actor, parsed) => desk.transact((tx) => command(tx, actor, parsed)), { quiet: true });
}

/** Makes a server action of work that is slow before it writes, and so opens its transaction itself. */
export function slowAction<S extends z.ZodType, T>(
  input: S,
  work: (desk: Pick<Desk, "read" | "transact">, actor: Actor, input: z.output<S>) => Promise<T>,
  { quiet = false } = {},
): (raw: z.input<S>) => Promise<Result<T>> {
  return async (raw) => {
    try {
      const actor = await currentActor();
      if (!actor) throw new SignedOut();
      const value = await work({ read, transact }, actor, parse(input, raw));
      if (!quiet) refresh();
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, refused: refusedBy(error) };
      throw error;
    }
  };
}

/**
 * Runs work for the person of the request, for route handlers: what they take, such as a file, is no action's. The work
 * opens its transactions itself, after what is slow and what asks whether it may.
 * @throws Refusal, for the route to answer with.
 */
export async function performSlow<T>(
  work: (desk: Pick<Desk, "read" | "transact">, actor: Actor) => Promise<T>,
): Promise<T> {
  const actor = await currentActor();
  if (!actor) throw new SignedOut();
  return work({ read, transact }, actor);
}

/** A refusal as plain data. */
export const refusedBy = (error: Refusal): Refused => ({
  kind: error.kind,
  message: error.message,
  fields: error instanceof Invalid ? error.fields : {},
  extra: error.extra,
});
