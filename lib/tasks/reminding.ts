import type { Desk } from "@/db/client";
import { dueReminders } from "@/db/task-reminders";
import { remindOf } from "@/lib/tasks/reminder-commands";

type Store = Pick<Desk, "read" | "transact">;

const lookEvery = 15_000;
const atATime = 100;

/**
 * Starts reminding of tasks whose time has come, every few seconds, for as long as the process lives. What came due while
 * none ran is told when one runs again. @returns how to stop.
 */
export function startReminding(store: Store): () => void {
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    // What fails, such as a database that is busy for too long, is done the next time.
    await remindDue(store, new Date()).catch(() => undefined);
    busy = false;
  };
  const timer = setInterval(look, lookEvery).unref();
  return () => clearInterval(timer);
}

/**
 * Reminds of every task whose time has come at an instant, each in a transaction of its own. Of several that do so at
 * once, in whatever processes, each reminder is given by one.
 * @returns how many people were reminded.
 */
export async function remindDue(store: Store, now: Date): Promise<number> {
  let told = 0;
  for (;;) {
    const due = await dueReminders(store.read, now.toISOString(), atATime);
    for (const taskId of due) if (await store.transact((tx) => remindOf(tx, taskId, now))) told++;
    if (due.length < atATime) return told;
  }
}
