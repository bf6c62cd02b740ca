import { basename } from "node:path";
import { z } from "zod";
import { readApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { reanchored } from "@/lib/claims/reanchor";
import { bytesOf, unpacked } from "@/scripts/desk/files";
import { Failed, pathOf, type Terminal, UsageError, type Verb } from "@/scripts/desk/verb";

/** Quotations on the old text. Where the offsets do not fit their words, the words and their surroundings decide. */
const selectorsInput = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    exact: z.string(),
    prefix: z.string().nullish(),
    suffix: z.string().nullish(),
    start: z.number().nullish(),
    end: z.number().nullish(),
  }),
);

const anchorVerb: Verb = {
  name: "anchor",
  usage: "anchor OLD NEW --selectors S.json",
  does: "finds the quotations of one file again in its corrected version, and prints where they are; needs no database",
  options: { selectors: { type: "string" } },
  async run(typed, terminal) {
    const [old, fresh, ...more] = typed.files;
    if (old === undefined || fresh === undefined || more.length > 0)
      throw new UsageError("Name two files: the old version, then the new one.");
    const asked = await selectorsIn(typed.needed("selectors"), terminal);
    const [before, after] = await Promise.all([textOf(old, terminal), textOf(fresh, terminal)]);
    const found = reanchored(
      before,
      after,
      asked.map(({ exact, prefix, suffix, start, end }, index) => ({
        id: String(index),
        exact,
        prefix: prefix ?? "",
        suffix: suffix ?? "",
        start: start ?? 0,
        end: end ?? 0,
      })),
    );
    const json = found.map((one, index) => ({ ...one, id: asked[index]?.id }));
    return { text: `${JSON.stringify(json)}\n`, json };
  },
};

export const anchorVerbs: readonly Verb[] = [anchorVerb];

/** The text of a file, as a revision would hold it. */
async function textOf(file: string, terminal: Terminal): Promise<string> {
  const path = pathOf(terminal, file);
  const { maxUploadBytes: most, timeZone } = terminal.settings();
  const fileName = basename(path).replace(/\.gz$/i, "");
  try {
    const bytes = await unpacked(await bytesOf(path, most), most);
    return (await readApart({ incoming: { bytes, fileName }, time: { timeZone, now: terminal.now } })).text;
  } catch (error) {
    throw error instanceof UnreadableError ? new Failed(`${file}: ${error.message}`) : error;
  }
}

async function selectorsIn(file: string, terminal: Terminal): Promise<z.output<typeof selectorsInput>> {
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(pathOf(terminal, file), terminal.settings().maxUploadBytes);
  } catch (error) {
    throw error instanceof UnreadableError ? new Failed(`${file}: ${error.message}`) : error;
  }
  const wanted = `${file} must hold a JSON array of {id, exact, prefix, suffix, start, end}.`;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Failed(wanted);
  }
  const read = selectorsInput.safeParse(value);
  if (!read.success) {
    const [first] = read.error.issues;
    throw new Failed(`${wanted} At ${first?.path.join(".") || "the top"}: ${first?.message ?? "something else"}.`);
  }
  return read.data;
}
