import { z } from "zod";
import { isDuplicate, type Tx } from "@/db/client";
import { record } from "@/db/history";
import {
  endSessionsOf,
  endTokensOf,
  insertInvitation,
  insertPerson,
  openInvitation,
  otherAdminCount,
  type Person,
  peopleCount,
  personByEmail,
  personById,
  spendInvitations,
  updatePerson,
} from "@/db/people";
import type { Actor } from "@/lib/actor";
import { releaseJudgeEverywhere } from "@/lib/dossiers/leaving-commands";
import { Conflict, NotFound } from "@/lib/errors";
import { changesBetween } from "@/lib/history/events";
import { idInput, seenInput } from "@/lib/input";
import { emailInput, nameInput, passwordHashInput } from "@/lib/people/input";
import type { Offer } from "@/lib/people/letters";
import { newsroomRoles } from "@/lib/people/person";
import { newSecret, secretHash } from "@/lib/people/secret";
import { deadLink, type Visitor } from "@/lib/people/visitor";
import { authorise } from "@/lib/permissions";

// What people may do with their own access has a file of its own; to callers it is one noun.
export * from "@/lib/people/access-commands";
export * from "@/lib/people/mail-commands";
export * from "@/lib/people/outlet-commands";

const roleInput = z.enum(newsroomRoles, { error: "Choose a role: admin or member." });

const days = (n: number) => n * 24 * 3_600_000;
export const invitationDays = 7;

export const createFirstAdministratorInput = z.strictObject({
  email: emailInput,
  name: nameInput,
  passwordHash: passwordHashInput,
});

/**
 * Creates the first administrator of a new desk, exactly one however many try at once. That the visitor knows the
 * set-up code is checked before.
 * @throws Conflict when somebody has an account already.
 */
export async function createFirstAdministrator(
  tx: Tx,
  visitor: Visitor,
  input: z.output<typeof createFirstAdministratorInput>,
): Promise<{ personId: string }> {
  if ((await peopleCount(tx)) > 0)
    throw new Conflict("This desk has been set up already. Sign in, or ask an administrator for an invitation.");
  return { personId: await add(tx, visitor, { ...input, role: "admin" }) };
}

export const addPersonInput = z.strictObject({
  email: emailInput,
  name: nameInput,
  role: roleInput,
  /** Null: they set a password by a link, or sign in with single sign-on. */
  passwordHash: passwordHashInput.nullable().default(null),
});

/**
 * Creates an account at once, without an invitation: for whoever keeps the server, and for an administrator.
 * @param who null as personId is the command line, which holds the database in its hands anyway.
 */
export async function addPerson(
  tx: Tx,
  who: Actor | Visitor,
  input: z.input<typeof addPersonInput>,
): Promise<{ personId: string }> {
  if (who.personId !== null) authorise("people.manage", { admin: who.admin });
  const { passwordHash = null, ...rest } = input;
  return { personId: await add(tx, who, { ...rest, passwordHash }) };
}

export const invitePersonInput = z.strictObject({ email: emailInput, name: nameInput, role: roleInput });

/**
 * Makes a single-use link by which somebody can join within seven days. An earlier one to the same address ends.
 * @returns the secret of the link, which is stored as a hash only.
 */
export async function invitePerson(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof invitePersonInput>,
): Promise<Offer & { invitationId: string }> {
  authorise("people.manage", { admin: actor.admin });
  if (await personByEmail(tx, input.email)) throw taken(input.email);
  await spendInvitations(tx, "join", input.email, actor.now);
  const secret = newSecret();
  const expiresAt = new Date(actor.now.getTime() + days(invitationDays)).toISOString();
  const invitationId = await insertInvitation(tx, {
    ...input,
    secretHash: secretHash(secret),
    purpose: "join",
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
    expiresAt,
  });
  const subject = { type: "person", id: invitationId } as const;
  await record(tx, actor, null, { type: "person-invited", subject, payload: { ...input, expiresAt } });
  return { invitationId, email: input.email, name: input.name, secret, expiresAt };
}

export const acceptInvitationInput = z.strictObject({
  secret: z.string().max(200),
  name: nameInput,
  passwordHash: passwordHashInput,
});

/**
 * Lets an invited person in: the link is used up and their account exists.
 * @throws NotFound when the link does not work (any more).
 */
export async function acceptInvitation(
  tx: Tx,
  visitor: Visitor,
  input: z.output<typeof acceptInvitationInput>,
): Promise<{ personId: string; email: string }> {
  const invitation = await openInvitation(tx, "join", secretHash(input.secret), visitor.now);
  if (!invitation) throw new NotFound(deadLink);
  const { email, role } = invitation;
  await spendInvitations(tx, "join", email, visitor.now);
  const { name, passwordHash } = input;
  return { personId: await add(tx, visitor, { email, name, role, passwordHash }), email };
}

export const changePersonInput = z.strictObject({
  personId: idInput,
  role: roleInput.optional(),
  disabled: z.boolean().optional(),
  /** The version that was seen; left out, the change is made to whatever is there. */
  seen: seenInput.optional(),
});

/**
 * Changes a person's role in the newsroom, or disables or enables them. Disabling ends their sessions and tokens.
 * @throws Conflict when nobody would be left who can manage people, or the person has changed since it was seen.
 */
export async function changePerson(tx: Tx, actor: Actor, input: z.output<typeof changePersonInput>): Promise<Person> {
  authorise("people.manage", { admin: actor.admin });
  const before = await personById(tx, input.personId);
  if (!before) throw new NotFound();
  const after = { role: input.role ?? before.role, disabled: input.disabled ?? before.disabled };
  const changes = changesBetween({ role: before.role, disabled: before.disabled }, after);
  if (Object.keys(changes).length === 0) return before;
  if (input.seen !== undefined && input.seen !== before.version) throw changedMeanwhile(before);
  const staysAdmin = after.role === "admin" && !after.disabled;
  if (before.role === "admin" && !before.disabled && !staysAdmin && (await otherAdminCount(tx, before.id)) === 0)
    throw new Conflict(
      `${before.name} is the only administrator. Make somebody else an administrator first, so that people can still be let in.`,
    );
  const disabledAt = after.disabled === before.disabled ? undefined : after.disabled ? actor.now.toISOString() : null;
  const set = { role: after.role, ...(disabledAt === undefined ? {} : { disabledAt }) };
  const changed = await updatePerson(tx, before.id, before.version, set);
  if (!changed) throw changedMeanwhile(before);
  if (changed.disabled) {
    await endSessionsOf(tx, before.id, actor.now);
    await endTokensOf(tx, before.id, actor.now);
    await releaseJudgeEverywhere(tx, actor, before.id);
  }
  await record(tx, actor, null, {
    type: "person-changed",
    subject: { type: "person", id: before.id },
    payload: { changes },
  });
  return changed;
}

export const renamePersonInput = z.strictObject({ name: nameInput });

/** Changes the name that others see of oneself. */
export async function renamePerson(tx: Tx, actor: Actor, input: z.output<typeof renamePersonInput>): Promise<Person> {
  const before = await personById(tx, actor.personId);
  if (!before) throw new NotFound();
  const changes = changesBetween({ name: before.name }, input);
  if (Object.keys(changes).length === 0) return before;
  const changed = await updatePerson(tx, before.id, before.version, input);
  if (!changed) throw changedMeanwhile(before);
  await record(tx, actor, null, {
    type: "person-changed",
    subject: { type: "person", id: before.id },
    payload: { changes },
  });
  return changed;
}

type NewAccount = { email: string; name: string; role: Person["role"]; passwordHash: string | null };

/** Writes the account and its event. Who joins by themselves is the first to have done something: their own joining. */
async function add(tx: Tx, who: Actor | Visitor, account: NewAccount): Promise<string> {
  const { email, name, role } = account;
  try {
    const personId = await insertPerson(tx, { ...account, createdAt: who.now.toISOString() });
    await record(tx, { personId: who.personId ?? personId, now: who.now }, null, {
      type: "person-added",
      subject: { type: "person", id: personId },
      payload: { email, name, role },
    });
    return personId;
  } catch (error) {
    if (isDuplicate(error)) throw taken(email);
    throw error;
  }
}

const taken = (email: string) =>
  new Conflict(`${email} has an account already. Offer a new password instead, or enable it again if it is disabled.`);

const changedMeanwhile = (current: Person) =>
  new Conflict(`${current.name} was changed by somebody else meanwhile. Look again and decide.`, { current });
