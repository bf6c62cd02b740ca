import type { Reply } from "@/lib/claims/claim";
import type { RuleName, Standard } from "@/lib/dossiers/standard";
import { failingLines, type Measured } from "@/lib/dossiers/standard-failing";

/** Claims that every standard judges alike: what is measured of them, what is waived for them, and how many they are. */
export type Alike = { measured: Measured; waived: readonly string[]; count: number };

/**
 * Puts claims together that every standard judges alike, so that a form can ask a standard of a whole dossier at each
 * keystroke. The words of replies are left out.
 */
export function alikeAmong(claims: readonly Omit<Alike, "count">[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { measured, waived } of claims) {
    const alike = { measured: { ...measured, reply: bare(measured.reply) }, waived: [...waived].sort() };
    const key = JSON.stringify(alike);
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { ...alike, count: 1 });
  }
  return [...groups.values()];
}

/** How many claims of a dossier a standard lets pass, and how many fail at which line. */
export type Effect = { pass: number; fail: number; lines: { rule: RuleName; count: number }[] };

/** Asks a standard of a whole dossier. The lines that most claims fail at come first. */
export function effectOf(standard: Standard, claims: readonly Alike[], now: Date): Effect {
  const lines = new Map<RuleName, number>();
  let pass = 0;
  let fail = 0;
  for (const { measured, waived, count } of claims) {
    const failing = failingLines(standard, measured, waived, now);
    if (failing.length === 0) pass += count;
    else fail += count;
    for (const { rule } of failing) lines.set(rule, (lines.get(rule) ?? 0) + count);
  }
  return {
    pass,
    fail,
    lines: [...lines].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count),
  };
}

function bare(reply: Reply | null): Reply | null {
  if (!reply) return null;
  const answered = Boolean(reply.answer?.trim());
  return {
    askedAt: "",
    how: "",
    until: !answered && reply.silence ? reply.until : null,
    answer: answered ? "…" : null,
    silence: !answered && reply.silence,
  };
}
