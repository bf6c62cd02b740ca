import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire. */
export type Received = { from: string; to: string[]; text: string };

/** Starts a mail server that keeps what it gets. `refuses` is asked at each mail. */
export async function startMailServer({ refuses = () => false }: { refuses?: () => boolean } = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_, __, done) => done(refuses() ? new Error("mailbox unavailable") : null),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map((each) => each.address),
          text: Buffer.concat(parts).toString("utf8"),
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  const stop = () => new Promise<void>((closed) => server.close(() => closed()));
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    stop,
    mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: "Second Source <desk@newsroom.example>" },
  };
}

/** A mail without the marks of its transport. */
export const decoded = (text: string): string =>
  Buffer.from(
    text.replaceAll("=\r\n", "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
