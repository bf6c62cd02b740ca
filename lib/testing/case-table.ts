/** Tables of cases for the counting of origins: what a story in a few lines comes to. For tests. */
import { expect, it } from "vitest";
import { type Independence, independenceOf, summary } from "@/lib/sources/independence";
import type { OutletName } from "@/lib/sources/outlet";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

export type Case = {
  says: string;
  story: string;
  evidence: string[];
  is: string;
  /** Each origin as "class: sources". */
  origins?: string[];
  joins?: string[];
  circular?: boolean;
  unsettled?: string[];
  ifConfirmed?: string;
  outlets?: OutletName[];
};

export const range = ({ atLeast, atMost }: { atLeast: number; atMost: number }): string => `${atLeast} to ${atMost}`;
export const originLines = ({ origins }: Independence): string[] =>
  origins.map((origin) => `${origin.class}: ${origin.sourceIds.join(", ")}`);
export const joinLines = ({ origins }: Independence): string[] =>
  origins.flatMap(({ joinedBy }) => joinedBy.map((j) => `${j.reason} ${j.value}: ${j.sourceIds.join(", ")}`));

export function check(cases: Case[]) {
  for (const c of cases) {
    it(c.says, () => {
      const result = independenceOf(sketch(c.story, c.outlets), evidenceOn(...c.evidence), "supports");
      expect(summary(result)).toBe(c.is);
      if (c.origins) expect(originLines(result)).toEqual(c.origins);
      if (c.joins) expect(joinLines(result)).toEqual(c.joins);
      expect(result.circular).toBe(c.circular ?? false);
      expect(result.unsettled).toEqual(c.unsettled ?? []);
      if (c.ifConfirmed) expect(range(result.ifConfirmed)).toBe(c.ifConfirmed);
    });
  }
}
