/** Somebody at the door: not signed in, and so nobody to the history yet. */
export type Visitor = { personId: null; now: Date };

/** Said of every link that does not work, so that it tells nothing about which there are. */
export const deadLink =
  "This link does not work: it was used, has expired, or was not copied whole. Ask an administrator for a new one.";

/** The same of a link that is to end mail. */
export const deadMailLink =
  "This link does not work: it was not copied whole. Sign in to choose when you get mail, under My account.";
