import { fingerprintIn } from "@/lib/editions/seal/key";
import { about, findingLine, headline, meaning } from "@/lib/editions/seal/told";
import { unzipped } from "@/lib/editions/seal/unzip";
import { checked } from "@/lib/editions/seal/verify";
import { NotAnEdition } from "@/lib/editions/seal/zip-entries";
import { bytesOf } from "@/scripts/desk/files";
import { Failed, pathOf, UsageError, type Verb } from "@/scripts/desk/verb";

/** The most that one file of an edition is read of, on a machine that may be a small one. */
const most = 2 * 1024 ** 3;

const verifyVerb: Verb = {
  name: "verify",
  usage: "verify FILE [--key FINGERPRINT]",
  does: "checks a sealed edition: every file, files that were added, the signature and the history; needs no database",
  options: { key: { type: "string" } },
  async run(typed, terminal) {
    const [file, ...more] = typed.files;
    if (file === undefined || more.length > 0) throw new UsageError("Name one sealed edition.");
    const key = typed.value("key");
    const wanted = key === null ? null : fingerprintIn(key);
    if (key !== null && wanted === null)
      throw new UsageError("A fingerprint has 64 letters and figures, 0 to 9 and a to f.");
    const found = checked(filesOf(await bytesOf(pathOf(terminal, file), most)), wanted);
    const text = [headline(found), meaning(found), ...about(found), ...found.findings.map(findingLine)].join("\n");
    // What was altered is said on standard output as every answer, and the exit code says that it does not hold.
    if (found.verdict === "proven" || found.verdict === "intact") return { text: `${text}\n`, json: found };
    terminal.out(typed.flag("json") ? `${JSON.stringify(found)}\n` : `${text}\n`);
    throw new Failed(`${file}: ${headline(found)}`);
  },
};

export const verifyVerbs: readonly Verb[] = [verifyVerb];

function filesOf(zip: Uint8Array) {
  try {
    return unzipped(zip);
  } catch (error) {
    throw error instanceof NotAnEdition ? new Failed(error.message) : error;
  }
}
