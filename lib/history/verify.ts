import type { Read } from "@/db/client";
import { chains, linksOf } from "@/db/history";
import { type Broken, firstBroken, type Link } from "@/lib/history/chain";

export type Verified = {
  chains: number;
  events: number;
  /** The first bad event of each chain that is not whole; empty when all are. */
  broken: Broken[];
};

const page = 1000;

/** Checks every chain of the database from its first event on, a page at a time, so that its size does not matter. */
export async function verifyHistory(db: Read): Promise<Verified> {
  const verified: Verified = { chains: 0, events: 0, broken: [] };
  for (const chain of await chains(db)) {
    verified.chains += 1;
    const { events, broken } = await verifyChain(db, chain);
    verified.events += events;
    if (broken) verified.broken.push(broken);
  }
  return verified;
}

async function verifyChain(db: Read, chain: string): Promise<{ events: number; broken: Broken | null }> {
  let events = 0;
  let last: Link | undefined;
  for (;;) {
    const links = await linksOf(db, chain, last?.number ?? 0, page);
    const broken = firstBroken(links, last);
    events += links.length;
    last = links.at(-1) ?? last;
    if (broken || links.length < page) return { events, broken };
  }
}
