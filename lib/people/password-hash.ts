import { hash, verify } from "@node-rs/argon2";
import { Invalid } from "@/lib/errors";
import { passwordProblem } from "@/lib/people/password";

/** argon2id as OWASP asks for: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at once: each takes 19 MiB and a core, and pages are to be served meanwhile. */
const atOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** One spelling for what looks the same, whichever keyboard typed it. */
const plain = (password: string) => password.normalize("NFKC");

/**
 * Hashes a new password that keeps the rules. It is done before a transaction, which must not wait for it.
 * @throws Invalid with the sentence at `password`.
 */
export async function newPasswordHash(password: string, of: { name: string; email: string }): Promise<string> {
  const problem = passwordProblem(password, of);
  if (problem) throw new Invalid(problem, { password: problem });
  return inTurn(() => hash(plain(password), cost));
}

let dummy: Promise<string> | undefined;

/**
 * Whether a password is the one behind a stored hash. Without a hash the answer is no after the same work, so that the
 * time it takes does not tell who has an account.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= inTurn(() => hash("nobody's password", cost));
  const against = stored ?? (await dummy);
  // Longer than any password can be: not worth hashing.
  const right = await inTurn(() => verify(against, plain(password.slice(0, 1000))));
  return right && stored !== null;
}
