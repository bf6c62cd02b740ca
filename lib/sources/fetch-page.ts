import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { type Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, request } from "undici";
import type { Capture } from "@/lib/articles/article";
import { Unprocessable } from "@/lib/errors";
import type { Settings } from "@/lib/settings";
import { isPublicAddress, isPublicName, literalAddress, pageUrl } from "@/lib/sources/public-address";
import { urlOf } from "@/lib/url";

/** A page as its site answered it: the bytes after decompression, and how they came. */
export type Fetched = { bytes: Uint8Array; capture: Capture };

export type Limits = {
  ports: readonly number[];
  /** Milliseconds for everything together: resolving, every redirect, the whole body. */
  within: number;
  /** Bytes after decompression. */
  most: number;
  redirects: number;
};

export const fetchLimits = ({ fetchPorts }: Pick<Settings, "fetchPorts">): Limits => ({
  ports: fetchPorts,
  within: 10_000,
  most: 10 * 1024 * 1024,
  redirects: 5,
});

/** What the world outside is; tests bring one of their own, and nothing else does. */
export type Web = {
  /** All addresses of a name. */
  resolve: (hostname: string) => Promise<{ address: string; family: number }[]>;
  allow: (address: string) => boolean;
  allowName: (hostname: string) => boolean;
};

const openWeb: Web = {
  resolve: (hostname) => lookup(hostname, { all: true, verbatim: true }),
  allow: isPublicAddress,
  allowName: isPublicName,
};

export const fetchingIsOff =
  "This desk does not fetch pages: it is switched off (FETCH_SOURCES). Save the page in your browser and upload the file instead.";

const uploadInstead = "Open it in your browser, save the page and upload the file instead.";

const headers = {
  "user-agent": "SecondSource/1 (newsroom verification desk; one page at a person's request)",
  accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.8",
  "accept-language": "en,*;q=0.5",
  "accept-encoding": "gzip, deflate, br",
};

/**
 * Fetches one page of the public web. Every hop's name is resolved once, all its addresses are checked, and the
 * connection is made to those and no others, so that a name cannot lead elsewhere between the check and the connection.
 * No cookie, credential, referrer or proxy is used, and a redirect from https to http is not followed: what it led to
 * could have been put there by anybody between. A few pages are fetched at once; the others wait for their turn, which is
 * not counted.
 * @param now reads as the time of the capture; a clock is looked at when the turn has come.
 * @throws Invalid for an address that cannot be fetched from, Unprocessable for whatever goes wrong on the way, both
 *   with what to do.
 */
export function fetchPage(url: string, limits: Limits, now: Date | (() => Date), web: Web = openWeb): Promise<Fetched> {
  return inTurn(() => fetched(url, limits, now instanceof Date ? now : now(), web));
}

async function fetched(url: string, limits: Limits, now: Date, web: Web): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.within);
  let at = pageUrl(url, limits.ports);
  try {
    for (let hops = 0; hops <= limits.redirects; hops += 1) {
      const answer = await hop(at, limits, web, signal);
      if ("bytes" in answer) {
        const { bytes, status, headers } = answer;
        return {
          bytes,
          capture: { by: "fetch", url, finalUrl: at.href, at: now.toISOString(), status, headers },
        };
      }
      at = redirected(at, answer.location, limits.ports);
    }
  } catch (error) {
    if (error instanceof Unprocessable) throw error;
    throw failed(error, at, limits, signal);
  }
  throw new Unprocessable(`This page led on more than ${limits.redirects} times without arriving. ${uploadInstead}`);
}

const atOnce = 4;

// The framework may load a module twice: turns are taken among all of its copies.
const shared = globalThis as { fetching?: { busy: number; waiting: (() => void)[] } };

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  shared.fetching ??= { busy: 0, waiting: [] };
  const at = shared.fetching;
  if (at.busy >= atOnce) await new Promise<void>((go) => at.waiting.push(go));
  else at.busy += 1;
  try {
    return await work();
  } finally {
    const next = at.waiting.shift();
    // Whoever comes next takes over this turn.
    if (next) next();
    else at.busy -= 1;
  }
}

type Answered = { bytes: Uint8Array; status: number; headers: [string, string][] } | { location: string };

async function hop(at: URL, limits: Limits, web: Web, signal: AbortSignal): Promise<Answered> {
  const addresses = await checkedAddresses(at, web, signal);
  const agent = new Agent({
    connect: { lookup: pinnedTo(addresses), timeout: limits.within },
    headersTimeout: limits.within,
    bodyTimeout: limits.within,
    maxHeaderSize: 16 * 1024,
    // A connection serves this one request.
    pipelining: 0,
  });
  try {
    const answer = await request(at, { dispatcher: agent, method: "GET", headers, signal, responseHeaders: "raw" });
    // As they came, name and value in turn, which undici's types do not know of.
    const told = headerPairs(answer.headers as unknown as string[]);
    const of = (name: string) => told.find(([known]) => known === name)?.[1];
    const { statusCode: status, body } = answer;
    // The agent goes at once, and an unread body with it.
    body.on("error", () => undefined);
    const location = of("location");
    if (location !== undefined && [301, 302, 303, 307, 308].includes(status)) return { location };
    if (status < 200 || status > 299) throw new Unprocessable(notThere(status));
    if (Number(of("content-length") ?? 0) > limits.most) throw tooBig(limits);
    const bytes = await bytesOf(body, of("content-encoding"), limits, signal);
    if (bytes.byteLength === 0) throw new Unprocessable(`This address answered with nothing at all. ${uploadInstead}`);
    return { bytes, status, headers: told.filter(([name]) => name !== "set-cookie") };
  } finally {
    await agent.destroy();
  }
}

/** Where a host may be reached; one sentence for all that cannot, so that it tells nothing of the network inside. */
async function checkedAddresses(at: URL, web: Web, signal: AbortSignal) {
  const nowhere = new Unprocessable(
    `${at.hostname} leads to no place on the public web. Check the address, or save the page and upload the file instead.`,
  );
  const literal = literalAddress(at.hostname);
  if (literal !== null) {
    if (!web.allow(literal)) throw nowhere;
    return [{ address: literal, family: literal.includes(":") ? 6 : 4 }];
  }
  if (!web.allowName(at.hostname)) throw nowhere;
  const found = await before(signal, web.resolve(at.hostname)).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw nowhere;
  });
  if (found.length === 0 || !found.every(({ address }) => web.allow(address))) throw nowhere;
  return found;
}

/** Answers the socket with the addresses that were checked, whatever a resolver would say by now. */
const pinnedTo =
  (addresses: { address: string; family: number }[]): LookupFunction =>
  (_hostname, options, callback) => {
    const [first] = addresses;
    if (!first) return callback(new Error("no address was checked"), "", 0);
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };

function redirected(from: URL, location: string, ports: readonly number[]): URL {
  const to = urlOf(location, from.href);
  if (!to) throw new Unprocessable(`This page led on to an address that cannot be read. ${uploadInstead}`);
  if (from.protocol === "https:" && to.protocol === "http:")
    throw new Unprocessable(`This page led on from a secure address (https) to an open one (http). ${uploadInstead}`);
  try {
    return pageUrl(to.href, ports);
  } catch {
    throw new Unprocessable(
      `This page led on to an address that is not fetched: only http and https, without a password, from port ${ports.join(" or ")}. ${uploadInstead}`,
    );
  }
}

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads a body up to the limit, both as it comes and as it is after decompression; what goes over is not read on. */
async function bytesOf(body: Readable, encoding: string | undefined, limits: Limits, signal: AbortSignal) {
  const codings = (encoding ?? "")
    .split(",")
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity");
  const [coding] = codings;
  const decoder = coding === undefined ? null : decoders[coding];
  if (codings.length > 1 || decoder === undefined)
    throw new Unprocessable(`This site packs its pages in a way that cannot be unpacked here. ${uploadInstead}`);
  const counted = body.pipe(atMost(limits));
  const unpacked = decoder ? counted.pipe(decoder()) : counted;
  const fail = (error: unknown) => unpacked.destroy(error instanceof Error ? error : new Error(String(error)));
  body.on("error", fail);
  counted.on("error", fail);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stop = () => fail(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > limits.most) throw tooBig(limits);
      chunks.push(chunk);
    }
  } finally {
    signal.removeEventListener("abort", stop);
    body.destroy();
    counted.destroy();
    unpacked.destroy();
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}

function atMost(limits: Limits): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      length += chunk.byteLength;
      if (length > limits.most) done(tooBig(limits));
      else done(null, chunk);
    },
  });
}

function headerPairs(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2)
    pairs.push([(raw[at] ?? "").toLowerCase(), headerText(raw[at + 1] ?? "")]);
  return pairs;
}

/** A header comes as one unit a byte. Sites write UTF-8 in it though they should not, and browsers read it. */
function headerText(value: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
  } catch {
    return value;
  }
}

/** Waits for work that cannot be called off no longer than the signal allows. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

const tooBig = ({ most }: Limits) =>
  new Unprocessable(`This page is larger than ${most / 1024 / 1024} MB, the most that is fetched. ${uploadInstead}`);

const statusWords: Record<number, string> = {
  401: "that one has to sign in there",
  402: "that one has to pay there",
  403: "that it does not let the desk in",
  404: "that there is no such page",
  410: "that the page is gone",
  429: "that it is asked too often",
};

function notThere(status: number): string {
  const word = statusWords[status] ?? (status >= 500 ? "that it is out of order" : "with no page");
  return `The site answered ${word} (${status}). Check the address, or save the page in your browser and upload the file instead.`;
}

function failed(error: unknown, at: URL, limits: Limits, signal: AbortSignal): Unprocessable {
  const { hostname } = at;
  if (signal.aborted)
    return new Unprocessable(
      `${hostname} did not answer in full within ${limits.within / 1000} seconds. Try again later, or save the page in your browser and upload the file instead.`,
    );
  const code = String((error as { code?: unknown }).code ?? "");
  if (
    /^(Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING|ERR_)/.test(code) &&
    !code.startsWith("ERR_TLS") &&
    !code.startsWith("ERR_SSL")
  )
    return new Unprocessable(`The page came damaged and could not be unpacked. ${uploadInstead}`);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return new Unprocessable(`The secure connection to ${hostname} cannot be trusted (${code}). ${uploadInstead}`);
  return new Unprocessable(
    `${hostname} could not be read to the end. Try again later, or save the page in your browser and upload the file instead.`,
  );
}
