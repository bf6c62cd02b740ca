import { noteAct } from "@/components/live/acted";
import type { Result } from "@/lib/action";
import type { UnsaidStance } from "@/lib/claims/import/drafts";
import type { Mapping } from "@/lib/claims/import/fields";
import type { ShownImport } from "@/lib/claims/import/shown";

/** How a file is to be read; null is as the desk proposes. */
export type Reading = { sheet: string | null; mapping: Mapping | null; unsaid: UnsaidStance };

export type Imported = ShownImport["counts"] & Pick<ShownImport, "fileName" | "told">;

/** Has the desk look at a file, and change nothing. */
export const checkFile = (dossierId: string, file: File, reading: Reading): Promise<Result<ShownImport>> =>
  send(dossierId, file, reading, { check: "only" });

/** Has the desk import a file. */
export const importFile = (dossierId: string, file: File, reading: Reading): Promise<Result<Imported>> => {
  noteAct();
  return send<Imported>(dossierId, file, reading, {}).finally(noteAct);
};

/** Never rejects: what went wrong is in the result. */
async function send<T>(
  dossierId: string,
  file: File,
  { sheet, mapping, unsaid }: Reading,
  more: Record<string, string>,
): Promise<Result<T>> {
  const form = new FormData();
  const fields = {
    ...more,
    unsaid,
    ...(sheet ? { sheet } : {}),
    ...(mapping ? { mapping: JSON.stringify(mapping) } : {}),
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  try {
    const response = await fetch(`/dossiers/${dossierId}/claims/import/file`, { method: "POST", body: form });
    const answer = (await response.json()) as Result<T>;
    if (typeof answer.ok === "boolean") return answer;
  } catch {
    // Told below, like an answer that is none.
  }
  const message =
    "The desk could not be reached, or the file was changed since you chose it. Nothing was imported. Try again.";
  return { ok: false, refused: { kind: "failed", message, fields: {}, extra: {} } };
}
