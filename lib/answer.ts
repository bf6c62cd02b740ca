import { type Result, refusedBy } from "@/lib/action";
import { Refusal } from "@/lib/errors";

/** Runs work and tells its refusal as a result: for the few actions that are not one command by a signed-in person. */
export async function answer<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refused: refusedBy(error) };
    throw error;
  }
}
