"use client";

import { type FormEvent, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { dossierRoleWord } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import { type DossierRole, dossierRoles } from "@/lib/dossiers/dossier";

export type ListedMember = { personId: string; name: string; role: DossierRole; disabled: boolean };

type Set = (input: { dossierId: string; personId: string; role: DossierRole }) => Promise<Result<unknown>>;

/** What a lead may do about the members of a dossier. */
export type ManageMembers = {
  add: Set;
  change: Set;
  remove: (input: { dossierId: string; personId: string }) => Promise<Result<unknown>>;
};

const roleMeaning: Record<DossierRole, string> = {
  lead: "Lead: everything, members and standard included",
  checker: "Checker: tags, checks, and signs what others checked",
  reader: "Reader: reads and comments",
};

/** Who is in a dossier, as what; leads let people in, change roles and take people out. */
export const Members = ({
  dossierId,
  members,
  others,
  meId,
  manage,
}: {
  dossierId: string;
  members: readonly ListedMember[];
  /** People of the newsroom who are not in it and can sign in. */
  others: readonly { id: string; name: string; email: string }[];
  meId: string;
  manage: ManageMembers | null;
}) => (
  <>
    <ul className="rows">
      {members.map((member) => (
        <MemberRow
          key={member.personId}
          dossierId={dossierId}
          member={member}
          me={member.personId === meId}
          manage={manage}
        />
      ))}
    </ul>
    {manage && <AddMember dossierId={dossierId} others={others} add={manage.add} />}
  </>
);

const MemberRow = ({
  dossierId,
  member: { personId, name, role, disabled },
  me,
  manage,
}: {
  dossierId: string;
  member: ListedMember;
  me: boolean;
  manage: ManageMembers | null;
}) => {
  const change = useAction(manage?.change ?? never);
  const remove = useAction(manage?.remove ?? never);
  const [asking, setAsking] = useState(false);
  const refused = change.refused ?? remove.refused;
  return (
    <li className="grid gap-2 py-2">
      <div className="row flex-wrap">
        <Avatar name={name} me={me} />
        <span className="grow min-w-32 [overflow-wrap:anywhere]">
          <span dir="auto">{name}</span>
          {me && <span className="muted"> (you)</span>}
          {disabled && <span className="muted"> · can no longer sign in</span>}
        </span>
        {manage ? (
          <>
            <select
              className="input h-8 w-auto"
              aria-label={`Role of ${name}`}
              value={role}
              aria-busy={change.busy || undefined}
              onChange={(event) => change.run({ dossierId, personId, role: event.target.value as DossierRole })}
            >
              {dossierRoles.map((one) => (
                <option key={one} value={one}>
                  {dossierRoleWord[one]}
                </option>
              ))}
            </select>
            {asking ? (
              <span className="row">
                <Button
                  size="sm"
                  variant="danger"
                  busy={remove.busy}
                  onClick={async () => {
                    setAsking(false);
                    const answer = await remove.run({ dossierId, personId });
                    if (answer.ok)
                      toast(`${name} is out of the dossier. Their open claims and tasks are nobody’s now.`);
                  }}
                >
                  Take {me ? "myself" : name} out
                </Button>
                <Button size="sm" variant="ghost" onClick={() => setAsking(false)}>
                  Keep
                </Button>
              </span>
            ) : (
              <Button
                size="sm"
                variant="ghost"
                icon="x"
                aria-label={`Take ${name} out`}
                onClick={() => setAsking(true)}
              />
            )}
          </>
        ) : (
          <span className="muted">{dossierRoleWord[role]}</span>
        )}
      </div>
      {refused && <Notice kind="error">{refused.message}</Notice>}
    </li>
  );
};

const never = async (): Promise<Result<unknown>> => {
  throw new Error("only a lead manages members");
};

const AddMember = ({
  dossierId,
  others,
  add,
}: {
  dossierId: string;
  others: readonly { id: string; name: string; email: string }[];
  add: Set;
}) => {
  const [personId, setPersonId] = useState("");
  const [role, setRole] = useState<DossierRole>("checker");
  const { run, busy, refused } = useAction(add);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const person = others.find((one) => one.id === personId);
    const answer = await run({ dossierId, personId, role });
    if (!answer.ok) return;
    setPersonId("");
    toast(`${person?.name ?? "They"} can see the dossier now.`);
  };
  if (others.length === 0)
    return (
      <p className="hint mt-3">
        Everybody of the newsroom is in this dossier already. An administrator invites more people.
      </p>
    );
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-3">
      {refused && !refused.fields.personId && <Notice kind="error">{refused.message}</Notice>}
      <div className="grid items-start gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
        <Select
          label="Let somebody in"
          value={personId}
          onChange={(event) => setPersonId(event.target.value)}
          options={[
            { value: "", label: "Choose a person" },
            ...others.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` })),
          ]}
          error={refused?.fields.personId}
        />
        <Select
          label="As"
          value={role}
          onChange={(event) => setRole(event.target.value as DossierRole)}
          options={dossierRoles.map((one) => ({ value: one, label: dossierRoleWord[one] }))}
          hint={roleMeaning[role]}
        />
        <Button type="submit" className="md:mt-[25px] md:h-9" busy={busy} disabled={personId === ""}>
          Let them in
        </Button>
      </div>
    </form>
  );
};
