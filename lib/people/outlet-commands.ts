import { z } from "zod";
import { isDuplicate, type Tx } from "@/db/client";
import { record } from "@/db/history";
import { insertOutlet, type Outlet, outletById, outletsAll, updateOutlet } from "@/db/outlets";
import type { Actor } from "@/lib/actor";
import { settleEverywhere } from "@/lib/claims/settle";
import { Conflict, Invalid, NotFound } from "@/lib/errors";
import { idInput, line, seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { followOutletGrade } from "@/lib/sources/grade-commands";
import { countryCodes } from "@/lib/sources/outlets/country";
import { reliabilities } from "@/lib/sources/source";

const domainInput = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) =>
    text
      .replace(/^https?:\/\//, "")
      .replace(/[/?#].*$/, "")
      .replace(/^www\.(?=.*\.)/, ""),
  )
  .pipe(
    z
      .string()
      .max(253)
      .regex(/^([\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+$/u, "Write a domain such as courier.example."),
  );

const unique = (texts: string[]) => [...new Set(texts)];

export const saveOutletInput = z.strictObject({
  /** Left out for a new outlet. */
  outletId: idInput.optional(),
  name: line(120, "the outlet's name"),
  shortNames: z.array(line(120, "a short name")).max(20, "Keep to 20 short names.").default([]).transform(unique),
  domains: z.array(domainInput).max(20, "Keep to 20 domains.").default([]).transform(unique),
  country: z
    .string()
    .refine((code) => code === "" || countryCodes.includes(code), "Choose a country, or none.")
    .default(""),
  reliability: z.enum(reliabilities, { error: "Choose a grade from A to F, or none." }).nullable().default(null),
  /** The version that was seen, when an outlet is changed. */
  seen: seenInput.optional(),
});

/**
 * Adds an outlet or changes one, so that all its names and domains mean one outlet everywhere. Its grade becomes that of
 * its sources in every dossier, but of those that somebody graded themselves.
 *
 * One that is called as an outlet that comes with the desk, or has one of its domains, stands for it from then on.
 * @throws Conflict when another outlet has the name, or this one has changed since it was seen.
 */
export async function saveOutlet(tx: Tx, actor: Actor, input: z.output<typeof saveOutletInput>): Promise<Outlet> {
  authorise("outlets.manage", { admin: actor.admin });
  const { outletId, seen, ...fields } = input;
  const before = await outletsAll(tx);
  try {
    const saved = outletId ? await change(tx, outletId, seen, fields) : await insertOutlet(tx, fields);
    await record(tx, actor, null, {
      type: "outlet-saved",
      subject: { type: "outlet", id: saved.id },
      payload: fields,
    });
    await followOutletGrade(tx, actor, saved.id, before, await outletsAll(tx));
    await settleEverywhere(tx, actor);
    return saved;
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict(`There is an outlet called ${fields.name} already. Change that one.`);
    throw error;
  }
}

async function change(tx: Tx, id: string, seen: number | undefined, fields: Omit<Outlet, "id" | "version">) {
  const current = await outletById(tx, id);
  if (!current) throw new NotFound();
  if (seen === undefined) throw new Invalid("Please mend: seen.", { seen: "Say which version you saw." });
  const saved = await updateOutlet(tx, id, seen, fields);
  if (!saved)
    throw new Conflict(`${current.name} was changed by somebody else meanwhile. Look again and decide.`, { current });
  return saved;
}
