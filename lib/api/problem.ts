import { Invalid, Refusal, TooMany } from "@/lib/errors";

/** A refusal as the API tells it (RFC 9457); more fields come with some, such as `current` or `failing`. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  fields?: Record<string, string>;
};

const titles: Record<number, string> = {
  400: "Invalid input",
  401: "Not signed in",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Cannot be processed",
  429: "Too many requests",
  500: "Internal error",
};

export function problemOf(refusal: Refusal): Problem {
  return {
    ...refusal.extra,
    type: `urn:second-source:${refusal.kind}`,
    title: titles[refusal.status] ?? "Refused",
    status: refusal.status,
    detail: refusal.message,
    ...(refusal instanceof Invalid && Object.keys(refusal.fields).length > 0 ? { fields: refusal.fields } : {}),
  };
}

/** The path is known and this method of it is not. */
export class MethodNotAllowed extends Refusal {
  static override readonly kind = "method-not-allowed";
  readonly status = 405;
}

export const headersOf = (refusal: Refusal): Record<string, string> => ({
  ...(refusal.status === 401 ? { "WWW-Authenticate": 'Bearer realm="Second Source"' } : {}),
  ...(refusal instanceof TooMany ? { "Retry-After": String(refusal.retryAfter) } : {}),
});

/** A bug, told without its insides; the reference is in the log. */
export const problemOfBug = (reference: string): Problem & { reference: string } => ({
  type: "urn:second-source:internal",
  title: titles[500] ?? "",
  status: 500,
  detail: "Something went wrong on our side, and nothing was changed. Tell whoever keeps the server this reference.",
  reference,
});
