import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/page-head";
import { StatusBar, type StatusCounts } from "@/components/vocabulary/progress";
import { counted, dossierRoleWord, shownStatuses, statusWord } from "@/components/vocabulary/words";
import type { DossierRole } from "@/lib/dossiers/dossier";
import { AsTable } from "./as-table";

/** What somebody has open. */
type Load = { openTasks: number; openClaims: number; counts: StatusCounts };

export type TeamMember = Load & {
  personId: string;
  name: string;
  role: DossierRole;
  disabled: boolean;
};

/** Claims of those that are signed off are nobody's any more. */
const openStatuses = shownStatuses.filter((status) => status !== "signed-off");

/** Who is in a dossier, and how much each of them has open: as much of a bar as it is of what the one with most has. */
export const Team = ({
  dossierId,
  members,
  nobodys,
  meId,
  mayInvite,
  blindChecks,
}: {
  dossierId: string;
  members: readonly TeamMember[];
  /** Claims that nobody checks, and tasks that nobody has. */
  nobodys: Load;
  meId: string;
  mayInvite: boolean;
  /** How many claims two of them have judged without knowing of each other. */
  blindChecks: number;
}) => {
  const most = Math.max(nobodys.openClaims, ...members.map((member) => member.openClaims));
  return (
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
        {members.map(({ personId, name, role, disabled, ...load }) => (
          <li className="member" key={personId}>
            <Avatar name={name} me={personId === meId} />
            <span className="trunc">
              <span dir="auto">{name}</span>{" "}
              <span className="muted">
                · {dossierRoleWord[role].toLowerCase()}
                {disabled && ", can no longer sign in"}
              </span>
            </span>
            <Open {...load} most={most} />
          </li>
        ))}
        {nobodys.openClaims + nobodys.openTasks > 0 && (
          <li className="member">
            <Avatar name={null} />
            <span className="muted">Nobody yet</span>
            <Open {...nobodys} most={most} />
          </li>
        )}
      </ul>
      {most > 0 && (
        <AsTable
          caption="What everybody has open"
          head={["Who", ...openStatuses.map((status) => statusWord[status]), "Claims", "Tasks"]}
          rows={[
            ...members.map(({ personId, ...rest }) => ({ key: personId, ...rest })),
            { key: "", name: "Nobody", ...nobodys },
          ].map(({ key, name, counts, openClaims, openTasks }) => ({
            key,
            cells: [name, ...openStatuses.map((status) => counts[status]), openClaims, openTasks],
          }))}
        />
      )}
      {blindChecks > 0 && (
        <p className="pt-2">
          <Link className="link" href={`/dossiers/${dossierId}/agreement`}>
            How far they agree, by {counted(blindChecks, "blind check")}
          </Link>
        </p>
      )}
    </section>
  );
};

const Open = ({ openClaims, openTasks, counts, most }: Load & { most: number }) => (
  <>
    <span className="hint num text-right">
      {openTasks > 0 ? `${counted(openClaims, "claim")}, ${counted(openTasks, "task")}` : counted(openClaims, "claim")}
    </span>
    {openClaims > 0 && (
      <svg className="load" aria-hidden="true">
        <svg aria-hidden="true" width={`${((openClaims / most) * 100).toFixed(1)}%`} height="5">
          <StatusBar counts={counts} small />
        </svg>
      </svg>
    )}
  </>
);
