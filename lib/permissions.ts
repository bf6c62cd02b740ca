import type { DossierRole } from "@/lib/dossiers/dossier";
import { Forbidden } from "@/lib/errors";

/**
 * Who may do what: each act names the facts that allow it. The server asks before a change, the screen asks the same
 * table which buttons exist. That a dossier can be seen at all is decided before, by `db/visible.ts`.
 *
 * An act is allowed if any of its `anyOf` facts holds (where it has some) and all of its `allOf` facts hold.
 */
export type Fact =
  | "admin"
  | "lead"
  | "checker"
  | "reader"
  /** The dossier is not closed. */
  | "open"
  /** Wrote no current statement, set no verdict, entered no counting evidence, confirmed no link it rests on. */
  | "notOwnWork"
  /** May see what the confidential source is, or it is not confidential. */
  | "cleared"
  /** Nobody is lead in the dossier any more. */
  | "noLead"
  /** Said the comment in question themselves. */
  | "ownComment"
  /** The edition names no confidential source that the person is not cleared for. */
  | "clearedForNames"
  /** Keeps it: a view of the claims is their own. */
  | "owner";

type Rule = { anyOf: readonly Fact[]; allOf: readonly Fact[] };

const lead: Rule = { anyOf: ["lead"], allOf: ["open"] };
const works: Rule = { anyOf: ["lead", "checker"], allOf: ["open"] };
const anyMember: readonly Fact[] = ["lead", "checker", "reader"];

export const permissions = {
  "people.manage": { anyOf: ["admin"], allOf: [] },
  "outlets.manage": { anyOf: ["admin"], allOf: [] },
  "keys.manage": { anyOf: ["admin"], allOf: [] },
  "templates.manage": { anyOf: ["admin"], allOf: [] },
  "dossier.see": { anyOf: anyMember, allOf: [] },
  "dossier.edit": lead,
  "dossier.close": { anyOf: ["lead"], allOf: [] },
  "dossier.appointLead": { anyOf: ["admin"], allOf: ["noLead"] },
  "members.manage": { anyOf: ["lead"], allOf: [] },
  "standard.set": lead,
  "claim.waive": lead,
  "claim.blind": lead,
  comment: { anyOf: anyMember, allOf: ["open"] },
  "comment.edit": { anyOf: anyMember, allOf: ["open", "ownComment"] },
  "article.edit": works,
  "article.in-full": lead,
  "claim.edit": works,
  "claim.review": { anyOf: ["lead", "checker"], allOf: ["open", "notOwnWork"] },
  "view.keep": { anyOf: anyMember, allOf: [] },
  "view.share": works,
  "view.change": { anyOf: ["owner", "lead"], allOf: [] },
  "source.add": works,
  "source.edit": { anyOf: ["lead", "checker"], allOf: ["open", "cleared"] },
  "source.clear": lead,
  "link.draw": { anyOf: ["lead", "checker"], allOf: ["open", "cleared"] },
  "evidence.enter": { anyOf: ["lead", "checker"], allOf: ["open", "cleared"] },
  "task.edit": works,
  "task.watch": { anyOf: anyMember, allOf: [] },
  "history.erase": { anyOf: ["lead"], allOf: ["cleared"] },
  "edition.desk": { anyOf: anyMember, allOf: [] },
  "edition.any": { anyOf: ["lead"], allOf: [] },
  "edition.read": { anyOf: anyMember, allOf: ["clearedForNames"] },
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof permissions;
export type Facts = Partial<Record<Fact, boolean>>;

const refusals: Partial<Record<Fact, string>> = {
  notOwnWork:
    "This is your own work: you wrote the statement, set a verdict, entered evidence or confirmed a link it rests on. Ask another checker or lead.",
  cleared: "You are not cleared for a confidential source that this is about. Ask a lead of the dossier to clear you.",
  owner: "Only whoever shared this view, or a lead of the dossier, can change it. Keep a view of your own instead.",
  ownComment: "Somebody else said this, and only they can change it. Answer them instead.",
  clearedForNames: "This edition names a confidential source that you are not cleared for. Ask a lead to clear you.",
  open: "This dossier is closed. A lead can open it again in its settings.",
  noLead: "This dossier has a lead. Only when none is left can an administrator appoint one.",
};

/** Tells the facts that stand between a person and an act; empty when it is allowed. */
export function missing(act: Act, facts: Facts): Fact[] {
  const rule: Rule = permissions[act];
  const role = rule.anyOf.length === 0 || rule.anyOf.some((fact) => facts[fact]) ? [] : rule.anyOf.slice(0, 1);
  return [...role, ...rule.allOf.filter((fact) => !facts[fact])];
}

export const may = (act: Act, facts: Facts): boolean => missing(act, facts).length === 0;

/** @throws Forbidden with a sentence that says whom to ask. */
export function authorise(act: Act, facts: Facts): void {
  const [first] = missing(act, facts);
  if (!first) return;
  const names = permissions[act].anyOf.map((fact) => `${fact === "admin" ? "administrator" : fact}`).join(" or ");
  throw new Forbidden(refusals[first] ?? `Only a ${names} can do this. Ask one of them.`);
}

/** The facts that follow from a person's role in a dossier. */
export function roleFacts(role: DossierRole, open: boolean): Facts {
  return { lead: role === "lead", checker: role === "checker", reader: role === "reader", open };
}
