/**
 * The family of refusals. Each carries a sentence for the person, which says what to do, apart from the internal
 * message. Whatever is not of this family is a bug and propagates.
 */

export type Fields = Record<string, string>;

export abstract class Refusal extends Error {
  /** HTTP status that the API answers with. */
  abstract readonly status: number;
  abstract readonly kind: string;
  /** More that the answer carries, such as the current version of a stale thing. */
  readonly extra: Record<string, unknown>;

  constructor(message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.name = this.constructor.name;
    this.extra = extra;
  }
}

/** Nobody is signed in, or the session or token has ended. */
export class SignedOut extends Refusal {
  readonly status = 401;
  readonly kind = "signed-out";
  constructor(message = "You are signed out. Sign in again; what you typed is kept.") {
    super(message);
  }
}

/** The thing does not exist, or the person may not know that it does: both answer alike. */
export class NotFound extends Refusal {
  readonly status = 404;
  readonly kind = "not-found";
  constructor(message = "There is nothing here that you can see.") {
    super(message);
  }
}

/** The person may know of the thing, but not do this to it. */
export class Forbidden extends Refusal {
  readonly status = 403;
  readonly kind = "forbidden";
}

/** What was seen is no longer so, or this state does not allow it. */
export class Conflict extends Refusal {
  readonly status = 409;
  readonly kind = "conflict";
}

/** The input cannot be taken as it is; `fields` names what to mend. */
export class Invalid extends Refusal {
  readonly status = 400;
  readonly kind = "invalid";
  constructor(
    message: string,
    readonly fields: Fields = {},
  ) {
    super(message);
  }
}

export class TooLarge extends Refusal {
  readonly status = 413;
  readonly kind = "too-large";
}

export class UnsupportedType extends Refusal {
  readonly status = 415;
  readonly kind = "unsupported-type";
}

/** A file that cannot be read, or a standard that is not met: well formed, and still not to be done. */
export class Unprocessable extends Refusal {
  readonly status = 422;
  readonly kind = "unprocessable";
}

export class TooMany extends Refusal {
  readonly status = 429;
  readonly kind = "too-many";
  constructor(
    message: string,
    /** Seconds until another try makes sense. */
    readonly retryAfter: number,
  ) {
    super(message, { retryAfter });
  }
}
