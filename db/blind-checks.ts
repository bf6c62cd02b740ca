import { and, asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { prepared, type Read, type Tx } from "@/db/client";
import { insertInto, updateOf } from "@/db/rows";
import { blindChecks, claims, dossiers, people } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { BlindState, Substance } from "@/lib/claims/claim";
import { Conflict } from "@/lib/errors";

export type BlindCheck = typeof blindChecks.$inferSelect;

/** One of those who judge a claim: who, and what they found as far as the viewer may know it. */
export type Judge = {
  personId: string;
  name: string;
  /** They have given their verdict. */
  given: boolean;
  /** Null while it is sealed, or not given. */
  substance: Substance | null;
  /** Empty while it is sealed. */
  note: string;
};

/** A blind second check as a viewer may see it: both verdicts are sealed until both are in, but each knows their own. */
export type ShownBlindCheck = {
  id: string;
  claimId: string;
  state: BlindState;
  askedByName: string;
  askedAt: string;
  endedAt: string | null;
  first: Judge;
  second: Judge;
  /** Who settles what differs; null while nobody is named. */
  third: Judge | null;
  version: number;
};

const firsts = alias(people, "firsts");
const seconds = alias(people, "seconds");
const thirds = alias(people, "thirds");

const bothIn = sql`(${blindChecks.first} is not null and ${blindChecks.second} is not null)`;

/** Verdict and note of one of the two, once both are in; before that to themselves alone. */
const judged = (viewer: Viewer, which: "first" | "second") => {
  const open = sql`(${bothIn} or ${blindChecks[`${which}Id`]} = ${viewer.personId})`;
  return {
    given: sql<boolean>`${blindChecks[which]} is not null`.mapWith(Boolean),
    substance: sql<Substance | null>`case when ${open} then ${blindChecks[which]} end`,
    note: sql<string>`case when ${open} then ${blindChecks[`${which}Note`]} else '' end`,
  };
};

const shown = (db: Read, viewer: Viewer, where: SQL | undefined) =>
  db
    .select({
      id: blindChecks.id,
      claimId: blindChecks.claimId,
      state: blindChecks.state,
      askedByName: people.name,
      askedAt: blindChecks.askedAt,
      endedAt: blindChecks.endedAt,
      first: { personId: blindChecks.firstId, name: firsts.name, ...judged(viewer, "first") },
      second: { personId: blindChecks.secondId, name: seconds.name, ...judged(viewer, "second") },
      thirdId: blindChecks.thirdId,
      thirdName: thirds.name,
      third: blindChecks.third,
      thirdNote: blindChecks.thirdNote,
      version: blindChecks.version,
    })
    .from(blindChecks)
    .innerJoin(people, eq(people.id, blindChecks.askedBy))
    .innerJoin(firsts, eq(firsts.id, blindChecks.firstId))
    .innerJoin(seconds, eq(seconds.id, blindChecks.secondId))
    .leftJoin(thirds, eq(thirds.id, blindChecks.thirdId))
    .where(and(where, visible(viewer, blindChecks.dossierId)));

type Row = Awaited<ReturnType<typeof shown>>[number];

const asShown = ({ thirdId, thirdName, third, thirdNote, ...row }: Row): ShownBlindCheck => ({
  ...row,
  third: thirdId
    ? { personId: thirdId, name: thirdName ?? "", given: third !== null, substance: third, note: thirdNote }
    : null,
});

// By the dossier, which has an index, and not by the claim alone.
const ofClaim = prepared((db) =>
  shown(
    db,
    anyViewer,
    and(
      eq(blindChecks.dossierId, sql`(select c.dossier_id from claims c where c.id = ${sql.placeholder("claimId")})`),
      eq(blindChecks.claimId, sql.placeholder("claimId")),
    ),
  )
    .orderBy(desc(blindChecks.id))
    .prepare(),
);

/** The blind checks of a claim, the newest first. */
export async function blindChecksOf(db: Read, viewer: Viewer, claimId: string): Promise<ShownBlindCheck[]> {
  return (await ofClaim(db).execute({ claimId, ...lookingAs(viewer) })).map(asShown);
}

export async function shownBlindCheck(db: Read, viewer: Viewer, id: string): Promise<ShownBlindCheck | null> {
  const [row] = await shown(db, viewer, eq(blindChecks.id, id));
  return row ? asShown(row) : null;
}

const underWay = inArray(blindChecks.state, ["open", "differs"]);

const running = prepared((db) =>
  db
    .select()
    .from(blindChecks)
    .where(sql`${blindChecks.claimId} = ${sql.placeholder("claimId")} and ${blindChecks.state} in ('open', 'differs')`)
    .prepare(),
);

/** The check of a claim that is under way, with everything in it, for the program alone; null where none is. */
export async function runningCheck(db: Read, claimId: string): Promise<BlindCheck | null> {
  const [row] = await running(db).execute({ claimId });
  return row ?? null;
}

/** A check with everything in it, for the program alone. */
export async function blindCheckById(db: Read, id: string): Promise<BlindCheck | null> {
  const [row] = await db.select().from(blindChecks).where(eq(blindChecks.id, id));
  return row ?? null;
}

/** The checks under way in a dossier that wait for a person's verdict, for the program alone. */
export async function checksWaitingFor(db: Read, dossierId: string, personId: string): Promise<BlindCheck[]> {
  return db
    .select()
    .from(blindChecks)
    .where(and(eq(blindChecks.dossierId, dossierId), waitsFor(personId)));
}

/** The dossiers with such checks. */
export async function dossiersJudgedBy(db: Read, personId: string): Promise<string[]> {
  const rows = await db.selectDistinct({ id: blindChecks.dossierId }).from(blindChecks).where(waitsFor(personId));
  return rows.map(({ id }) => id);
}

const waitsFor = (personId: string) =>
  and(
    underWay,
    or(
      sql`(${blindChecks.firstId} = ${personId} and ${blindChecks.first} is null)`,
      sql`(${blindChecks.secondId} = ${personId} and ${blindChecks.second} is null)`,
      eq(blindChecks.thirdId, personId),
    ),
  );

/** Who gave the verdict that a claim has by a check that came to an end, for the program alone: it is their work. */
const judges = prepared((db) =>
  db
    .select({
      claimId: blindChecks.claimId,
      firstId: blindChecks.firstId,
      secondId: blindChecks.secondId,
      thirdId: blindChecks.thirdId,
      first: blindChecks.first,
      second: blindChecks.second,
      third: blindChecks.third,
    })
    .from(blindChecks)
    .where(
      and(
        eq(blindChecks.dossierId, sql.placeholder("dossierId")),
        inArray(blindChecks.state, ["agreed", "settled"]),
        sql`${blindChecks.claimId} in (select value from json_each(${sql.placeholder("claimIds")}))`,
      ),
    )
    .prepare(),
);

/** What each of a claim's judges found in checks that came to an end, for the program alone. */
export async function judgesOf(
  db: Read,
  dossierId: string,
  claimIds: readonly string[],
): Promise<Map<string, { personId: string; substance: Substance }[]>> {
  const found = new Map<string, { personId: string; substance: Substance }[]>();
  if (claimIds.length === 0) return found;
  for (const row of await judges(db).execute({ dossierId, claimIds: JSON.stringify(claimIds) })) {
    const list = found.get(row.claimId) ?? [];
    for (const which of ["first", "second", "third"] as const) {
      const personId = row[`${which}Id`];
      const substance = row[which];
      if (personId && substance) list.push({ personId, substance });
    }
    found.set(row.claimId, list);
  }
  return found;
}

/** A check that waits for the viewer. */
export type WaitingBlindCheck = {
  id: string;
  claimId: string;
  claimRef: string;
  statement: string;
  dossierId: string;
  dossierTitle: string;
  /** Give a verdict, settle two that differ, or name who settles them. */
  act: "give" | "settle" | "name";
  askedByName: string;
  /** Since when it waits, ISO 8601 UTC. */
  at: string;
};

const mine = anyViewer.personId;
const act = sql<WaitingBlindCheck["act"]>`case when ${blindChecks.state} = 'open' then 'give'
  when ${blindChecks.thirdId} is null then 'name' else 'settle' end`;

const waiting = prepared((db) =>
  db
    .select({
      id: blindChecks.id,
      claimId: claims.id,
      claimRef: claims.ref,
      statement: claims.statement,
      dossierId: dossiers.id,
      dossierTitle: dossiers.title,
      act,
      askedByName: people.name,
      at: blindChecks.askedAt,
    })
    .from(blindChecks)
    .innerJoin(claims, eq(claims.id, blindChecks.claimId))
    .innerJoin(dossiers, eq(dossiers.id, blindChecks.dossierId))
    .innerJoin(people, eq(people.id, blindChecks.askedBy))
    .where(
      and(
        sql`${blindChecks.dossierId} in (select m.dossier_id from members m where m.person_id = ${mine} and m.role <> 'reader')`,
        underWay,
        eq(dossiers.state, "open"),
        sql`((${blindChecks.state} = 'open' and ((${blindChecks.firstId} = ${mine} and ${blindChecks.first} is null)
            or (${blindChecks.secondId} = ${mine} and ${blindChecks.second} is null)))
          or (${blindChecks.state} = 'differs' and ${blindChecks.thirdId} = ${mine})
          or (${blindChecks.state} = 'differs' and ${blindChecks.thirdId} is null and exists (select 1 from members l
            where l.dossier_id = ${blindChecks.dossierId} and l.person_id = ${mine} and l.role = 'lead')))`,
      ),
    )
    .orderBy(asc(blindChecks.askedAt), asc(blindChecks.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** The blind checks in open dossiers that wait for something that the viewer can do, longest waiting first. */
export const waitingBlindChecks = async (db: Read, viewer: Viewer, limit = 100): Promise<WaitingBlindCheck[]> =>
  waiting(db).execute({ ...lookingAs(viewer), limit });

/** Two verdicts on one claim that were given without seeing each other, by the people who gave them. */
export type JudgedPair = {
  firstId: string;
  firstName: string;
  secondId: string;
  secondName: string;
  first: Substance;
  second: Substance;
};

/** Both verdicts of every check of a dossier in which both are in, in the order of asking. */
export async function judgedPairs(db: Read, viewer: Viewer, dossierId: string): Promise<JudgedPair[]> {
  const rows = await db
    .select({
      firstId: blindChecks.firstId,
      firstName: firsts.name,
      secondId: blindChecks.secondId,
      secondName: seconds.name,
      first: blindChecks.first,
      second: blindChecks.second,
    })
    .from(blindChecks)
    .innerJoin(firsts, eq(firsts.id, blindChecks.firstId))
    .innerJoin(seconds, eq(seconds.id, blindChecks.secondId))
    .where(and(eq(blindChecks.dossierId, dossierId), bothIn, visible(viewer, blindChecks.dossierId)))
    .orderBy(asc(blindChecks.id));
  return rows.flatMap(({ first, second, ...row }) => (first && second ? [{ ...row, first, second }] : []));
}

/** How many blind checks of a dossier have both verdicts in. */
export async function blindChecksEnded(db: Read, viewer: Viewer, dossierId: string): Promise<number> {
  return db.$count(
    blindChecks,
    and(eq(blindChecks.dossierId, dossierId), bothIn, visible(viewer, blindChecks.dossierId)),
  );
}

export const insertBlindCheck = insertInto(blindChecks);

const changeCheck = updateOf(blindChecks);

/** @throws Conflict with the current version when the check was changed since it was seen. */
export async function updateBlindCheck(
  tx: Tx,
  id: string,
  seen: number | null,
  set: Partial<typeof blindChecks.$inferInsert>,
): Promise<void> {
  if (await changeCheck(tx, id, seen, set)) return;
  const current = await blindCheckById(tx, id);
  throw new Conflict("Somebody changed this blind check while you were at it. Look at it again.", {
    current: current?.version,
  });
}
