import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { SectionHead } from "@/components/ui/page-head";
import { dossierRoleWord } from "@/components/vocabulary/words";
import type { DossierRole } from "@/lib/dossiers/dossier";

export type TeamMember = {
  personId: string;
  name: string;
  role: DossierRole;
  disabled: boolean;
  openTasks: number;
  openClaims: number;
};

/** Who is in a dossier, and how much each of them has open. */
export const Team = ({
  dossierId,
  members,
  meId,
  mayInvite,
}: {
  dossierId: string;
  members: readonly TeamMember[];
  meId: string;
  mayInvite: boolean;
}) => (
  <section>
    <SectionHead
      count={members.length}
      end={
        mayInvite && (
          <Link className="link" href={`/dossiers/${dossierId}/settings#members`}>
            Invite
          </Link>
        )
      }
    >
      Team
    </SectionHead>
    <ul className="rows">
      {members.map(({ personId, name, role, disabled, openTasks, openClaims }) => (
        <li className="row py-2" key={personId}>
          <Avatar name={name} me={personId === meId} />
          <span className="grow trunc">
            <span dir="auto">{name}</span>{" "}
            <span className="muted">
              · {dossierRoleWord[role].toLowerCase()}
              {disabled && ", can no longer sign in"}
            </span>
          </span>
          <span className="hint num" title={`${openTasks} open tasks, ${openClaims} claims to check`}>
            {openTasks + openClaims} open
          </span>
        </li>
      ))}
    </ul>
  </section>
);
