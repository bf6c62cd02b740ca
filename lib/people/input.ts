import { z } from "zod";
import { line } from "@/lib/input";

export const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Keep the e-mail address under 254 characters.")
  .pipe(z.email("Write an e-mail address such as name@newsroom.example."));

export const nameInput = line(120, "a name");

/** argon2id in PHC form, from `newPasswordHash`: hashing takes too long for a transaction. */
export const passwordHashInput = z.string().regex(/^\$argon2id\$/, "Hash the password first.");
