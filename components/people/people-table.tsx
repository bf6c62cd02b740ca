"use client";

import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { OfferedLink as Offered } from "@/lib/people/letters";
import type { NewsroomRole } from "@/lib/people/person";
import { OfferedLink } from "./offered-link";

export type ListedPerson = {
  id: string;
  name: string;
  email: string;
  role: NewsroomRole;
  disabled: boolean;
  version: number;
};

type Change = { personId: string; role?: NewsroomRole; disabled?: boolean; seen?: number };

/** What an administrator may do to the people of the list. */
export type Manage = {
  change: (input: Change) => Promise<Result<ListedPerson>>;
  offerReset: (input: { personId: string }) => Promise<Result<Offered>>;
};

const roleWord: Record<NewsroomRole, string> = { admin: "Administrator", member: "Member" };

/** On a phone e-mail and state stand under the name, and their columns go. */
const twoLines = "max-[760px]:[&_:is(th,td):is(:nth-child(2),:nth-child(4))]:hidden";

/** The people of the newsroom; with a menu in each row for those who manage them. */
export const PeopleTable = ({
  people,
  meId,
  manage,
  zone,
}: {
  people: readonly ListedPerson[];
  meId: string;
  manage: Manage | null;
  zone: string;
}) => {
  const [refused, setRefused] = useState("");
  return (
    <>
      {refused && (
        <Notice kind="error" className="mt-3">
          {refused}
        </Notice>
      )}
      <Table
        caption="People of the newsroom"
        className={twoLines}
        head={["Name", "E-mail", "Role", "State", ...(manage ? [<Unseen key="change">Change</Unseen>] : [])]}
      >
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <span className="row">
                <Avatar name={person.name} me={person.id === meId} />
                <span className="min-w-36 [overflow-wrap:anywhere]">
                  {person.name}
                  {person.id === meId && <span className="muted"> (you)</span>}
                  <span className="muted hidden max-[760px]:block [overflow-wrap:anywhere]">
                    {person.email.split("@")[0]}
                    <wbr />@{person.email.split("@")[1]}
                    {person.disabled && ", disabled"}
                  </span>
                </span>
              </span>
            </td>
            <td className="min-w-40 [overflow-wrap:anywhere]">{person.email}</td>
            <td>{roleWord[person.role]}</td>
            <td className={person.disabled ? "muted" : undefined}>{person.disabled ? "Disabled" : "Active"}</td>
            {manage && (
              <td className="r">
                <PersonMenu person={person} manage={manage} zone={zone} tell={setRefused} />
              </td>
            )}
          </tr>
        ))}
      </Table>
    </>
  );
};

const Unseen = ({ children }: { children: string }) => <span className="sr">{children}</span>;

/** What can be done to one person; disabling is asked once more, since it signs them out at once. */
const PersonMenu = ({
  person,
  manage,
  zone,
  tell,
}: {
  person: ListedPerson;
  manage: Manage;
  zone: string;
  /** Says above the table why something was refused; empty when it went well. */
  tell: (sentence: string) => void;
}) => {
  const change = useAction(manage.change);
  const reset = useAction(manage.offerReset);
  const [asking, setAsking] = useState(false);
  const [offered, setOffered] = useState<Offered | null>(null);

  const to = async (set: Omit<Change, "personId">) => {
    const answer = await change.run({ personId: person.id, seen: person.version, ...set });
    tell(answer.ok ? "" : answer.refused.message);
    setAsking(false);
  };
  const offer = async () => {
    const answer = await reset.run({ personId: person.id });
    tell(answer.ok ? "" : answer.refused.message);
    if (answer.ok) setOffered(answer.value);
  };

  const entries: MenuEntry[] = [
    person.role === "admin"
      ? { label: "Make a member", icon: "person", onPick: () => to({ role: "member" }) }
      : { label: "Make an administrator", icon: "key", onPick: () => to({ role: "admin" }) },
  ];
  if (person.disabled) entries.push({ label: "Enable", icon: "undo", onPick: () => to({ disabled: false }) });
  else
    entries.push(
      { label: "Offer a new password", icon: "link", onPick: offer },
      { kind: "line" },
      { label: "Disable", icon: "lock", onPick: () => setAsking(true) },
    );

  return (
    <>
      <Menu label={`Change ${person.name}`} entries={entries}>
        <Icon name="more" />
      </Menu>
      <div className="text-left">
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title={`Disable ${person.name}?`}
          foot={
            <div className="end">
              <Button onClick={() => setAsking(false)}>Cancel</Button>
              <Button variant="primary" busy={change.busy} onClick={() => to({ disabled: true })}>
                Disable
              </Button>
            </div>
          }
        >
          <p>
            They are signed out everywhere at once and their API tokens end. What they did stays in the history. You can
            enable them again.
          </p>
        </Dialog>
        {offered && (
          <Dialog
            open
            onClose={() => setOffered(null)}
            title={`A new password for ${person.name}`}
            keepOpen
            foot={
              <div className="end">
                <Button variant="primary" onClick={() => setOffered(null)}>
                  Done
                </Button>
              </div>
            }
          >
            <OfferedLink offered={offered} zone={zone} />
          </Dialog>
        )}
      </div>
    </>
  );
};
