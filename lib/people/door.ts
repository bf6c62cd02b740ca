import { after } from "next/server";
import { z } from "zod";
import { read, transact } from "@/db/client";
import { openInvitation, passwordHashOf, peopleCount, personById } from "@/db/people";
import type { Result } from "@/lib/action";
import { answer } from "@/lib/answer";
import { authSecret } from "@/lib/data-dir";
import { tellDemo } from "@/lib/demo/newsroom";
import { Conflict, Invalid, NotFound, SignedOut } from "@/lib/errors";
import { parse } from "@/lib/input";
import {
  acceptInvitation,
  askForReset,
  askForResetInput,
  changePassword,
  chooseNotices,
  createFirstAdministrator,
  endAllSessions,
  endSession,
  resetPassword,
} from "@/lib/people/commands";
import { guess } from "@/lib/people/guess";
import { emailInput, nameInput } from "@/lib/people/input";
import { mailReset } from "@/lib/people/letters";
import { limits } from "@/lib/people/limits";
import { isPassword, newPasswordHash } from "@/lib/people/password-hash";
import { secretHash } from "@/lib/people/secret";
import { isSetupCode, takeSetupCode } from "@/lib/people/setup-code";
import { readUnsubscribeToken, type Unsubscribed } from "@/lib/people/unsubscribe";
import { deadLink, deadMailLink, type Visitor } from "@/lib/people/visitor";
import { authorise } from "@/lib/permissions";
import { actorOf, currentSession } from "@/lib/session";
import { settings } from "@/lib/settings";

/**
 * What can be done at the door: setting up, coming in, asking for a new password, leaving. A twin of `action` for
 * these: guesses are counted and passwords hashed before the transaction, which must not wait for either.
 */

const visitor = (): Visitor => ({ personId: null, now: new Date() });

/** Any text: what a password must be is said by `newPasswordHash`. */
const passwordInput = z.string({ error: "Write a password." }).min(1, "Write a password.");
const secretInput = z.string().max(200);

const setUpInput = z.strictObject({
  code: z.string().trim().min(1, "Write the code that the start printed.").max(100),
  name: nameInput,
  email: emailInput,
  password: passwordInput,
});

/** Creates the first administrator for whoever knows the code that the start printed. */
export const setUpDesk = (raw: z.input<typeof setUpInput>): Promise<Result<{ email: string }>> =>
  answer(async () => {
    const { code, password, ...person } = parse(setUpInput, raw);
    const { dataDir } = settings();
    if (
      (await peopleCount(read)) === 0 &&
      !(await guess("setup-code", async () => isSetupCode(dataDir, code) || null))
    ) {
      const problem = "This is not the code. It stands in the lines that the start of the server printed.";
      throw new Invalid(problem, { code: problem });
    }
    const passwordHash = await newPasswordHash(password, person);
    await transact((tx) => createFirstAdministrator(tx, visitor(), { ...person, passwordHash }));
    takeSetupCode(dataDir);
    return { email: person.email };
  });

/** The link that somebody followed, if it works. @throws TooMany when too many that do not were tried. */
export const followLink = (purpose: "join" | "reset", secret: string) =>
  guess("link", () => openInvitation(read, purpose, secretHash(secret.slice(0, 200)), new Date()));

const joinInput = z.strictObject({ secret: secretInput, name: nameInput, password: passwordInput });

/** Takes up an invitation. */
export const join = (raw: z.input<typeof joinInput>): Promise<Result<{ email: string }>> =>
  answer(async () => {
    const { secret, name, password } = parse(joinInput, raw);
    const link = await followLink("join", secret);
    if (!link) throw new NotFound(deadLink);
    const passwordHash = await newPasswordHash(password, { name, email: link.email });
    const { email } = await transact((tx) => acceptInvitation(tx, visitor(), { secret, name, passwordHash }));
    return { email };
  });

const setPasswordInput = z.strictObject({ secret: secretInput, password: passwordInput });

/** Sets a new password by the link that was mailed or passed on. */
export const setPassword = (raw: z.input<typeof setPasswordInput>): Promise<Result<{ email: string }>> =>
  answer(async () => {
    const { secret, password } = parse(setPasswordInput, raw);
    const link = await followLink("reset", secret);
    if (!link) throw new NotFound(deadLink);
    const passwordHash = await newPasswordHash(password, link);
    return transact((tx) => resetPassword(tx, visitor(), { secret, passwordHash }));
  });

/**
 * Mails a link for a new password, if the address is somebody's. The answer is the same for every address, and comes
 * before the work is done, so that neither words nor time tell who has an account.
 */
export const askForNewPassword = (raw: z.input<typeof askForResetInput>): Promise<Result<null>> =>
  answer(async () => {
    const input = parse(askForResetInput, raw);
    if (!settings().mail) throw new Conflict("This desk sends no mail. Ask an administrator for a link.");
    await limits().attempt("reset-mail", input.email, async () => ({ outcome: "wrong", value: null }));
    after(async () => {
      const offer = await transact((tx) => askForReset(tx, visitor(), input));
      if (offer) await mailReset(offer);
    });
    return null;
  });

/** What the link at the end of a mail would end; null when it does not work. */
export const mailEndedBy = (token: string): Unsubscribed | null =>
  readUnsubscribeToken(authSecret(settings()), token.slice(0, 500));

const stopMailInput = z.strictObject({ token: z.string().max(500) });

/** Ends mail of the kinds that a mail told of, for whoever holds its link: no signing in (RFC 8058). */
export const stopMail = (raw: z.input<typeof stopMailInput>): Promise<Result<null>> =>
  answer(async () => {
    const ended = mailEndedBy(parse(stopMailInput, raw).token);
    if (!ended) throw new NotFound(deadMailLink);
    const actor = { personId: ended.personId, admin: false, now: new Date() };
    const never = Object.fromEntries(ended.kinds.map((kind) => [kind, "never" as const]));
    await transact(async (tx) => {
      if (!(await personById(tx, actor.personId))) throw new NotFound(deadMailLink);
      await chooseNotices(tx, actor, never);
    });
    return null;
  });

const changePasswordInput = z.strictObject({ current: passwordInput, password: passwordInput });

/** Changes one's own password, by the current one. Tries at it count as tries to sign in. */
export const changeOwnPassword = (raw: z.input<typeof changePasswordInput>): Promise<Result<{ ended: number }>> =>
  answer(async () => {
    const session = await currentSession();
    if (!session) throw new SignedOut();
    const { person, sessionId } = session;
    const { current, password } = parse(changePasswordInput, raw);
    const seenHash = await passwordHashOf(read, person.id);
    const right = await limits().attempt("password", person.email, async () => {
      const value = await isPassword(seenHash, current);
      return { outcome: value ? "right" : "wrong", value };
    });
    if (!right) {
      const problem = "This is not your current password.";
      throw new Invalid(problem, { current: problem });
    }
    const passwordHash = await newPasswordHash(password, person);
    return transact((tx) => changePassword(tx, actorOf(session), { passwordHash, seenHash, sessionId }));
  });

/** Signs this browser out. One that is signed out already stays so. */
export async function leave(): Promise<void> {
  const session = await currentSession();
  if (!session) return;
  await transact((tx) => endSession(tx, actorOf(session), { sessionId: session.sessionId }));
}

/** Signs every browser of one's own out. */
export async function leaveEverywhere(): Promise<void> {
  const session = await currentSession();
  if (session) await transact((tx) => endAllSessions(tx, actorOf(session)));
}

/** Tells the demo newsroom for an administrator, in transactions of its own: each of its commands is one. */
export const loadDemoNewsroom = (): Promise<Result<null>> =>
  answer(async () => {
    const session = await currentSession();
    if (!session) throw new SignedOut();
    const actor = actorOf(session);
    authorise("people.manage", { admin: actor.admin });
    await tellDemo(transact, actor, settings());
    return null;
  });
