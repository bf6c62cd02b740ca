import { notFound } from "next/navigation";
import { Forbidden, NotFound } from "@/lib/errors";

/**
 * Awaits what a page reads and shows the page of nothing when it may not be known: the same one for a dossier that does
 * not exist and for one that the viewer is not a member of.
 */
export async function orNotFound<T>(reading: Promise<T | null>): Promise<T> {
  const found = await reading.catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (found === null) notFound();
  return found;
}

/** Awaits what a page reads, and gives the refusal to show where the viewer may know of it, but not read it. */
export const orRefusal = <T>(reading: Promise<T>): Promise<T | Forbidden> =>
  reading.catch((error: unknown) => {
    if (error instanceof Forbidden) return error;
    throw error;
  });
