import { expect, it, onTestFinished, vi } from "vitest";
import { startMailServer } from "@/lib/testing/mail-server";
import { send } from "./mail";

async function started(over: Parameters<typeof startMailServer>[0] = {}) {
  const server = await startMailServer(over);
  onTestFinished(server.stop);
  return server;
}

const letter = { to: "ilse@newsroom.example", subject: "You are invited", text: "Open https://desk.example/invite/x" };

it("a letter reaches the mail server with its sender, its subject and its link", async () => {
  const { received, mail } = await started();
  expect(await send(letter, mail)).toBe("sent");
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: "desk@newsroom.example", to: ["ilse@newsroom.example"] });
  expect(received[0]?.text).toContain("Subject: You are invited");
  expect(received[0]?.text).toContain("https://desk.example/invite/x");
});

it("a mail server that refuses or is not there is told of, and nothing breaks", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const { mail } = await started({ refuses: () => true });
  expect(await send(letter, mail)).toBe("failed");
  expect(await send(letter, { ...mail, smtpUrl: "smtp://127.0.0.1:1" })).toBe("failed");
  expect(log.mock.calls.flat().join(" ")).not.toContain("ilse");
});

it("where no mail is set up the link is to be copied", async () => {
  expect(await send(letter, null)).toBe("off");
});
