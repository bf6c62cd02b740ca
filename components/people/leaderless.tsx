"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

type Appoint = (input: { dossierId: string; personId: string }) => Promise<Result<{ personId: string }>>;
type Person = { id: string; name: string; email: string };

/**
 * Dossiers whose leads can no longer sign in. An administrator sees of them no more than that they exist, and appoints a
 * lead; the dossier's history tells it.
 */
export const Leaderless = ({
  dossiers,
  people,
  appoint,
  zone,
}: {
  dossiers: readonly { id: string; createdAt: string }[];
  people: readonly Person[];
  appoint: Appoint;
  zone: string;
}) => (
  <section>
    <SectionHead count={dossiers.length}>Dossiers without a lead</SectionHead>
    <p className="soft py-3">
      Nobody who leads them can sign in any more. Appoint somebody: they see the dossier, and its history shows that you
      did. You see nothing of it by that.
    </p>
    <ul className="rows border-t border-rule">
      {dossiers.map((dossier) => (
        <li key={dossier.id} className="py-3">
          <AppointLead dossier={dossier} people={people} appoint={appoint} zone={zone} />
        </li>
      ))}
    </ul>
  </section>
);

const AppointLead = ({
  dossier,
  people,
  appoint,
  zone,
}: {
  dossier: { id: string; createdAt: string };
  people: readonly Person[];
  appoint: Appoint;
  zone: string;
}) => {
  const [personId, setPersonId] = useState("");
  const { run, busy, refused } = useAction(appoint);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ dossierId: dossier.id, personId });
    if (answer.ok) toast(`${people.find((person) => person.id === personId)?.name ?? "They"} leads the dossier now.`);
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      {refused && !refused.fields.personId && <Notice kind="error">{refused.message}</Notice>}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-60 grow">
          <Select
            label={
              <>
                A dossier opened on <Time iso={dossier.createdAt} zone={zone} />
              </>
            }
            value={personId}
            onChange={(event) => setPersonId(event.target.value)}
            options={[
              { value: "", label: "Choose a lead" },
              ...people.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` })),
            ]}
            error={refused?.fields.personId}
          />
        </div>
        <Button type="submit" className="h-9" busy={busy} disabled={personId === ""}>
          Appoint
        </Button>
      </div>
    </form>
  );
};
