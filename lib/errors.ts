/**
 * The family of refusals. Each carries a sentence for the person, which says what to do, apart from the internal
 * message. Whatever is not of this family is a bug and propagates.
 */

export type Fields = Record<string, string>;

// The same in every copy of this module.
const brand = Symbol.for("second-source.refusal");

/**
 * The framework loads this module once for the API and once for the pages, and what one of them began may be refused to
 * the other: so `instanceof` knows a refusal of any copy by its brand, and which one it is by its kind.
 */
export abstract class Refusal extends Error {
  /** Each refusal of this file has one of its own; what extends it shares it. */
  static readonly kind: string = "";
  /** HTTP status that the API answers with. */
  abstract readonly status: number;
  /** More that the answer carries, such as the current version of a stale thing. */
  readonly extra: Record<string, unknown>;

  constructor(message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.name = this.constructor.name;
    this.extra = extra;
  }

  get kind(): string {
    return (this.constructor as typeof Refusal).kind;
  }

  get [brand](): boolean {
    return true;
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: it is the class that is asked for, which may be a narrower one.
    return isOne(this, value);
  }
}

function isOne(asked: typeof Refusal, value: unknown): boolean {
  if (Function.prototype[Symbol.hasInstance].call(asked, value)) return true;
  if (typeof value !== "object" || value === null || !(brand in value)) return false;
  return asked === Refusal || (Object.hasOwn(asked, "kind") && (value as Refusal).kind === asked.kind);
}

/** Nobody is signed in, or the session or token has ended. */
export class SignedOut extends Refusal {
  static override readonly kind = "signed-out";
  readonly status = 401;
  constructor(message = "You are signed out. Sign in again; what you typed is kept.") {
    super(message);
  }
}

/** The thing does not exist, or the person may not know that it does: both answer alike. */
export class NotFound extends Refusal {
  static override readonly kind = "not-found";
  readonly status = 404;
  constructor(message = "There is nothing here that you can see.") {
    super(message);
  }
}

/** The person may know of the thing, but not do this to it. */
export class Forbidden extends Refusal {
  static override readonly kind = "forbidden";
  readonly status = 403;
}

/** What was seen is no longer so, or this state does not allow it. */
export class Conflict extends Refusal {
  static override readonly kind = "conflict";
  readonly status = 409;
}

/** The input cannot be taken as it is; `fields` names what to mend. */
export class Invalid extends Refusal {
  static override readonly kind = "invalid";
  readonly status = 400;
  constructor(
    message: string,
    readonly fields: Fields = {},
  ) {
    super(message);
  }
}

export class TooLarge extends Refusal {
  static override readonly kind = "too-large";
  readonly status = 413;
}

export class UnsupportedType extends Refusal {
  static override readonly kind = "unsupported-type";
  readonly status = 415;
}

/** A file that cannot be read, or a standard that is not met: well formed, and still not to be done. */
export class Unprocessable extends Refusal {
  static override readonly kind = "unprocessable";
  readonly status = 422;
}

export class TooMany extends Refusal {
  static override readonly kind = "too-many";
  readonly status = 429;
  constructor(
    message: string,
    /** Seconds until another try makes sense. */
    readonly retryAfter: number,
  ) {
    super(message, { retryAfter });
  }
}
