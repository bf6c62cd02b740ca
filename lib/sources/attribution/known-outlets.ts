import type { KnownOutlet } from "@/lib/sources/attribution/outlet-index";
import type { OutletName } from "@/lib/sources/outlet";
import { shippedBeside } from "@/lib/sources/outlets/known";
import { shippedOutlets } from "@/lib/sources/outlets/shipped";

let last: { key: string; outlets: readonly KnownOutlet[] } = { key: "[]", outlets: shippedOutlets };

/**
 * The newsroom's own outlets with those that come with the desk, an own one standing for a shipped one. The same array
 * as long as the newsroom's are the same, so that it is indexed once.
 */
export function outletsWith(own: readonly OutletName[]): readonly KnownOutlet[] {
  const key = JSON.stringify(own.map(({ name, shortNames, domains }) => [name, shortNames, domains]));
  if (key !== last.key) last = { key, outlets: own.length === 0 ? shippedOutlets : [...own, ...shippedBeside(own)] };
  return last.outlets;
}
