import { z } from "zod";
import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import {
  endSessionRow,
  endSessionsOf,
  endTokenRow,
  endTokensOf,
  insertInvitation,
  insertSession,
  insertToken,
  openInvitation,
  type Person,
  passwordHashOf,
  personByEmail,
  personById,
  spendInvitations,
  updatePassword,
} from "@/db/people";
import type { Actor } from "@/lib/actor";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { idInput, instantInput, line } from "@/lib/input";
import { emailInput, passwordHashInput } from "@/lib/people/input";
import type { Offer } from "@/lib/people/letters";
import { tokenScopes } from "@/lib/people/person";
import { newSecret, secretHash } from "@/lib/people/secret";
import { newToken } from "@/lib/people/token";
import { deadLink, type Visitor } from "@/lib/people/visitor";
import { authorise } from "@/lib/permissions";

const days = (n: number) => n * 24 * 3_600_000;
export const resetDays = 1;
/** A browser stays signed in this long, however much it is used. */
export const sessionDays = 14;
export const tokenDays = { unlessSaid: 90, most: 366 } as const;

const person = (id: string) => ({ type: "person", id }) as const;

export const offerResetInput = z.strictObject({ personId: idInput });

/** Makes a single-use link by which a person can set a new password within a day; an administrator passes it on. */
export async function offerReset(tx: Tx, actor: Actor, input: z.output<typeof offerResetInput>): Promise<Offer> {
  authorise("people.manage", { admin: actor.admin });
  const found = await personById(tx, input.personId);
  if (!found) throw new NotFound();
  if (found.disabled) throw new Conflict(`${found.name} is disabled. Enable the account first.`);
  return offer(tx, actor, found);
}

export const askForResetInput = z.strictObject({ email: emailInput });

/** Makes such a link for whoever asks by e-mail address; null, and nothing changes, when nobody may have one. */
export async function askForReset(
  tx: Tx,
  visitor: Visitor,
  input: z.output<typeof askForResetInput>,
): Promise<Offer | null> {
  const found = await personByEmail(tx, input.email);
  return found && !found.disabled ? offer(tx, visitor, found) : null;
}

async function offer(tx: Tx, who: Actor | Visitor, to: Person): Promise<Offer> {
  await spendInvitations(tx, "reset", to.email, who.now);
  const secret = newSecret();
  const expiresAt = new Date(who.now.getTime() + days(resetDays)).toISOString();
  await insertInvitation(tx, {
    secretHash: secretHash(secret),
    purpose: "reset",
    email: to.email,
    name: to.name,
    role: to.role,
    personId: to.id,
    createdBy: who.personId,
    createdAt: who.now.toISOString(),
    expiresAt,
  });
  await record(tx, who, null, { type: "reset-offered", subject: person(to.id), payload: { expiresAt } });
  return { email: to.email, name: to.name, secret, expiresAt };
}

export const resetPasswordInput = z.strictObject({ secret: z.string().max(200), passwordHash: passwordHashInput });

/**
 * Sets a new password by a single-use link, and ends every session and token of the person.
 * @throws NotFound when the link does not work (any more).
 */
export async function resetPassword(
  tx: Tx,
  visitor: Visitor,
  input: z.output<typeof resetPasswordInput>,
): Promise<{ email: string }> {
  const link = await openInvitation(tx, "reset", secretHash(input.secret), visitor.now);
  const found = link?.personId ? await personById(tx, link.personId) : null;
  if (!link || !found || found.disabled) throw new NotFound(deadLink);
  await spendInvitations(tx, "reset", link.email, visitor.now);
  await updatePassword(tx, found.id, input.passwordHash, await passwordHashOf(tx, found.id));
  await endSessionsOf(tx, found.id, visitor.now);
  await endTokensOf(tx, found.id, visitor.now);
  const self = { personId: found.id, now: visitor.now };
  await record(tx, self, null, { type: "password-changed", subject: person(found.id), payload: { by: "link" } });
  return { email: found.email };
}

export const changePasswordInput = z.strictObject({
  passwordHash: passwordHashInput,
  /** The hash that the current password was found right against. */
  seenHash: passwordHashInput.nullable(),
  /** The session that stays, the one in which the password is changed. */
  sessionId: idInput.nullable(),
});

/** Changes one's own password, and ends every other session and all tokens. */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof changePasswordInput>,
): Promise<{ ended: number }> {
  const { passwordHash, seenHash, sessionId } = input;
  if (!(await updatePassword(tx, actor.personId, passwordHash, seenHash)))
    throw new Conflict("Your password was changed elsewhere meanwhile. Sign in with the new one.");
  const ended = await endSessionsOf(tx, actor.personId, actor.now, sessionId);
  await endTokensOf(tx, actor.personId, actor.now);
  await record(tx, actor, null, {
    type: "password-changed",
    subject: person(actor.personId),
    payload: { by: "themselves" },
  });
  return { ended };
}

export const startSessionInput = z.strictObject({
  personId: idInput,
  /** The hash that the password was found right against; undefined where single sign-on vouches for the person. */
  seenHash: passwordHashInput.optional(),
});

/**
 * Lets a browser in, for fourteen days; null when the person was disabled or the password changed since it was checked.
 */
export async function startSession(
  tx: Tx,
  visitor: Visitor,
  input: z.output<typeof startSessionInput>,
): Promise<{ sessionId: string } | null> {
  const found = await personById(tx, input.personId);
  if (!found || found.disabled) return null;
  if (input.seenHash !== undefined && (await passwordHashOf(tx, found.id)) !== input.seenHash) return null;
  const sessionId = await insertSession(tx, {
    personId: found.id,
    createdAt: visitor.now.toISOString(),
    expiresAt: new Date(visitor.now.getTime() + days(sessionDays)).toISOString(),
  });
  const self = { personId: found.id, now: visitor.now };
  await record(tx, self, null, { type: "signed-in", subject: person(found.id), payload: {} });
  return { sessionId };
}

export const endSessionInput = z.strictObject({ sessionId: idInput });

/** Signs one browser of one's own out. One that is signed out already stays so. */
export async function endSession(tx: Tx, actor: Actor, input: z.output<typeof endSessionInput>): Promise<void> {
  if (await endSessionRow(tx, actor.personId, input.sessionId, actor.now)) await recordSignOut(tx, actor);
}

export const endAllSessionsInput = z.strictObject({});

/** Signs every browser of one's own out, this one included. */
export async function endAllSessions(tx: Tx, actor: Actor): Promise<{ ended: number }> {
  const ended = await endSessionsOf(tx, actor.personId, actor.now);
  if (ended > 0) await recordSignOut(tx, actor);
  return { ended };
}

const recordSignOut = (tx: Tx, actor: Actor) =>
  record(tx, actor, null, { type: "signed-out", subject: person(actor.personId), payload: {} });

export const createTokenInput = z.strictObject({
  name: line(80, "what the token is for"),
  scope: z.enum(tokenScopes, { error: "Choose what the token may do: read or write." }).default("write"),
  expiresAt: instantInput.optional(),
});

/** Creates an API token that acts as oneself, for 90 days unless said; it is shown this once and kept as a hash. */
export async function createToken(
  tx: Tx,
  actor: Actor,
  input: z.input<typeof createTokenInput>,
): Promise<{ tokenId: string; token: string; expiresAt: string }> {
  const { name, scope = "write" } = input;
  const now = actor.now.getTime();
  const until = input.expiresAt ? Date.parse(input.expiresAt) : now + days(tokenDays.unlessSaid);
  if (until <= now || until > now + days(tokenDays.most)) {
    const problem = "Choose a day that is to come, within a year.";
    throw new Invalid(problem, { expiresAt: problem });
  }
  const expiresAt = new Date(until).toISOString();
  const token = newToken();
  const { personId } = actor;
  const createdAt = actor.now.toISOString();
  const tokenId = await insertToken(tx, { personId, name, scope, expiresAt, createdAt, tokenHash: secretHash(token) });
  await record(tx, actor, null, {
    type: "token-created",
    subject: person(personId),
    payload: { name, scope, expiresAt },
  });
  return { tokenId, token, expiresAt };
}

export const endTokenInput = z.strictObject({ tokenId: idInput });

/** Ends a token of one's own: what still uses it is refused from the next request on. */
export async function endToken(tx: Tx, actor: Actor, input: z.output<typeof endTokenInput>): Promise<void> {
  const name = await endTokenRow(tx, actor.personId, input.tokenId, actor.now);
  if (name === null) throw new NotFound();
  await record(tx, actor, null, { type: "token-ended", subject: person(actor.personId), payload: { name } });
}
