"use client";

import type { FormEvent } from "react";
import { GradeHelp } from "@/components/source/grade-help";
import { GradeHistory } from "@/components/source/grade-history";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { GradeStep } from "@/lib/sources/grade-history";
import type { ListedOutlet } from "@/lib/sources/outlets/listing";
import { type Reliability, reliabilities, reliabilityMeaning } from "@/lib/sources/source";

export type ShownOutlet = ListedOutlet & {
  /** Its country in words, "" for none. */
  countryName: string;
  /** How it came by its grade, newest first. */
  grades: readonly GradeStep[];
};

export type SaveOutlet = (input: {
  outletId?: string;
  name: string;
  shortNames: string[];
  domains: string[];
  country: string;
  reliability: Reliability | null;
  seen?: number;
}) => Promise<Result<unknown>>;

const linesOf = (text: FormDataEntryValue | null) =>
  String(text ?? "")
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Adds an outlet, changes one of the newsroom's, or puts one of the newsroom's in place of a known one. */
export const EditOutlet = ({
  outlet,
  countries,
  zone,
  save,
  close,
}: {
  /** Null for a new one. */
  outlet: ShownOutlet | null;
  countries: readonly { value: string; label: string }[];
  zone: string;
  save: SaveOutlet;
  close: () => void;
}) => {
  const { run, busy, refused } = useAction(save);
  // Somebody else saved it meanwhile: theirs is shown beside mine, and saving again puts mine over it.
  const theirs = refused?.kind === "conflict" ? (refused.extra.current as ListedOutlet | undefined) : undefined;
  const own = outlet?.id ? { outletId: outlet.id, seen: theirs?.version ?? outlet.version ?? 1 } : {};
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = String(data.get("name") ?? "");
    const answer = await run({
      ...own,
      name,
      shortNames: linesOf(data.get("shortNames")),
      domains: linesOf(data.get("domains")),
      country: String(data.get("country") ?? ""),
      reliability: reliabilities.find((each) => each === data.get("reliability")) ?? null,
    });
    if (!answer.ok) return;
    toast(`Saved ${name}.`);
    close();
  };
  const problem = (field: string) =>
    Object.entries(refused?.fields ?? {}).find(([name]) => name === field || name.startsWith(`${field}.`))?.[1];
  return (
    <Dialog
      open
      onClose={close}
      title={outlet ? <bdi>{outlet.name}</bdi> : "Add an outlet"}
      about={
        outlet && !outlet.id
          ? "It is known already. What you save here stands in its place, for this newsroom alone."
          : undefined
      }
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Save</SubmitButton>
        </div>
      }
    >
      {theirs ? (
        <Notice kind="stale" title="Somebody else saved this outlet meanwhile.">
          Theirs:{" "}
          {[theirs.name, ...theirs.shortNames, ...theirs.domains, theirs.reliability].filter(Boolean).join(", ")}. Save
          to put yours in its place, or cancel to keep theirs.
        </Notice>
      ) : (
        refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>
      )}
      <TextInput label="Name" name="name" dir="auto" defaultValue={outlet?.name} error={problem("name")} required />
      <TextArea
        optional
        label="Short names"
        name="shortNames"
        dir="auto"
        defaultValue={outlet?.shortNames.join("\n")}
        hint="One a line, as articles write them: the Courier. They are then nobody else’s."
        error={problem("shortNames")}
      />
      <TextArea
        optional
        label="Domains"
        name="domains"
        dir="ltr"
        defaultValue={outlet?.domains.join("\n")}
        hint="One a line: courier.example."
        error={problem("domains")}
      />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Select
          optional
          label="Country"
          name="country"
          defaultValue={outlet?.country ?? ""}
          error={problem("country")}
          options={[{ value: "", label: "None" }, ...countries]}
        />
        <Select
          optional
          label="Reliability"
          name="reliability"
          defaultValue={outlet?.reliability ?? ""}
          hint={<GradeHelp />}
          options={[
            { value: "", label: "Not graded" },
            ...reliabilities.map((grade) => ({ value: grade, label: `${grade}, ${reliabilityMeaning[grade]}` })),
          ]}
        />
      </div>
      <p className="hint">
        Its sources in every dossier follow the grade, but those that somebody graded themselves and those that are
        confidential.
      </p>
      {outlet && outlet.grades.length > 0 && (
        <details>
          <summary className="hint w-fit cursor-pointer">How it came by its grade</summary>
          <GradeHistory steps={outlet.grades} zone={zone} of="outlet" />
        </details>
      )}
    </Dialog>
  );
};
