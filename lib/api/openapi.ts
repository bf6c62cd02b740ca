import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import "@/lib/api/component";
import { type Endpoint, namesIn } from "@/lib/api/endpoint";

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
  })
  .describe("RFC 9457. More comes with some: `current` with a stale version or digest, `failing` with a sign-off.");

/** The refusals that endpoints share, under the names by which the description refers to them. */
const refusals = {
  400: ["Invalid", "The input is invalid; `fields` names what to mend."],
  401: ["SignedOut", "No token, or one that has expired or ended."],
  403: ["Forbidden", "You may know of it, but not do this."],
  404: ["NotFound", "There is no such thing, or you may not know of it."],
  409: ["Conflict", "It changed since you saw it, or its state does not allow this."],
  413: ["TooLarge", "The body is too large."],
  415: ["UnsupportedType", "The body is of a type that is not taken here."],
  422: ["Unprocessable", "The file cannot be read, or the standard is not met."],
} as const;

/** Describes a table of endpoints as OpenAPI 3.1, from the very schemas by which they read and answer. */
export function describedIn(table: readonly Endpoint[]) {
  const registry = new OpenAPIRegistry();
  const bearer = registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  registry.register("Problem", problem);
  for (const [name, description] of Object.values(refusals))
    registry.registerComponent("responses", name, {
      description,
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    });
  for (const row of table) registry.registerPath(described(row, bearer.name));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Second Source",
      version: "1",
      description:
        "A token acts as its person. JSON in and out, ids are opaque, times are ISO 8601 UTC. Lists come in pages: `?limit=` up to 200 and `cursor`, answered as `items` and `next`. What changes is written with `seen`, its version when it was read. An `Idempotency-Key` on a POST repeats the first answer. Fields that are not known are refused.",
    },
    servers: [{ url: "/api/v1" }],
  });
  return withoutFlags(document);
}

/** A pattern with flags, which JSON Schema does not know, is left out: it would refuse what we take. */
const withoutFlags = <T>(document: T): T =>
  JSON.parse(
    JSON.stringify(document, (key, value) =>
      key === "pattern" && typeof value === "string" && /\/[a-z]+$/.test(value) ? undefined : value,
    ),
  );

function described(row: Endpoint, scheme: string): RouteConfig {
  const names = namesIn(row.path);
  return {
    method: row.method.toLowerCase() as Lowercase<Endpoint["method"]>,
    path: row.path.replace(/:(\w+)/g, "{$1}"),
    operationId: operationOf(row),
    summary: row.summary,
    ...(row.detail ? { description: row.detail } : {}),
    tags: [tagOf(row.path)],
    security: row.scope === null ? [] : [{ [scheme]: [] }],
    request: {
      ...(names.length > 0 ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      query: row.query,
      ...(row.method === "POST" ? { headers: z.object({ "Idempotency-Key": z.string().max(255).optional() }) } : {}),
      ...(row.takes ? { body: bodyFor(row.takes) } : {}),
    },
    responses: {
      [row.status]: { description: "As asked.", content: contentOf(row) },
      ...Object.fromEntries(refusalsOf(row).map((status) => [status, refusalAt(status)])),
    },
  };
}

function refusalsOf(row: Endpoint): (keyof typeof refusals)[] {
  if (row.scope === null) return [];
  const known = row.knows || row.path.includes(":") ? ([404] as const) : [];
  return row.scope === "read" ? [400, 401, 403, ...known] : [400, 401, 403, ...known, 409, 413, 415, 422];
}

/** The generator passes references on as they are, though its type asks for whole responses. */
const refusalAt = (status: keyof typeof refusals) =>
  ({ $ref: `#/components/responses/${refusals[status][0]}` }) as unknown as RouteConfig["responses"][string];

const contentOf = ({ answers }: Endpoint) =>
  typeof answers === "string"
    ? { [answers]: { schema: z.string().meta({ format: "binary" }) } }
    : { "application/json": { schema: answers } };

function bodyFor({ json, form }: NonNullable<Endpoint["takes"]>) {
  const file = z.string().meta({ format: "binary" });
  const files = form?.files === "several" ? z.union([file, z.array(file)]) : file;
  return {
    required: !json?.safeParse({}).success,
    content: {
      ...(json ? { "application/json": { schema: json } } : {}),
      ...(form ? { "multipart/form-data": { schema: form.fields.extend({ file: files }) } } : {}),
    },
  };
}

/** A name for generated clients: "post-claims-status", the names of the path left out. */
const operationOf = ({ method, path }: Endpoint): string =>
  [method.toLowerCase(), ...wordsOf(path), ...(path.endsWith("Id") ? ["one"] : [])].join("-");

const wordsOf = (path: string): string[] => path.split("/").filter((part) => part !== "" && !part.startsWith(":"));

/** The noun that a path is about: the last word of it that is no name. */
const tagOf = (path: string): string => (path.startsWith("/my/") ? "my" : (wordsOf(path)[0] ?? ""));
