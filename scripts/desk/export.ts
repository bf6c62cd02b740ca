import { randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { bytesOfBlob } from "@/db/blobs";
import type { Desk } from "@/db/client";
import { activeLeads } from "@/db/dossiers";
import { personById } from "@/db/people";
import type { Actor } from "@/lib/actor";
import { makeEditionInput } from "@/lib/editions/commands";
import { editionFile } from "@/lib/editions/files";
import { formats, isFormat } from "@/lib/editions/formats";
import { sealEdition } from "@/lib/editions/seal";
import { NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import { actorFor, pathOf, UsageError, type Verb } from "@/scripts/desk/verb";

const exportVerb: Verb = {
  name: "export",
  usage: "export --dossier D --format F [--audience desk|legal|public] [--reason R] [--email E] --out FILE",
  does: `makes an edition and writes it to a file that only you can read; F is ${Object.keys(formats).join(" or ")}; in the name of E, or of the dossier's lead`,
  options: {
    dossier: { type: "string" },
    format: { type: "string" },
    audience: { type: "string" },
    reason: { type: "string" },
    email: { type: "string" },
    out: { type: "string" },
  },
  async run(typed, terminal) {
    const format = typed.needed("format");
    if (!isFormat(format)) throw new UsageError(`There is no format ${format}.`);
    const out = pathOf(terminal, typed.needed("out"));
    const input = parse(makeEditionInput, {
      dossierId: typed.needed("dossier"),
      audience: typed.value("audience") ?? "desk",
      reason: typed.value("reason") ?? "Exported at the command line.",
    });
    const desk = await terminal.open();
    const email = typed.value("email");
    const actor =
      email === null ? await leadOf(desk, input.dossierId, terminal.now) : await actorFor(desk, email, terminal.now);
    const { id, number } = await sealEdition(desk, actor, input, terminal.settings());
    const where = terminal.settings();
    const file = await editionFile(desk, actor, { editionId: id, format }, where);
    await writeForOneself(out, await bytesOfBlob(where.dataDir, file.sha256));
    return {
      text: `Edition ${number} for ${input.audience}, made in the name of ${actor.name}: ${out}\n`,
      json: { id, number, audience: input.audience, format, personId: actor.personId, out },
    };
  },
};

export const exportVerbs: readonly Verb[] = [exportVerb];

/** Whoever keeps the server names nobody: then a lead answers for the edition, as the history shows. */
async function leadOf(desk: Desk, dossierId: string, now: Date): Promise<Actor & { name: string }> {
  const [first] = await activeLeads(desk.read, dossierId);
  const lead = first === undefined ? null : await personById(desk.read, first);
  if (!lead)
    throw new NotFound("There is no such dossier, or it has no lead who can sign in. Name somebody: --email E.");
  return { personId: lead.id, admin: lead.role === "admin", name: lead.name, now };
}

/** The file appears whole, and closed to other accounts of the machine even where one of that name was open before. */
async function writeForOneself(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, bytes, { mode: 0o600, flag: "wx" });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
