import { type Letter, type Mailed, send } from "@/lib/people/mail";
import { settings } from "@/lib/settings";

/** A single-use link as commands hand it out: its secret is shown once, only its hash is stored. */
export type Offer = { email: string; name: string; secret: string; expiresAt: string };

/** A link to copy, and whether it was mailed as well. */
export type OfferedLink = { email: string; link: string; expiresAt: string; mailed: Mailed };

const day = (instant: string) =>
  new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: settings().timeZone,
    timeZoneName: "short",
  }).format(new Date(instant));

const invitationLetter = (offer: Offer, link: string): Letter => ({
  to: offer.email,
  subject: "You are invited to Second Source",
  text: [
    `Hello ${offer.name},`,
    "you are invited to your newsroom's verification desk. Open this link to choose a password:",
    link,
    `The link works once, until ${day(offer.expiresAt)}. If you did not expect it, ignore this letter.`,
  ].join("\n\n"),
});

const resetLetter = (offer: Offer, link: string): Letter => ({
  to: offer.email,
  subject: "Set a new password for Second Source",
  text: [
    `Hello ${offer.name},`,
    "open this link to set a new password:",
    link,
    `The link works once, until ${day(offer.expiresAt)}. If you did not ask for it, ignore this letter: your password stays as it is.`,
  ].join("\n\n"),
});

/** Where a single-use link leads. */
export const linkOf = (offer: Pick<Offer, "secret">, path: "invite" | "reset"): string =>
  `${settings().siteUrl}/${path}/${offer.secret}`;

async function mailOffer(offer: Offer, path: "invite" | "reset", letter: (offer: Offer, link: string) => Letter) {
  const link = linkOf(offer, path);
  const mailed = await send(letter(offer, link));
  return { email: offer.email, link, expiresAt: offer.expiresAt, mailed };
}

/** Makes the link of an invitation and mails it where mail is set up. Called after the transaction. */
export const mailInvitation = (offer: Offer): Promise<OfferedLink> => mailOffer(offer, "invite", invitationLetter);

/** Makes the link for a new password and mails it where mail is set up. Called after the transaction. */
export const mailReset = (offer: Offer): Promise<OfferedLink> => mailOffer(offer, "reset", resetLetter);
