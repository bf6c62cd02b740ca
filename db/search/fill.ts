import type { Desk } from "@/db/client";
import { notYetIndexed } from "@/db/search/rows";

/** What others do goes first: between two spells so many milliseconds are left to them. */
const rest = 20;

/**
 * Indexes what was stored before there was an index, a little at a time, each time as a part of one more transaction. The
 * search page says that not everything is there until it is done. Done at once where nothing is left.
 */
export async function indexWhatWasThere(desk: Pick<Desk, "read" | "transact">): Promise<void> {
  while ((await notYetIndexed(desk.read)) > 0) {
    await desk.transact(async () => undefined);
    await new Promise((resolve) => setTimeout(resolve, rest).unref());
  }
}
