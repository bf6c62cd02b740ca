/** The newsroom's words for a dossier. */

/** Roles in a dossier. There is always at least one lead. */
export const dossierRoles = ["lead", "checker", "reader"] as const;
export type DossierRole = (typeof dossierRoles)[number];

export const dossierStates = ["open", "closed"] as const;
export type DossierState = (typeof dossierStates)[number];

/** Who an edition is for. What each audience is not shown is a table in `lib/editions/audiences.ts`. */
export const audiences = ["desk", "legal", "public"] as const;
export type Audience = (typeof audiences)[number];
