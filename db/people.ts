import { and, asc, count, eq, gt, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList } from "@/db/rows";
import { invitations, people, sessions, tokens } from "@/db/schema";
import type { NewsroomRole, TokenScope } from "@/lib/people/person";

/** A person as members of the newsroom see each other. */
export type Person = {
  id: string;
  name: string;
  email: string;
  role: NewsroomRole;
  disabled: boolean;
  version: number;
};

const personColumns = {
  id: people.id,
  name: people.name,
  email: people.email,
  role: people.role,
  disabled: sql<boolean>`${people.disabledAt} is not null`.mapWith(Boolean),
  version: people.version,
};

// People

const countPeople = prepared((db) => db.select({ n: count() }).from(people).prepare());

/** How many accounts there are, disabled ones included; 0 means that the desk is not set up. */
export async function peopleCount(db: Read): Promise<number> {
  const [row] = await countPeople(db).execute();
  return row?.n ?? 0;
}

const setUp = new WeakSet<Read>();

/** Whether there is an account. Once there is there always will be, since none is ever removed: then nothing is read. */
export async function isSetUp(db: Read): Promise<boolean> {
  if (!setUp.has(db) && (await peopleCount(db)) > 0) setUp.add(db);
  return setUp.has(db);
}

const onePerson = prepared((db) =>
  db
    .select(personColumns)
    .from(people)
    .where(eq(people.id, sql.placeholder("id")))
    .prepare(),
);

export async function personById(db: Read, id: string): Promise<Person | null> {
  const [person] = await onePerson(db).execute({ id });
  return person ?? null;
}

/** Finds a person by address in lower case; the hash of their password comes along, null until they have set one. */
export async function personByEmail(
  db: Read,
  email: string,
): Promise<(Person & { passwordHash: string | null }) | null> {
  const [person] = await db
    .select({ ...personColumns, passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.email, email));
  return person ?? null;
}

/** The people of the newsroom in the order in which they came; `cursor` is the id of the last one seen. */
export async function peopleList(
  db: Read,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: Person[]; next: string | null }> {
  const items = await db
    .select(personColumns)
    .from(people)
    .where(page.cursor ? gt(people.id, page.cursor) : undefined)
    .orderBy(asc(people.id))
    .limit(page.limit + 1);
  const more = items.length > page.limit;
  const shown = more ? items.slice(0, page.limit) : items;
  return { items: shown, next: more ? (shown.at(-1)?.id ?? null) : null };
}

const named = prepared((db) =>
  db.select({ id: people.id, name: people.name }).from(people).where(among(people.id, "ids")).prepare(),
);

/** Maps the ids of people to their names; ids of nobody are left out. */
export async function peopleNamed(db: Read, ids: Iterable<string | null>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await named(db).execute({ ids: idList(wanted) });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** How many administrators can act, leaving one person out of the count. */
export async function otherAdminCount(db: Read, personId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.disabledAt), ne(people.id, personId)));
  return row?.n ?? 0;
}

/** @throws what `isDuplicate` knows when the address is taken. */
export async function insertPerson(tx: Tx, row: typeof people.$inferInsert): Promise<string> {
  const [made] = await tx.insert(people).values(row).returning({ id: people.id });
  if (!made) throw new Error("the person was not written");
  return made.id;
}

type PersonChange = Partial<{ name: string; role: NewsroomRole; disabledAt: string | null }>;

/** Changes a person; null when `seen` is no longer their version. */
export async function updatePerson(tx: Tx, id: string, seen: number, set: PersonChange): Promise<Person | null> {
  const [changed] = await tx
    .update(people)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(people.id, id), eq(people.version, seen)))
    .returning(personColumns);
  return changed ?? null;
}

/** Sets the hash of a password; false when the person's hash is not `seen`. */
export async function updatePassword(tx: Tx, id: string, hash: string, seen: string | null): Promise<boolean> {
  const same = seen === null ? isNull(people.passwordHash) : eq(people.passwordHash, seen);
  const rows = await tx
    .update(people)
    .set({ passwordHash: hash })
    .where(and(eq(people.id, id), same))
    .returning({ id: people.id });
  return rows.length > 0;
}

/** The stored hash of a person's password; null when they have none. */
export async function passwordHashOf(db: Read, id: string): Promise<string | null> {
  const [row] = await db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, id));
  return row?.hash ?? null;
}

// Single-use links

export type Invitation = typeof invitations.$inferSelect;

const unused = (now: Date) => and(isNull(invitations.usedAt), gt(invitations.expiresAt, now.toISOString()));

/** The link that a secret opens; null when it was used, has expired or never was. */
export async function openInvitation(
  db: Read,
  purpose: Invitation["purpose"],
  secretHash: string,
  now: Date,
): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.secretHash, secretHash), eq(invitations.purpose, purpose), unused(now)));
  return row ?? null;
}

/** Invitations that nobody has taken up yet, oldest first. */
export async function pendingInvitations(db: Read, now: Date) {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(eq(invitations.purpose, "join"), unused(now)))
    .orderBy(asc(invitations.id))
    .limit(200);
}

export async function insertInvitation(tx: Tx, row: typeof invitations.$inferInsert): Promise<string> {
  const [made] = await tx.insert(invitations).values(row).returning({ id: invitations.id });
  if (!made) throw new Error("the invitation was not written");
  return made.id;
}

/** Uses up every open link of one purpose that was made out to an address: only the newest may work, and once. */
export async function spendInvitations(tx: Tx, purpose: Invitation["purpose"], email: string, now: Date) {
  await tx
    .update(invitations)
    .set({ usedAt: now.toISOString() })
    .where(and(eq(invitations.purpose, purpose), eq(invitations.email, email), isNull(invitations.usedAt)));
}

// Sessions

const liveSession = prepared((db) =>
  db
    .select({ sessionId: sessions.id, expiresAt: sessions.expiresAt, ...personColumns })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.id, sql.placeholder("id")),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, sql.placeholder("now")),
        isNull(people.disabledAt),
      ),
    )
    .prepare(),
);

/** A session that lets its person in until `expiresAt`, ISO 8601 UTC. */
export type LiveSession = Person & { sessionId: string; expiresAt: string };

/** The person whom a session lets in; null once it has ended or expired, or the person is disabled. */
export async function sessionById(db: Read, id: string, now: Date): Promise<LiveSession | null> {
  const [row] = await liveSession(db).execute({ id, now: now.toISOString() });
  return row ?? null;
}

/** When the sessions that still let a person in began, newest first. */
export async function sessionsOf(db: Read, personId: string, now: Date) {
  return db
    .select({ id: sessions.id, createdAt: sessions.createdAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), gt(sessions.expiresAt, now.toISOString())))
    .orderBy(sql`${sessions.createdAt} desc`)
    .limit(50);
}

export async function insertSession(tx: Tx, row: typeof sessions.$inferInsert): Promise<string> {
  const [made] = await tx.insert(sessions).values(row).returning({ id: sessions.id });
  if (!made) throw new Error("the session was not written");
  return made.id;
}

const endSessions = async (tx: Tx, which: SQL | undefined, now: Date) => {
  const rows = await tx
    .update(sessions)
    .set({ endedAt: now.toISOString() })
    .where(and(which, isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return rows.length;
};

/** Ends one session of a person; false when it had ended. */
export const endSessionRow = async (tx: Tx, personId: string, id: string, now: Date): Promise<boolean> =>
  (await endSessions(tx, and(eq(sessions.id, id), eq(sessions.personId, personId)), now)) > 0;

/** Ends the sessions of a person, but for one that may stay, and returns how many there were. */
export const endSessionsOf = (tx: Tx, personId: string, now: Date, except: string | null = null): Promise<number> =>
  endSessions(tx, and(eq(sessions.personId, personId), except ? ne(sessions.id, except) : undefined), now);

// API tokens

export type TokenHolder = {
  personId: string;
  admin: boolean;
  scope: TokenScope;
  tokenId: string;
  /** To the minute; null for a token that was not used before. */
  lastUsedAt: string | null;
};

const liveToken = prepared((db) =>
  db
    .select({
      tokenId: tokens.id,
      personId: tokens.personId,
      role: people.role,
      scope: tokens.scope,
      lastUsedAt: tokens.lastUsedAt,
    })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(
      and(
        eq(tokens.tokenHash, sql.placeholder("tokenHash")),
        isNull(tokens.endedAt),
        gt(tokens.expiresAt, sql.placeholder("now")),
        isNull(people.disabledAt),
      ),
    )
    .prepare(),
);

/** Whom a token acts as; null once it has ended or expired, or the person is disabled. */
export async function personByTokenHash(db: Read, tokenHash: string, now: Date): Promise<TokenHolder | null> {
  const [row] = await liveToken(db).execute({ tokenHash, now: now.toISOString() });
  if (!row) return null;
  const { role, ...holder } = row;
  return { ...holder, admin: role === "admin" };
}

/** Keeps that a token was used, unless that was kept after an instant already. */
export async function noteTokenUse(tx: Tx, id: string, at: string, unlessAfter: string): Promise<void> {
  await tx
    .update(tokens)
    .set({ lastUsedAt: at })
    .where(and(eq(tokens.id, id), or(isNull(tokens.lastUsedAt), lte(tokens.lastUsedAt, unlessAfter))));
}

/** The tokens of a person that still work, oldest first; never the token itself. */
export async function tokensOf(db: Read, personId: string, now: Date) {
  return db
    .select({
      id: tokens.id,
      name: tokens.name,
      scope: tokens.scope,
      createdAt: tokens.createdAt,
      expiresAt: tokens.expiresAt,
      lastUsedAt: tokens.lastUsedAt,
    })
    .from(tokens)
    .where(and(eq(tokens.personId, personId), isNull(tokens.endedAt), gt(tokens.expiresAt, now.toISOString())))
    .orderBy(asc(tokens.id))
    .limit(200);
}

export async function insertToken(tx: Tx, row: typeof tokens.$inferInsert): Promise<string> {
  const [made] = await tx.insert(tokens).values(row).returning({ id: tokens.id });
  if (!made) throw new Error("the token was not written");
  return made.id;
}

/** Ends one token of a person and tells its name; null when there is no such token that works. */
export async function endTokenRow(tx: Tx, personId: string, id: string, now: Date): Promise<string | null> {
  const [row] = await tx
    .update(tokens)
    .set({ endedAt: now.toISOString() })
    .where(and(eq(tokens.id, id), eq(tokens.personId, personId), isNull(tokens.endedAt)))
    .returning({ name: tokens.name });
  return row?.name ?? null;
}

export async function endTokensOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .update(tokens)
    .set({ endedAt: now.toISOString() })
    .where(and(eq(tokens.personId, personId), isNull(tokens.endedAt)));
}
