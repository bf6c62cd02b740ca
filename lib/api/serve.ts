import { desk } from "@/db/client";
import { whileUnchanged } from "@/db/while-unchanged";
import { answering } from "@/lib/api/answer";
import { table } from "@/lib/api/table";
import { settings } from "@/lib/settings";

/** Answers a request to the API on the process's own desk. */
export const serve = answering(table, () => ({
  desk: desk(),
  whileUnchanged,
  settings: settings(),
  now: new Date(),
}));
