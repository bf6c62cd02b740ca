import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect, it, onTestFinished, vi } from "vitest";
import { send } from "./mail";

type Received = { from: string; to: string[]; text: string };

/** A mail server that keeps what it gets. */
async function mailServer(options: { refuse?: boolean } = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_, __, done) => done(options.refuse ? new Error("mailbox unavailable") : null),
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
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const { port } = server.server.address() as AddressInfo;
  return { received, mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: "Second Source <desk@newsroom.example>" } };
}

const letter = { to: "ilse@newsroom.example", subject: "You are invited", text: "Open https://desk.example/invite/x" };

it("a letter reaches the mail server with its sender, its subject and its link", async () => {
  const { received, mail } = await mailServer();
  expect(await send(letter, mail)).toBe("sent");
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: "desk@newsroom.example", to: ["ilse@newsroom.example"] });
  expect(received[0]?.text).toContain("Subject: You are invited");
  expect(received[0]?.text).toContain("https://desk.example/invite/x");
});

it("a mail server that refuses or is not there is told of, and nothing breaks", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const { mail } = await mailServer({ refuse: true });
  expect(await send(letter, mail)).toBe("failed");
  expect(await send(letter, { ...mail, smtpUrl: "smtp://127.0.0.1:1" })).toBe("failed");
  expect(log.mock.calls.flat().join(" ")).not.toContain("ilse");
});

it("where no mail is set up the link is to be copied", async () => {
  expect(await send(letter, null)).toBe("off");
});
