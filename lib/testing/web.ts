import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createSocketServer } from "node:net";
import { onTestFinished } from "vitest";
import type { Limits, Web } from "@/lib/sources/fetch-page";

/** A site on this machine, as far away as the tests can make it. */
export type TestSite = {
  port: number;
  /** `http://NAME:PORT`, under a name that `webOf` leads here. */
  at: (path: string, name?: string) => string;
  /** What it was asked, in order. */
  asked: { url: string; headers: IncomingMessage["headers"] }[];
  /** How often a connection was opened, also one that asked nothing. */
  connections: () => number;
};

/** Starts a site that answers in a given way; it goes when the test ends. */
export async function newSite(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestSite> {
  const asked: TestSite["asked"] = [];
  const listener: RequestListener = (request, response) => {
    asked.push({ url: request.url ?? "", headers: request.headers });
    answer(request, response);
  };
  const server = createServer(listener);
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return siteAt((server.address() as AddressInfo).port, asked, () => connections);
}

/** Starts a site that writes what it likes on the wire. */
export async function newRawSite(answer: (socket: Socket) => void): Promise<TestSite> {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createSocketServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => answer(socket));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return siteAt((server.address() as AddressInfo).port, [], () => connections);
}

const siteAt = (port: number, asked: TestSite["asked"], connections: () => number): TestSite => ({
  port,
  at: (path, name = "courier.example") => `http://${name}:${port}${path}`,
  asked,
  connections,
});

/** A web in which every name leads to this machine, and this machine may be asked. */
export const nearWeb: Web = {
  resolve: async () => [{ address: "127.0.0.1", family: 4 }],
  allow: (address) => address === "127.0.0.1",
  allowName: () => true,
};

/** The limits of the desk with the ports of test sites, and less patience. */
export const nearLimits = (...sites: TestSite[]): Limits => ({
  ports: [80, 443, ...sites.map(({ port }) => port)],
  within: 1_500,
  most: 200_000,
  redirects: 5,
});
