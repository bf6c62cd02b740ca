import { z } from "zod";
import type { Person, tokensOf } from "@/db/people";
import { component, instant } from "@/lib/api/component";
import { newsroomRoles, tokenScopes } from "@/lib/people/person";

export const personAnswer = component(
  "Person",
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(newsroomRoles),
    disabled: z.boolean(),
    version: z.int(),
  }),
);

export const personView = ({ id, name, email, role, disabled, version }: Person): z.input<typeof personAnswer> => ({
  id,
  name,
  email,
  role,
  disabled,
  version,
});

export const invitationAnswer = component(
  "Invitation",
  z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    /** Opens the desk once; it is told in this answer only. */
    link: z.string(),
    expiresAt: instant,
    /** Null in a repeated answer: what became of the letter was told by the first. */
    mailed: z.enum(["sent", "failed", "off"]).nullable(),
  }),
);

export const tokenAnswer = component(
  "Token",
  z.object({
    id: z.string(),
    name: z.string(),
    scope: z.enum(tokenScopes),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
  }),
);

type Token = Awaited<ReturnType<typeof tokensOf>>[number];

export const tokenView = ({
  id,
  name,
  scope,
  createdAt,
  expiresAt,
  lastUsedAt,
}: Token): z.input<typeof tokenAnswer> => ({
  id,
  name,
  scope,
  createdAt,
  expiresAt,
  lastUsedAt,
});
