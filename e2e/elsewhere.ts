import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A site that is not the desk: on this machine, at another origin. */
export type Elsewhere = {
  url: string;
  /** The paths that it was asked for. */
  asked: string[];
  /** How often somebody connected, also without asking for anything. */
  connections: () => number;
  stop: () => Promise<void>;
};

/** Starts a site whose pages are given by path; every other path answers with an empty page. */
export async function startElsewhere(pages: Record<string, string> = {}): Promise<Elsewhere> {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(pages[request.url ?? ""] ?? "<!doctype html><title>Nothing</title>");
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    connections: () => connections,
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  };
}
