"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

type Erase = (input: { dossierId: string; number: number; reason: string }) => Promise<Result<{ numbers: number[] }>>;

/** Erases what an event says on legal demand, after saying what goes, what stays and who else holds it. */
export const EraseEvent = ({
  dossierId,
  number,
  numbers,
  editions,
  goes,
  stays,
  erase,
}: {
  dossierId: string;
  number: number;
  /** Events that go with it, itself included. */
  numbers: readonly number[];
  /** Editions that were made with its words in them. */
  editions: readonly number[];
  goes: string | null;
  stays: string | null;
  erase: Erase;
}) => {
  const [reason, setReason] = useState("");
  const { run, busy, refused } = useAction(erase);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run({ dossierId, number, reason });
  };
  const others = numbers.filter((one) => one !== number);
  return (
    <form onSubmit={submit} className="mt-3 grid max-w-[620px] gap-4" noValidate>
      <p>Only where the law demands it. It cannot be undone.</p>
      <ul className="grid gap-2">
        <li>
          <b>Goes:</b> what this event says
          {others.length > 0 &&
            `, and what event${others.length === 1 ? "" : "s"} ${others.join(", ")} say of the same thing`}
          {goes && `; ${goes}`}.
        </li>
        <li>
          <b>Stays:</b> that it happened, when, by whom, and your reason. {stays}
        </li>
        <li>
          <b>In other hands:</b>{" "}
          {editions.length > 0
            ? `edition${editions.length === 1 ? "" : "s"} ${editions.join(", ")} may hold it; whoever has a copy keeps it.`
            : "no edition holds it."}{" "}
          Backups and mails from before are not changed by this. Ask whoever keeps them.
        </li>
      </ul>
      <TextInput
        label="Reason"
        hint="Who demands it and why, for example the order of a court. Do not say again what goes: this stays."
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={refused?.fields.reason}
      />
      {refused && !refused.fields.reason && <Notice kind="error" title={refused.message} />}
      <div>
        <Button type="submit" variant="danger" busy={busy}>
          Erase for good
        </Button>
      </div>
    </form>
  );
};
