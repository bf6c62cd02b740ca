import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/actor";
import { bodyOf, discard } from "@/lib/api/body";
import type { Around, Call, Endpoint, Method } from "@/lib/api/endpoint";
import { type Matched, matcher } from "@/lib/api/match";
import { headersOf, MethodNotAllowed, problemOf, problemOfBug } from "@/lib/api/problem";
import { queryOf } from "@/lib/api/query";
import { answerBefore, type Repeatable, rememberAnswer, repeatableOf } from "@/lib/api/repeat";
import { Forbidden, NotFound, Refusal, SignedOut } from "@/lib/errors";
import { log, traceOf } from "@/lib/log";
import { actorOfToken, tokenUsed } from "@/lib/people/token";

export const apiRoot = "/api/v1";

/**
 * Answers requests to the API by its table. In this order: is there such a path (404, 405), who asks (401, 403), may
 * they know of the thing (404), what do they ask for (400, 413, 415); then the work, in one transaction if it writes.
 */
export function answering(table: readonly Endpoint[], around: () => Around): (request: Request) => Promise<Response> {
  const match = matcher(table);
  return async (request) => {
    let at = "";
    try {
      const matched = match(pathOf(request));
      if (!matched) throw new NotFound("There is no such path. See /api/v1/openapi.json for those there are.");
      if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: allowed(matched) });
      const row = matched.rows.get(request.method === "HEAD" ? "GET" : (request.method as Method));
      if (!row) return notAllowed(request, matched);
      at = `${row.method} ${row.path}`;
      const answer = await answerOf(request, row, matched, around());
      return request.method === "HEAD" ? new Response(null, answer) : answer;
    } catch (error) {
      discard(request);
      if (error instanceof Refusal) return problemResponse(problemOf(error), headersOf(error));
      const reference = randomUUID();
      log.error({ reference, endpoint: at, ...traceOf(error) }, "the API met a bug");
      return problemResponse(problemOfBug(reference));
    }
  };
}

async function answerOf(request: Request, row: Endpoint, { params }: Matched, around: Around): Promise<Response> {
  const { desk, settings, now } = around;
  const actor = row.scope === null ? nobody(now) : await actorOf(request, row, around);
  await row.knows?.(desk.read, actor, params);
  const query = queryOf(request, row.query);
  const body = row.takes ? await bodyOf(request, row.takes, row.limit(settings)) : { json: {}, form: null };
  const call = { desk, db: desk.read, actor, params, query, ...body, settings };
  const repeatable = repeatableOf(request, actor, `${row.method} ${pathOf(request)}`, body);
  try {
    const work = () => row.run({ ...call, write: writeIn(around, row, repeatable) });
    if (row.kept && query.cursor === undefined) {
      const asked = ["api", row.path, JSON.stringify([params, query])];
      const text = await around.whileUnchanged(actor, asked, async () => JSON.stringify(await work()));
      return jsonResponse(row.status, text);
    }
    const value = await work();
    return value instanceof Response ? withDefaults(value) : jsonResponse(row.status, JSON.stringify(value));
  } catch (error) {
    if (error instanceof Repeated) return jsonResponse(error.status, error.text, { "Idempotent-Replayed": "true" });
    throw error;
  }
}

/** What a repeated request comes out with instead of running again. */
class Repeated {
  constructor(
    readonly status: number,
    readonly text: string,
  ) {}
}

function writeIn({ desk }: Around, row: Endpoint, repeatable: Repeatable | null): Call["write"] {
  return (work) =>
    desk.transact(async (tx) => {
      const before = repeatable && (await answerBefore(tx, repeatable));
      if (before) throw new Repeated(before.status, before.text);
      const value = await work(tx);
      if (repeatable) await rememberAnswer(tx, repeatable, row.status, JSON.stringify(value));
      return value;
    });
}

const nobody = (now: Date): Actor => ({ personId: "", admin: false, now });

async function actorOf(request: Request, row: Endpoint, { desk, now }: Around): Promise<Actor> {
  const [scheme = "", bearer = ""] = (request.headers.get("authorization") ?? "").split(" ");
  if (scheme.toLowerCase() !== "bearer" || !bearer)
    throw new SignedOut("Send an API token: Authorization: Bearer TOKEN.");
  const found = await actorOfToken(desk.read, bearer, now);
  if (!found) throw new SignedOut("This token does not work: it has expired or ended, or its person is disabled.");
  tokenUsed(desk, found, now);
  if (row.scope === "write" && found.scope !== "write")
    throw new Forbidden("This token can only read. Use one that was created with the scope write.");
  return { personId: found.personId, admin: found.admin, now };
}

/** The path below /api/v1, its parts decoded; one that cannot be decoded is no path of ours. */
function pathOf(request: Request): string {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(apiRoot) ? pathname.slice(apiRoot.length) : pathname;
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}

const allowed = ({ rows }: Matched): Record<string, string> => ({
  Allow: [...rows.keys(), ...(rows.has("GET") ? ["HEAD"] : []), "OPTIONS"].join(", "),
});

function notAllowed(request: Request, matched: Matched): Response {
  discard(request);
  const headers = allowed(matched);
  const refusal = new MethodNotAllowed(`This path answers to ${headers.Allow}.`);
  return problemResponse(problemOf(refusal), headers);
}

const always = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

const jsonResponse = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { "Content-Type": "application/json", ...always, ...headers } });

const problemResponse = (problem: { status: number }, headers: Record<string, string> = {}): Response =>
  jsonResponse(problem.status, JSON.stringify(problem), { ...headers, "Content-Type": "application/problem+json" });

function withDefaults(response: Response): Response {
  for (const [name, value] of Object.entries(always)) response.headers.set(name, value);
  return response;
}
