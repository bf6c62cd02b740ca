import { placeOf } from "@/db/visible";
import { performSlow, refusedBy } from "@/lib/action";
import { bodyOf, discard } from "@/lib/api/body";
import { fieldsOf, formInput } from "@/lib/api/form";
import { notesOf, shownImport } from "@/lib/claims/import/shown";
import { importClaims, importForm, importInputOf, prepareImport } from "@/lib/claims/import-commands";
import { Forbidden, Invalid, Refusal } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import { settings } from "@/lib/settings";

const takes = { form: { fields: formInput(importForm), files: "one" as const } };

/**
 * Looks at a file of claims and says what importing it would do (`check=only`), or imports it. The browser keeps the file and
 * sends it each time, so that nothing is stored of what is not imported.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ dossierId: string }> },
): Promise<Response> {
  const { dossierId } = await params;
  try {
    const value = await performSlow(async (desk, actor) => {
      if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin")
        throw new Forbidden("This did not come from the desk itself. Open the dossier and import it there.");
      authorise("claim.edit", (await placeOf(desk.read, actor, "dossier", dossierId)).facts);
      const of = settings();
      const { form } = await bodyOf(request, takes, of.maxUploadBytes);
      const file = form?.files[0];
      if (!form || !file) throw new Invalid("Send one file at a time.", { file: "Choose a file." });
      const { check, ...said } = fieldsOf(form, importForm);
      const prepared = await prepareImport(desk.read, actor, { dossierId, file, ...importInputOf(said) }, of);
      if (check) return shownImport(prepared);
      const made = await desk.transact((tx) => importClaims(tx, actor, { dossierId, prepared }));
      return { ...made, told: notesOf(made.told) };
    });
    return answer({ ok: true, value }, 200);
  } catch (error) {
    discard(request);
    if (error instanceof Refusal) return answer({ ok: false, refused: refusedBy(error) }, error.status);
    throw error;
  }
}

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
