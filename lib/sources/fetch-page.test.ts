import { createHash, randomBytes } from "node:crypto";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { Invalid, Unprocessable } from "@/lib/errors";
import { fetchLimits, fetchPage } from "@/lib/sources/fetch-page";
import { testNow } from "@/lib/testing/desk";
import { nearLimits, nearWeb, newRawSite, newSite, type TestSite } from "@/lib/testing/web";

const page = "<!doctype html><title>Ferry late</title><p>Forty minutes, every day.</p>";
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const near = (site: TestSite, path = "/", over: Partial<ReturnType<typeof nearLimits>> = {}) =>
  fetchPage(site.at(path), { ...nearLimits(site), ...over }, testNow, nearWeb);

test("the desk asks for no more than ten seconds, ten megabytes and five redirects", () => {
  expect(fetchLimits({ fetchPorts: [80, 443] })).toEqual({
    ports: [80, 443],
    within: 10_000,
    most: 10 * 1024 * 1024,
    redirects: 5,
  });
});

test("a page comes with its bytes, where it was found in the end, when, and the headers", async () => {
  const site = await newSite((request, response) => {
    if (request.url === "/short") return response.writeHead(301, { Location: "/ferry?from=short" }).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "X-Cache": ["a", "b"], "Set-Cookie": "k=v" });
    response.end(page);
  });
  const { bytes, capture } = await near(site, "/short#top");
  expect(textOf(bytes)).toBe(page);
  expect(capture).toMatchObject({
    by: "fetch",
    url: site.at("/short#top"),
    finalUrl: site.at("/ferry?from=short"),
    at: testNow.toISOString(),
    status: 200,
  });
  expect(capture.headers).toContainEqual(["content-type", "text/html; charset=utf-8"]);
  expect(capture.headers.filter(([name]) => name === "x-cache").map(([, value]) => value)).toEqual(["a", "b"]);
  expect(capture.headers.some(([name]) => name === "set-cookie")).toBe(false);
});

test("it says who asks, takes no cookie along, and keeps no connection", async () => {
  const site = await newSite((request, response) => {
    if (request.url === "/") response.writeHead(302, { Location: "/in", "Set-Cookie": "session=1; Path=/" }).end();
    else response.end(page);
  });
  await near(site);
  expect(site.asked.map(({ url }) => url)).toEqual(["/", "/in"]);
  for (const { headers } of site.asked) {
    expect(headers["user-agent"]).toContain("SecondSource");
    expect(headers.accept).toContain("text/html");
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("referer");
    expect(headers).not.toHaveProperty("authorization");
  }
  expect(site.connections()).toBe(2);
});

test("no proxy of the surroundings is asked", async () => {
  const proxy = await newSite((_request, response) => response.end("from the proxy"));
  const site = await newSite((_request, response) => response.end(page));
  process.env.http_proxy = process.env.HTTP_PROXY = `http://127.0.0.1:${proxy.port}`;
  try {
    expect(textOf((await near(site)).bytes)).toBe(page);
  } finally {
    delete process.env.http_proxy;
    delete process.env.HTTP_PROXY;
  }
  expect(proxy.connections()).toBe(0);
});

test.each([
  ["gzip", gzipSync(page)],
  ["x-gzip", gzipSync(page)],
  ["deflate", deflateSync(page)],
  ["br", brotliCompressSync(page)],
  ["identity", Buffer.from(page)],
])("a page packed with %s is kept unpacked", async (encoding, body) => {
  const site = await newSite((_request, response) => {
    response.writeHead(200, { "Content-Encoding": encoding }).end(body);
  });
  const { bytes } = await near(site);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(createHash("sha256").update(page).digest("hex"));
});

describe("what is too much is not read to its end:", () => {
  const refused = (promise: Promise<unknown>, words: RegExp) =>
    expect(promise).rejects.toThrow(expect.objectContaining({ status: 422, message: expect.stringMatching(words) }));

  it("more than five redirects", async () => {
    const site = await newSite((request, response) => {
      const hop = Number(request.url?.slice(1));
      response.writeHead(307, { Location: `/${hop + 1}` }).end();
    });
    await refused(near(site, "/0"), /more than 5 times/);
    expect(site.asked.map(({ url }) => url)).toEqual(["/0", "/1", "/2", "/3", "/4", "/5"]);
  });

  it("five redirects are not too many", async () => {
    const site = await newSite((request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop === 5) response.end(page);
      else response.writeHead(308, { Location: `/${hop + 1}` }).end();
    });
    expect((await near(site, "/0")).capture.finalUrl).toBe(site.at("/5"));
  });

  it("a page that leads to itself", async () => {
    const site = await newSite((_request, response) => response.writeHead(302, { Location: "/" }).end());
    await refused(near(site), /more than 5 times/);
  });

  it("a page that is longer than it may be, whatever it announces", async () => {
    const big = randomBytes(300_000);
    const chunked = await newSite((_request, response) => {
      response.write(big);
      response.end();
    });
    await refused(near(chunked), /larger than .* MB/);
    const announced = await newSite((_request, response) => response.end(big));
    await refused(near(announced), /larger than .* MB/);
  });

  it("one that is exactly as long as it may be is kept", async () => {
    const site = await newSite((_request, response) => response.end(randomBytes(200_000)));
    expect((await near(site)).bytes.byteLength).toBe(200_000);
  });

  it("a body without an end", async () => {
    let sent = 0;
    const site = await newSite((_request, response) => {
      const more = () => {
        if (response.destroyed) return;
        sent += 64_000;
        response.write(Buffer.alloc(64_000, "x"), () => setImmediate(more));
      };
      more();
    });
    await refused(near(site), /larger than/);
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([
    ["gzip", gzipSync(Buffer.alloc(50_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000))],
    ["deflate", deflateSync(Buffer.alloc(50_000_000))],
  ])("a bomb packed with %s", async (encoding, bomb) => {
    expect(bomb.byteLength).toBeLessThan(100_000);
    const site = await newSite((_request, response) => {
      response.writeHead(200, { "Content-Encoding": encoding }).end(bomb);
    });
    await refused(near(site), /larger than/);
  });

  it("packed nothings without an end", async () => {
    const nothing = gzipSync("");
    const site = await newSite((_request, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" });
      const more = () => {
        if (!response.destroyed)
          response.write(Buffer.concat(Array.from({ length: 500 }, () => nothing)), () => setImmediate(more));
      };
      more();
    });
    await refused(near(site), /larger than/);
  });

  it("headers that never come, a body that never ends, and a name that is never resolved", async () => {
    const silent = await newRawSite(() => undefined);
    const dripping = await newRawSite((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("X-More: 1\r\n"), 100);
      socket.on("close", () => clearInterval(drip));
    });
    const slow = await newSite((_request, response) => {
      response.write("<p>");
      const drip = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(drip));
    });
    const began = Date.now();
    await Promise.all([
      ...[silent, dripping, slow].map((site) => refused(near(site, "/", { within: 400 }), /within 0.4 seconds/)),
      refused(
        fetchPage("http://courier.example/", { ...nearLimits(), within: 400 }, testNow, {
          ...nearWeb,
          resolve: () => new Promise(() => undefined),
        }),
        /within 0.4 seconds/,
      ),
    ]);
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  it("redirects that are slow one by one share the same seconds", async () => {
    const site = await newSite((request, response) => {
      setTimeout(() => response.writeHead(302, { Location: `${request.url}x` }).end(), 150);
    });
    await refused(near(site, "/", { within: 400 }), /within 0.4 seconds/);
    expect(site.asked.length).toBeLessThan(5);
  });

  it("headers without an end", async () => {
    const site = await newRawSite((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      socket.write(`X-Long: ${"x".repeat(100_000)}\r\n\r\n`);
    });
    await refused(near(site), /could not be read/);
  });
});

describe("what cannot be kept is refused with what to do:", () => {
  it.each<[string, (site: { end: (text: string) => void }) => void, RegExp]>([
    ["shorter than announced", ({ end }) => end("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>cut"), /to the end/],
    [
      "cut in a chunk",
      ({ end }) => end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>cut"),
      /to the end/,
    ],
    ["no HTTP at all", ({ end }) => end("SSH-2.0-OpenSSH_9.6\r\n"), /to the end/],
    ["empty", ({ end }) => end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), /nothing at all/],
    [
      "not packed as it says",
      ({ end }) => end("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip"),
      /damaged/,
    ],
    [
      "packed in a way unknown here",
      ({ end }) => end("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 3\r\n\r\nabc"),
      /cannot be unpacked/,
    ],
    [
      "packed over and over",
      ({ end }) => end("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 3\r\n\r\nabc"),
      /cannot be unpacked/,
    ],
    [
      "a way on that is no address",
      ({ end }) => end("HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n"),
      /cannot be read/,
    ],
    [
      "a way on to a file",
      ({ end }) => end("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n"),
      /not fetched/,
    ],
    [
      "a way on with a password",
      ({ end }) => end("HTTP/1.1 302 Found\r\nLocation: http://a:b@c.example/\r\n\r\n"),
      /not fetched/,
    ],
    [
      "a way on to another port",
      ({ end }) => end("HTTP/1.1 302 Found\r\nLocation: http://c.example:22/\r\n\r\n"),
      /not fetched/,
    ],
    [
      "a way on without a place",
      ({ end }) => end("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
      /with no page \(302\)/,
    ],
    ["gone", ({ end }) => end("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"), /no such page \(404\)/],
    ["behind a wall", ({ end }) => end("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno"), /\(403\)/],
    ["out of order", ({ end }) => end("HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\nno"), /out of order \(503\)/],
  ])("a page that is %s", async (_what, write, words) => {
    const site = await newRawSite((socket) => write({ end: (text) => socket.end(text) }));
    const refusal = await near(site).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Unprocessable);
    expect(String(refusal)).toMatch(words);
    expect(String(refusal)).toMatch(/\.$/);
  });

  it("more than it announced is cut off there, as HTTP has it", async () => {
    const site = await newRawSite((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>and more"));
    const outcome = await near(site).then(({ bytes }) => textOf(bytes), String);
    expect(outcome).toMatch(/^(<p>|Unprocessable: .*to the end.*)$/);
  });
});

test.each([
  "ftp://courier.example/",
  "file:///etc/passwd",
  "http://a:b@courier.example/",
  "http://courier.example:25/",
])("%s is refused before anything is asked", async (url) => {
  await expect(fetchPage(url, nearLimits(), testNow, nearWeb)).rejects.toThrow(Invalid);
});
