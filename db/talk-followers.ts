import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { isSealed } from "@/db/blind";
import { prepared, type Read } from "@/db/client";
import { comments, members, people, tasks, taskWatchers } from "@/db/schema";

/** What words are about, as far as it decides who is told of them. */
export type Talked = {
  dossierId: string;
  /** The first comment of the thread that they answer in; null where they begin one. */
  threadId: string | null;
  taskId: string | null;
  /** The source that they tell of. */
  sourceId: string | null;
  /** The claim that they may tell the verdict of. */
  claimId: string | null;
};

/** Somebody whom words concern who are not named in them: they took part in the thread, or else follow the task. */
export type Follower = { personId: string; answered: boolean };

// The names of columns are written out in subqueries: see `db/visible.ts`.
const answered = sql<boolean>`exists (select 1 from ${comments} t
  where (t.id = ${sql.placeholder("threadId")} or t.thread_id = ${sql.placeholder("threadId")})
    and t.person_id = ${members.personId})`;

const follows = sql<boolean>`(exists (select 1 from ${taskWatchers} w
    where w.task_id = ${sql.placeholder("taskId")} and w.person_id = ${members.personId})
  or exists (select 1 from ${tasks} t
    where t.id = ${sql.placeholder("taskId")} and t.assignee_id = ${members.personId}))`;

const following = prepared((db) =>
  db
    .select({ personId: members.personId, answered: answered.mapWith(Boolean) })
    .from(members)
    .innerJoin(people, and(eq(people.id, members.personId), isNull(people.disabledAt)))
    .where(
      and(
        eq(members.dossierId, sql.placeholder("dossierId")),
        sql`(${answered} or ${follows})`,
        sql`not exists (select 1 from sources s where s.id = ${sql.placeholder("sourceId")} and s.confidential = 1
          and not exists (select 1 from clearances c where c.source_id = s.id and c.person_id = ${members.personId}))`,
        sql`not ${isSealed({ personId: members.personId as unknown as string }, sql`${sql.placeholder("claimId")}`)}`,
      ),
    )
    .orderBy(asc(members.personId))
    .prepare(),
);

/**
 * Whom words in talk concern without naming them: who took part in the thread, and who watches or has the task. Only
 * those who may read the words now: members who can sign in, cleared for the source, and from whom the claim's verdict
 * is not sealed by a blind check. Its writer is among them.
 */
export async function followersOf(db: Read, talked: Talked): Promise<Follower[]> {
  return following(db).execute(talked);
}
