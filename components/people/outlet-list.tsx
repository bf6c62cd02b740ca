"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Select, TextArea, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { type Reliability, reliabilities, reliabilityMeaning } from "@/lib/sources/source";

export type ListedOutlet = {
  id: string;
  name: string;
  shortNames: string[];
  domains: string[];
  reliability: Reliability | null;
  version: number;
};

type Save = (input: {
  outletId?: string;
  name: string;
  shortNames: string[];
  domains: string[];
  reliability: Reliability | null;
  seen?: number;
}) => Promise<Result<unknown>>;

/** The newsroom's outlets, each to be edited in a dialog. */
export const OutletList = ({ outlets, save }: { outlets: readonly ListedOutlet[]; save: Save }) => {
  const [edited, setEdited] = useState<ListedOutlet | "new" | null>(null);
  const add = (
    <Button variant="primary" icon="plus" onClick={() => setEdited("new")}>
      Add an outlet
    </Button>
  );
  return (
    <section className="mt-8">
      <SectionHead count={outlets.length} end={outlets.length > 0 && add}>
        Outlets
      </SectionHead>
      {outlets.length === 0 ? (
        <Empty drawing="origins" title="No outlet has a name here yet" actions={add}>
          Name the outlets that your articles come from. Their short names and domains are then known for the same
          outlet wherever a source is counted.
        </Empty>
      ) : (
        <Table
          caption="Outlets"
          className="max-[760px]:[&_:is(th,td):nth-child(2)]:hidden"
          head={[
            "Name",
            "Also written",
            "Domains",
            "Reliability",
            <span key="edit" className="sr">
              Edit
            </span>,
          ]}
        >
          {outlets.map((outlet) => (
            <tr key={outlet.id}>
              <td>{outlet.name}</td>
              <td>{outlet.shortNames.join(", ")}</td>
              <td>{outlet.domains.join(", ")}</td>
              <td>{outlet.reliability && `${outlet.reliability}, ${reliabilityMeaning[outlet.reliability]}`}</td>
              <td className="r">
                <Button size="sm" variant="ghost" aria-label={`Edit ${outlet.name}`} onClick={() => setEdited(outlet)}>
                  Edit
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {edited && (
        <EditOutlet
          key={edited === "new" ? "new" : edited.id}
          outlet={edited === "new" ? null : edited}
          save={save}
          close={() => setEdited(null)}
        />
      )}
    </section>
  );
};

const linesOf = (text: FormDataEntryValue | null) =>
  String(text ?? "")
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const EditOutlet = ({ outlet, save, close }: { outlet: ListedOutlet | null; save: Save; close: () => void }) => {
  const { run, busy, refused } = useAction(save);
  // Somebody else saved it meanwhile: theirs is shown beside mine, and saving again puts mine over it.
  const theirs = refused?.kind === "conflict" ? (refused.extra.current as ListedOutlet | undefined) : undefined;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const grade = reliabilities.find((each) => each === data.get("reliability")) ?? null;
    const answer = await run({
      ...(outlet ? { outletId: outlet.id, seen: theirs?.version ?? outlet.version } : {}),
      name: String(data.get("name") ?? ""),
      shortNames: linesOf(data.get("shortNames")),
      domains: linesOf(data.get("domains")),
      reliability: grade,
    });
    if (answer.ok) close();
  };
  const problem = (field: string) =>
    Object.entries(refused?.fields ?? {}).find(([name]) => name === field || name.startsWith(`${field}.`))?.[1];
  return (
    <Dialog
      open
      onClose={close}
      title={outlet ? outlet.name : "Add an outlet"}
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
      <TextInput label="Name" name="name" defaultValue={outlet?.name} error={problem("name")} required />
      <TextArea
        optional
        label="Short names"
        name="shortNames"
        defaultValue={outlet?.shortNames.join("\n")}
        hint="One a line, as articles write them: the Courier."
        error={problem("shortNames")}
      />
      <TextArea
        optional
        label="Domains"
        name="domains"
        defaultValue={outlet?.domains.join("\n")}
        hint="One a line: courier.example."
        error={problem("domains")}
      />
      <Select
        optional
        label="Reliability"
        name="reliability"
        defaultValue={outlet?.reliability ?? ""}
        options={[
          { value: "", label: "Not graded" },
          ...reliabilities.map((grade) => ({ value: grade, label: `${grade}, ${reliabilityMeaning[grade]}` })),
        ]}
      />
    </Dialog>
  );
};
