import { z } from "zod";
import type { coverageOf } from "@/db/articles";
import type { Dossier, Member } from "@/db/dossiers";
import { component, instant } from "@/lib/api/component";
import { type DossierRole, dossierRoles, dossierStates } from "@/lib/dossiers/dossier";
import { standardInput } from "@/lib/dossiers/standard-input";

export const standardAnswer = component("Standard", standardInput);

export const dossierAnswer = component(
  "Dossier",
  z.object({
    id: z.string(),
    title: z.string(),
    brief: z.string(),
    deadline: instant.nullable(),
    standard: standardAnswer,
    state: z.enum(dossierStates),
    /** What you are in it. */
    role: z.enum(dossierRoles),
    createdBy: z.string(),
    createdAt: instant,
    version: z.int(),
  }),
);

export function dossierView(dossier: Dossier, role: DossierRole): z.input<typeof dossierAnswer> {
  const { id, title, brief, deadline, standard, state, createdBy, createdAt, version } = dossier;
  return { id, title, brief, deadline, standard, state, role, createdBy, createdAt, version };
}

export const memberAnswer = component(
  "Member",
  z.object({ personId: z.string(), name: z.string(), role: z.enum(dossierRoles), disabled: z.boolean() }),
);

export const memberView = ({ personId, name, role, disabled }: Member): z.input<typeof memberAnswer> => ({
  personId,
  name,
  role,
  disabled,
});

export const coverageCounts = {
  sentences: z.int(),
  claimed: z.int(),
  notCheckable: z.int(),
  unexamined: z.int(),
};

export const coverageAnswer = component(
  "Coverage",
  z.object({
    ...coverageCounts,
    articles: z.array(
      z.object({
        articleId: z.string(),
        letter: z.string(),
        title: z.string(),
        revisionId: z.string(),
        ...coverageCounts,
      }),
    ),
  }),
);

export function coverageView({
  perArticle,
  ...all
}: Awaited<ReturnType<typeof coverageOf>>): z.input<typeof coverageAnswer> {
  return { ...all, articles: perArticle };
}
