/** The newsroom's words for people. */

/** Roles in the newsroom. An administrator manages people, outlets and settings, and sees no dossier by that. */
export const newsroomRoles = ["admin", "member"] as const;
export type NewsroomRole = (typeof newsroomRoles)[number];

/** What an API token may do in its person's name. */
export const tokenScopes = ["read", "write"] as const;
export type TokenScope = (typeof tokenScopes)[number];
