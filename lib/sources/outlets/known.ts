import { formsOf, hostIn, type KnownOutlets, type OutletName, plainOutlet } from "@/lib/sources/outlet";
import { type ShippedOutlet, shippedOutlets } from "@/lib/sources/outlets/shipped";

/** What the shipped list says, read once: nobody changes it while the desk runs. */
type Shipped = {
  forms: ReadonlyMap<string, string | null>;
  byKey: ReadonlyMap<string, ShippedOutlet>;
  keyOfDomain: ReadonlyMap<string, string>;
};

let read: Shipped | undefined;

function shipped(): Shipped {
  read ??= {
    forms: formsOf(shippedOutlets),
    byKey: new Map(shippedOutlets.map((outlet) => [plainOutlet(outlet.name), outlet])),
    keyOfDomain: new Map(
      shippedOutlets.flatMap((outlet) => outlet.domains.map((domain) => [domain, plainOutlet(outlet.name)] as const)),
    ),
  };
  return read;
}

/**
 * The keys of the shipped outlets that the newsroom's own stand for: those of the same name, and those that share a
 * domain with one.
 */
function replacedBy(newsroom: readonly OutletName[]): ReadonlySet<string> {
  const { byKey, keyOfDomain } = shipped();
  const replaced = new Set<string>();
  for (const { name, domains } of newsroom) {
    const key = plainOutlet(name);
    if (byKey.has(key)) replaced.add(key);
    for (const domain of domains) {
      const owner = keyOfDomain.get(hostIn(domain) ?? "");
      if (owner !== undefined) replaced.add(owner);
    }
  }
  return replaced;
}

/**
 * All outlets that the newsroom knows: its own, and those that come with the desk, as one look-up.
 *
 * An own outlet of the same name as a shipped one, or with one of its domains, stands for it: what it says holds, all of
 * it. A form that an own outlet claims is never a shipped one's, and a form that two own outlets share is nobody's. The
 * shipped list is read once, and what is left to do takes as long as the newsroom's own outlets are many.
 */
export function knownOutlets(newsroom: readonly OutletName[]): KnownOutlets {
  const { forms, byKey } = shipped();
  const own = formsOf(newsroom);
  const called = new Map(newsroom.map(({ name }) => [plainOutlet(name), name]));
  const replaced = replacedBy(newsroom);
  const get = (form: string): string | undefined => {
    const mine = own.get(form);
    if (mine !== undefined) return mine ?? undefined;
    const theirs = forms.get(form) ?? undefined;
    return theirs !== undefined && replaced.has(theirs) ? undefined : theirs;
  };
  return {
    names: { get, has: (form) => get(form) !== undefined },
    nameOf: (key) => called.get(key) ?? (replaced.has(key) ? undefined : byKey.get(key)?.name),
  };
}

/** The shipped outlets that no own outlet stands for, in their order. */
export function shippedBeside(newsroom: readonly OutletName[]): ShippedOutlet[] {
  const replaced = replacedBy(newsroom);
  return shippedOutlets.filter((outlet) => !replaced.has(plainOutlet(outlet.name)));
}

/** The shipped outlet that an own one stands for; null where there is none. */
export function shippedBehind(own: OutletName): ShippedOutlet | null {
  const [key] = replacedBy([own]);
  return key === undefined ? null : (shipped().byKey.get(key) ?? null);
}
