import type { Metadata } from "next";
import { InvitePerson } from "@/components/people/invite-person";
import { Leaderless } from "@/components/people/leaderless";
import { PeopleTable } from "@/components/people/people-table";
import { UnsentMail } from "@/components/people/unsent-mail";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { read } from "@/db/client";
import { leaderlessDossiers } from "@/db/dossiers";
import { unsentMails } from "@/db/mails";
import { pendingInvitations, peopleCount, peopleList } from "@/db/people";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { appointLead, changePerson, invitePerson, offerReset, retryMail } from "./actions";

export const metadata: Metadata = { title: "Team" };

const pageLength = 100;

export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const actor = await signedInActor();
  const { after } = await searchParams;
  const cursor = typeof after === "string" ? after : undefined;
  const manages = may("people.manage", { admin: actor.admin });
  const [{ items, next }, total, pending, leaderless, unsent] = await Promise.all([
    peopleList(read, { limit: pageLength, cursor }),
    peopleCount(read),
    manages ? pendingInvitations(read, actor.now) : [],
    manages ? leaderlessDossiers(read) : [],
    manages ? unsentMails(read, pageLength) : [],
  ]);
  const zone = settings().timeZone;
  return (
    <Page crumbs={[{ label: "Team" }]}>
      <PageHead
        title="Team"
        lead="The people of your newsroom. Who sees a dossier is decided in the dossier."
        actions={
          manages && (
            <>
              <LinkButton href="/people/history" icon="hist">
                Newsroom history
              </LinkButton>
              <InvitePerson invite={invitePerson} zone={zone} />
            </>
          )
        }
      />
      <div className="stack mt-8">
        <section>
          <SectionHead count={total}>People</SectionHead>
          <PeopleTable
            people={items}
            meId={actor.personId}
            manage={manages ? { change: changePerson, offerReset } : null}
            zone={zone}
          />
          {next && (
            <p className="mt-3">
              <LinkButton href={`/people?after=${next}`} size="sm">
                Next {pageLength}
              </LinkButton>
            </p>
          )}
        </section>
        {leaderless.length > 0 && (
          <Leaderless
            dossiers={leaderless}
            people={items.filter((person) => !person.disabled)}
            appoint={appointLead}
            zone={zone}
          />
        )}
        {unsent.length > 0 && <UnsentMail mails={unsent} retry={retryMail} zone={zone} />}
        {pending.length > 0 && (
          <section>
            <SectionHead count={pending.length}>Invited, not here yet</SectionHead>
            <ul className="rows">
              {pending.map(({ id, name, email, expiresAt }) => (
                <li key={id} className="row flex-wrap py-2.5">
                  <span className="grow">
                    {name} <span className="muted">{email}</span>
                  </span>
                  <span className="muted">
                    until <Time iso={expiresAt} zone={zone} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}
