import type { Metadata } from "next";
import Link from "next/link";
import { deskSentence } from "@/components/desk/desk-words";
import { NoticeList } from "@/components/desk/notice-list";
import { WaitingList } from "@/components/desk/waiting-list";
import { DossierRow } from "@/components/dossier/dossier-row";
import { Live } from "@/components/live/live";
import { Page } from "@/components/shell/page";
import { DueList } from "@/components/task/due-list";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { formatDayTitle } from "@/components/ui/moment";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { counted } from "@/components/vocabulary/words";
import { read } from "@/db/client";
import { newestEventId } from "@/db/live";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { myDesk } from "@/lib/tasks/my-desk";
import { editTask } from "../dossiers/[dossierId]/tasks/actions";
import { markRead } from "./actions";

export const metadata: Metadata = { title: "My desk" };

/** So many dossiers stand beside what waits; the others are in the list of all. */
const dossiersShown = 6;

export default async function MyDeskPage() {
  // Read first: what happens while the rest is read is told to the page afterwards.
  const since = await newestEventId(read);
  const actor = await signedInActor();
  const { tasks, waiting, stale, notices, unread, dossiers } = await myDesk(read, actor);
  const zone = settings().timeZone;
  const now = actor.now.toISOString();
  const atHand = {
    tasks,
    waiting: waiting.length,
    stale: stale.length,
    deadlines: dossiers.map((one) => one.deadline),
  };
  const nothing = tasks.length + waiting.length + stale.length === 0;
  const [first] = dossiers;
  return (
    <>
      <Live dossierId={null} since={since} />
      <Page>
        <PageHead title={formatDayTitle(now, zone)} lead={deskSentence(atHand, now, zone)} />
        <div className="desk">
          <div className="stack">
            {nothing && (
              <Empty
                drawing="desk"
                title="Nothing waits for you"
                actions={
                  first ? (
                    <LinkButton href={`/dossiers/${first.id}`}>
                      Open <span className="trunc max-w-[28ch]">{first.title}</span>
                    </LinkButton>
                  ) : (
                    <LinkButton variant="primary" icon="plus" href="/dossiers/new">
                      Open a dossier
                    </LinkButton>
                  )
                }
              >
                {first
                  ? "No tasks are due and no claims wait for your signature. Go on checking where you left off."
                  : "Tasks, claims to sign and notices come here from the dossiers that you are in. You are in none yet: open one, or ask a lead to let you into theirs."}
              </Empty>
            )}
            {tasks.length > 0 && (
              <section>
                <SectionHead count={counted(tasks.length, "task")}>Due</SectionHead>
                <DueList tasks={tasks} edit={editTask} now={now} zone={zone} />
              </section>
            )}
            {waiting.length > 0 && (
              <section>
                <SectionHead count={`${counted(waiting.length, "claim")}, none checked by you`}>
                  Waiting for your sign-off
                </SectionHead>
                <WaitingList claims={waiting} now={now} zone={zone} />
              </section>
            )}
            {stale.length > 0 && (
              <section>
                <SectionHead count="what you signed has changed since">Your stale sign-offs</SectionHead>
                <WaitingList claims={stale} now={now} zone={zone} />
              </section>
            )}
          </div>
          <aside className="stack" aria-label="Dossiers and notices">
            <section>
              <SectionHead
                count={`${dossiers.length} open`}
                end={
                  <Link className="link" href="/dossiers/new">
                    New
                  </Link>
                }
              >
                Dossiers
              </SectionHead>
              <ul className="rows">
                {dossiers.slice(0, dossiersShown).map((dossier) => (
                  <DossierRow key={dossier.id} dossier={dossier} now={now} zone={zone} />
                ))}
              </ul>
              {dossiers.length > dossiersShown && (
                <p className="py-3">
                  <Link className="link" href="/dossiers">
                    All dossiers
                  </Link>
                </p>
              )}
            </section>
            <NoticeList notices={notices} unread={unread} markRead={markRead} now={now} zone={zone} />
          </aside>
        </div>
      </Page>
    </>
  );
}
