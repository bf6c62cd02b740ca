import listed from "@/lib/sources/outlets/outlets.json" with { type: "json" };

/** A news outlet that the desk knows without anybody having typed it. */
export type ShippedOutlet = {
  /** As it writes itself, in Latin letters; the place in brackets where another outlet is called the same. */
  name: string;
  /** Other names that it goes by in running text, native spelling included; several outlets may share one. */
  shortNames: readonly string[];
  /** Hosts without www; what ends in one of them is the outlet's, too. */
  domains: readonly string[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** A news agency: its name in a byline says who distributed a text. */
  agency: boolean;
};

/**
 * The outlets that come with the desk, by country and name; see README.md beside this file.
 *
 * For the server alone: nothing that a browser loads may import it, it is some 300 kB.
 */
export const shippedOutlets: readonly ShippedOutlet[] = listed.map((outlet) => ({
  ...outlet,
  agency: outlet.agency === true,
}));
