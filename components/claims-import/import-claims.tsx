"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef, useState } from "react";
import { useSignInAgain } from "@/components/people/sign-in-again";
import { Button, LinkButton } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { counted } from "@/components/vocabulary/words";
import type { Refused, Result } from "@/lib/action";
import type { UnsaidStance } from "@/lib/claims/import/drafts";
import type { Mapping } from "@/lib/claims/import/fields";
import type { ShownImport } from "@/lib/claims/import/shown";
import { ColumnsTable } from "./columns-table";
import { countsLine, whatItIs } from "./import-words";
import { FirstRows, Notes } from "./preview";
import { checkFile, type Imported, importFile, type Reading } from "./send-import";

const unsaidChoices: { value: UnsaidStance; label: string }[] = [
  { value: "verdict", label: "support what the sheet calls true, refute what it calls false, else context" },
  { value: "supports", label: "support their claims" },
  { value: "refutes", label: "refute their claims" },
  { value: "context", label: "are context" },
];

const asProposed: Reading = { sheet: null, mapping: null, unsaid: "verdict" };

/**
 * Imports claims from a file: what each column holds is proposed and can be changed, and what would come of it is shown first.
 * The file and what was chosen stay when it is refused.
 */
export const ImportClaims = ({
  dossierId,
  limit,
}: {
  dossierId: string;
  limit: { bytes: number; refusal: string };
}) => {
  const router = useRouter();
  const signInAgain = useSignInAgain();
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState(asProposed);
  const [shown, setShown] = useState<ShownImport | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState<"looking" | "importing" | null>(null);
  // Of several answers on their way, the one to the last question counts.
  const asked = useRef(0);

  async function withSignIn<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
    let answer = await ask();
    while (!answer.ok && answer.refused.kind === "signed-out" && (await signInAgain())) answer = await ask();
    return answer;
  }

  async function look(at: File, how: Reading) {
    asked.current += 1;
    const question = asked.current;
    setReading(how);
    setRefused(null);
    setBusy("looking");
    const answer = await withSignIn(() => checkFile(dossierId, at, how));
    if (question !== asked.current) return;
    setBusy(null);
    if (!answer.ok) {
      setRefused(answer.refused);
      return;
    }
    setShown(answer.value);
    setReading({ ...how, mapping: answer.value.mapping });
  }

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    if (!chosen) return;
    setImported(null);
    setShown(null);
    setFile(chosen);
    if (chosen.size > limit.bytes) setRefused({ kind: "too-large", message: limit.refusal, fields: {}, extra: {} });
    else void look(chosen, asProposed);
  };

  const bring = async () => {
    if (!file) return;
    setBusy("importing");
    setRefused(null);
    const answer = await withSignIn(() => importFile(dossierId, file, reading));
    setBusy(null);
    if (!answer.ok) {
      setRefused(answer.refused);
      return;
    }
    setImported(answer.value);
    setShown(null);
    setFile(null);
    router.refresh();
  };

  const change = (how: Partial<Reading>) => file && look(file, { ...reading, ...how });
  const nothing = shown && shown.counts.claims + shown.counts.evidence + shown.counts.mentions === 0;
  const because = !shown
    ? undefined
    : shown.problems.count > 0
      ? "Mend what is listed above, in the columns or in the file."
      : nothing
        ? "It has no claim, evidence or words in the articles that the dossier does not have."
        : undefined;

  return (
    <div className="mt-6 grid max-w-[1040px] grid-cols-1 gap-8">
      {imported && (
        <Notice
          kind="info"
          title={`Imported from ${imported.fileName}: ${countsLine(imported)}.`}
          actions={<LinkButton href={`/dossiers/${dossierId}/claims`}>Show the claims</LinkButton>}
        >
          Each of them is in the history with the name of the file.
        </Notice>
      )}
      {imported && imported.told.count > 0 && <Notes title="Good to know" notes={imported.told} />}
      <div className="max-w-[620px]">
        <Field label="File" hint="CSV, XLSX, or JSON of annotations or reviews; up to 20,000 rows.">
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              className="input"
              accept=".csv,.tsv,.txt,.xlsx,.json,.jsonld,.html"
              onChange={choose}
            />
          )}
        </Field>
      </div>
      <p className="sr" role="status">
        {busy === "looking" ? "The file is read." : shown ? `${whatItIs(shown)} ${countsLine(shown.counts)}.` : ""}
      </p>
      {refused && (
        <Notice kind="error" title={refused.message}>
          {file && "Your file and what you chose are still here."}
        </Notice>
      )}
      {busy === "looking" && !shown && <p className="muted">Reading {file?.name}…</p>}
      {shown && (
        <>
          <section className="grid grid-cols-1 gap-4">
            <SectionHead>What it is</SectionHead>
            <p>
              <bdi>{shown.fileName}</bdi>: {whatItIs(shown)}
            </p>
            <div className="form two-up">
              {shown.sheets.length > 1 && (
                <Select
                  label="Sheet"
                  value={shown.sheet}
                  onChange={({ target }) => change({ sheet: target.value, mapping: null })}
                  options={shown.sheets.map((name) => ({ value: name, label: name }))}
                />
              )}
              <Select
                label="Where the file does not say, sources"
                value={reading.unsaid}
                onChange={({ target }) => change({ unsaid: target.value as UnsaidStance })}
                options={unsaidChoices}
              />
            </div>
          </section>
          <section>
            <SectionHead count={shown.columns.length}>What its columns hold</SectionHead>
            <ColumnsTable
              columns={shown.columns}
              mapping={reading.mapping ?? shown.mapping}
              change={(mapping: Mapping) => change({ mapping })}
            />
          </section>
          <section>
            <SectionHead>The first rows, as they are understood</SectionHead>
            <FirstRows rows={shown.first} />
          </section>
          {shown.problems.count > 0 && <Notes title="To be mended first" notes={shown.problems} urgent />}
          {shown.told.count > 0 && <Notes title="Good to know" notes={shown.told} />}
          <div className="row flex-wrap gap-3">
            <Button variant="primary" busy={busy !== null} because={because} onClick={bring}>
              {shown.counts.claims > 0 ? `Import ${counted(shown.counts.claims, "claim")}` : "Import what is new"}
            </Button>
            {!because && <span className="hint">{countsLine(shown.counts)}. All of it or nothing.</span>}
          </div>
        </>
      )}
    </div>
  );
};
