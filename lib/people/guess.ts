import { headers } from "next/headers";
import { type Guessable, limits } from "@/lib/people/limits";

/**
 * Lets the visitor of this request guess at a secret that no e-mail address belongs to; null when it was wrong.
 * Counted by network address, so that one who guesses shuts nobody else out; the secrets are far too long to be found
 * from many.
 * @throws TooMany after ten wrong ones.
 */
export async function guess<T>(what: Guessable, work: () => Promise<T | null>): Promise<T | null> {
  // The last one is what the proxy next to us has seen itself.
  const address = (await headers()).get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
  return limits().attempt(what, address, async () => {
    const value = await work();
    return { outcome: value === null ? "wrong" : "right", value };
  });
}
