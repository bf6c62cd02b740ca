import { once } from "node:events";
import { createServer, get, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { watchConnections } from "@/lib/stopping";

async function newServer(answer: RequestListener, patience: number) {
  const end = watchConnections(patience);
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requested: () => once(server, "request"),
    /** Tells it to stop; how many milliseconds it took. */
    async stop() {
      const begun = performance.now();
      const closed = once(server, "close");
      server.close();
      end();
      await closed;
      return performance.now() - begun;
    },
  };
}

/** What the server answered, as far as it came. */
const asked = (port: number) =>
  new Promise<string>((resolve, reject) => {
    get({ port, host: "127.0.0.1" }, (response) => {
      let told = "";
      response.on("data", (part) => {
        told += part;
      });
      response.on("error", () => undefined);
      response.on("close", () => resolve(told));
    }).on("error", reject);
  });

test("a server that is told to stop does not wait for connections that nobody uses", async () => {
  const server = await newServer((_, response) => response.end("done"), 5_000);
  const ahead = connect(server.port, "127.0.0.1");
  await once(ahead, "connect");
  expect(await asked(server.port)).toBe("done");
  expect(await server.stop()).toBeLessThan(2_000);
});

test("a request that is being answered is answered to its end", async () => {
  const server = await newServer((_, response) => setTimeout(() => response.end("done"), 100), 5_000);
  const begun = server.requested();
  const answer = asked(server.port);
  await begun;
  expect(await server.stop()).toBeLessThan(3_000);
  expect(await answer).toBe("done");
});

test("a request that takes too long is cut off", async () => {
  const server = await newServer((_, response) => response.write("begun"), 200);
  const begun = server.requested();
  const answer = asked(server.port);
  await begun;
  const took = await server.stop();
  expect(took).toBeGreaterThan(150);
  expect(took).toBeLessThan(3_000);
  expect(await answer).toBe("begun");
});
