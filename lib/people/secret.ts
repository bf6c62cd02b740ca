import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 random bits for a link or a token. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret. A plain hash will do: 256 random bits cannot be guessed. */
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");
