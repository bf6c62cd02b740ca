"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { fingerprintIn } from "@/lib/editions/seal/key";
import { about, headline, meaning } from "@/lib/editions/seal/told";
import { unzipped } from "@/lib/editions/seal/unzip";
import { type Checked, checked } from "@/lib/editions/seal/verify";
import { NotAnEdition } from "@/lib/editions/seal/zip-entries";

type Errors = { file?: string; key?: string };

/** Checks an edition that a person chooses, with the very code of `desk verify`, without sending anything anywhere. */
export function VerifyEdition() {
  const [found, setFound] = useState<Checked | null>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  const check = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    const typed = String(form.get("key") ?? "").trim();
    const wanted = typed === "" ? null : fingerprintIn(typed);
    setFound(null);
    if (!(file instanceof File) || file.size === 0) return setErrors({ file: "Choose the ZIP file of the edition." });
    if (typed !== "" && wanted === null)
      return setErrors({ key: "A fingerprint has 64 letters and figures, 0 to 9 and a to f. Copy it whole." });
    setErrors({});
    setBusy(true);
    const answer = await checkedFile(file, wanted);
    setBusy(false);
    if ("error" in answer) setErrors({ file: answer.error });
    else setFound(answer);
  };

  return (
    <form onSubmit={check} className="form">
      <h1 className="h1">Check a sealed edition</h1>
      <p className="soft">
        Whether every file in it is as the newsroom sealed it, and whether anything was added. The file is read in this
        browser alone: nothing is sent, and you may go offline first.
      </p>
      <Field label="Sealed edition" hint="The ZIP file as you were given it." error={errors.file}>
        {(wiring) => <input {...wiring} type="file" name="file" accept=".zip,application/zip" className="input" />}
      </Field>
      <TextInput
        label="Fingerprint of the newsroom’s key"
        name="key"
        optional
        spellCheck={false}
        autoComplete="off"
        hint="Ask the newsroom for it by another way: on paper, on its site, on the telephone."
        error={errors.key}
      />
      <div className="actions">
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Check it
        </Button>
      </div>
      <div aria-live="polite">{found && <Answer found={found} />}</div>
    </form>
  );
}

function Answer({ found }: { found: Checked }) {
  const good = found.verdict === "proven" || found.verdict === "intact";
  return (
    <Notice kind={good ? "info" : "error"} icon={good ? "check" : "warn"} title={headline(found)}>
      <p className="wrap-anywhere">{meaning(found)}</p>
      {found.findings.length > 0 && (
        <ul className="mt-2 list-disc pl-5">
          {found.findings.map(({ path, what, detail }) => (
            <li key={`${path} ${what}`} className="wrap-anywhere">
              <code>{path}</code>: {detail}
            </li>
          ))}
        </ul>
      )}
      <ul className="mt-2">
        {about(found).map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Lets the page show that it works before it reckons, which holds the browser for as long as it takes. */
async function checkedFile(file: File, wanted: string | null): Promise<Checked | { error: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    return checked(unzipped(bytes), wanted);
  } catch (error) {
    if (error instanceof NotAnEdition) return { error: error.message };
    throw error;
  }
}
