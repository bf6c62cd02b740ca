/** A few invented outlets, for tests of texts that name them. */
import type { KnownOutlet } from "@/lib/sources/attribution/outlet-index";

const outlet = (name: string, shortNames: string[] = [], more: Partial<KnownOutlet> = {}): KnownOutlet => ({
  ...{ name, shortNames, domains: [`${name.toLowerCase().replace(/[^a-z]/g, "")}.example`] },
  ...more,
});
export const inventedOutlets: readonly KnownOutlet[] = [
  outlet("The Estuary Times", ["Estuary Times"]),
  outlet("The Lantern Journal", ["LJ"]),
  outlet("Bay Wire", ["BW"], { agency: true }),
  outlet("The Sun"),
  outlet("The Mirror"),
  outlet("Time"),
  outlet("QRT", ["QRT News"]),
  outlet("Die Woche"),
  outlet("Le Quai"),
  outlet("El Faro"),
];
