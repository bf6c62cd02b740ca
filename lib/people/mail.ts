import { createTransport } from "nodemailer";
import { type Settings, settings } from "@/lib/settings";

export type Letter = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** The same for every try of the same letter, so that a mail program shows it once. */
  messageId?: string;
  headers?: Record<string, string>;
};

/** What became of a letter; "off" where no mail is set up, so that the link must be copied. */
export type Mailed = "sent" | "failed" | "off";

/**
 * Sends a letter. A mail server that does not answer is given 15 seconds, and never fails what has been stored by then.
 */
export async function send(letter: Letter, mail: Settings["mail"] = settings().mail): Promise<Mailed> {
  if (!mail) return "off";
  try {
    await deliver(letter, mail);
    return "sent";
  } catch {
    return "failed";
  }
}

/** Hands a letter to the mail server. @throws what it answered, or that it did not within 15 seconds. */
export async function deliver(letter: Letter, mail: NonNullable<Settings["mail"]>): Promise<void> {
  const transport = createTransport(mail.smtpUrl, { from: mail.from });
  try {
    await Promise.race([transport.sendMail(letter), tooLong(15_000)]);
  } catch (error) {
    // The reason is for whoever keeps the server; the address and the link stay out of the log.
    console.error(`Mail could not be sent: ${(error as { code?: string }).code ?? "unknown reason"}.`);
    throw error;
  } finally {
    transport.close();
  }
}

const tooLong = (ms: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })), ms).unref();
  });
