import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DeskKeys } from "@/components/desk/desk-keys";
import { deskSentence } from "@/components/desk/desk-words";
import { NoticeList } from "@/components/desk/notice-list";
import { DeskTasks, FreeTasks } from "@/components/desk/task-rows";
import { WaitingList } from "@/components/desk/waiting-list";
import { BlindList, GivenList, More, ProposalList, SentBackList } from "@/components/desk/waits";
import { DossierRow } from "@/components/dossier/dossier-row";
import { Live } from "@/components/live/live";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { formatDayTitle } from "@/components/ui/moment";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { counted } from "@/components/vocabulary/words";
import { read } from "@/db/client";
import { newestEventId } from "@/db/live";
import { whileUnchanged } from "@/db/while-unchanged";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { type MyDesk, myDesk, type Some } from "@/lib/tasks/my-desk";
import { editTask, handOverTask, takeTask } from "../dossiers/[dossierId]/tasks/actions";
import { markRead } from "./actions";

export const metadata: Metadata = { title: "My desk" };

const keys = [
  { keys: ["J", "K"], does: "next, previous" },
  { keys: ["F"], does: "finish" },
  { keys: ["H"], does: "hand on" },
  { keys: ["T"], does: "take" },
];

export default async function MyDeskPage() {
  const actor = await signedInActor();
  const { since, desk } = await whileUnchanged(actor, ["my desk"], async () => ({
    // Read first: what happens while the rest is read is told to the page afterwards.
    since: await newestEventId(read),
    desk: await myDesk(read, actor),
  }));
  const { tasks, free, sentBack, blind, waiting, stale, given, proposals, dossiers } = desk;
  const zone = settings().timeZone;
  const now = actor.now.toISOString();
  const when = { now, zone };
  const atHand = {
    due: desk.due,
    sentBack: all(sentBack),
    blind: all(blind),
    waiting: all(waiting),
    moreWait: waiting.capped,
    stale: all(stale),
    deadlines: desk.deadlines,
  };
  return (
    <>
      <Live dossierId={null} since={since} />
      <DeskKeys />
      <Page keys={isClear(desk) && all(free) === 0 ? [] : keys}>
        <PageHead title={formatDayTitle(now, zone)} lead={deskSentence(atHand, now, zone)} />
        <div className="desk">
          <div className="stack">
            {isClear(desk) && <NothingWaits desk={desk} />}
            <Part of={tasks} title="Due" count={counted(told(tasks), "task")}>
              <DeskTasks
                tasks={tasks.items}
                evidence={desk.evidence}
                giveable={desk.giveable}
                edit={editTask}
                handOver={handOverTask}
                {...when}
              />
            </Part>
            <Part of={sentBack} title="Sent back to you" count="answer the reason, then ask for review again">
              <SentBackList claims={sentBack.items} {...when} />
            </Part>
            <Part of={blind} title="Blind checks" count={counted(told(blind), "claim")}>
              <BlindList checks={blind.items} {...when} />
            </Part>
            <Part
              of={waiting}
              title="Waiting for your sign-off"
              count={`${counted(told(waiting), "claim")}, none your own work`}
            >
              <WaitingList claims={waiting.items} {...when} />
            </Part>
            <Part of={stale} title="Your stale sign-offs" count="what you signed has changed since">
              <WaitingList claims={stale.items} {...when} />
            </Part>
            <Part of={given} title="To check" count={`${counted(told(given), "claim")} given to you`}>
              <GivenList claims={given.items} {...when} />
            </Part>
            <Part of={proposals} title="Origin links to decide" count={counted(told(proposals), "dossier")}>
              <ProposalList dossiers={proposals.items} />
            </Part>
            <FreeTasks
              tasks={free.items}
              take={takeTask}
              head={
                <SectionHead id="free-tasks" count={counted(told(free), "task")}>
                  Nobody has these yet
                </SectionHead>
              }
              more={<More count={free.more} capped={free.capped} />}
              {...when}
            />
          </div>
          <aside className="stack" aria-label="Dossiers, mentions and notices">
            <section>
              <SectionHead
                count={`${all(dossiers)} open`}
                end={
                  <Link className="link" href="/dossiers/new">
                    New
                  </Link>
                }
              >
                Dossiers
              </SectionHead>
              <ul className="rows">
                {dossiers.items.map((dossier) => (
                  <DossierRow key={dossier.id} dossier={dossier} {...when} />
                ))}
              </ul>
              {dossiers.more > 0 && (
                <p className="py-3">
                  <Link className="link" href="/dossiers">
                    All dossiers
                  </Link>
                </p>
              )}
            </section>
            <NoticeList
              title="Mentions"
              nothing="Who names you in a comment is listed here."
              notices={desk.mentions.items}
              more={desk.mentions.more}
              markRead={markRead}
              {...when}
            />
            <NoticeList
              title="Notices"
              nothing="Who gives you work, sends yours back or changes what you watch is listed here."
              notices={desk.notices.items}
              more={desk.notices.more}
              markRead={markRead}
              {...when}
            />
          </aside>
        </div>
      </Page>
    </>
  );
}

const all = ({ items, more }: Some<unknown>): number => items.length + more;

/** "3", or "100+" where nobody counted to the end. */
const told = (list: Some<unknown>): string => `${all(list).toLocaleString("en-GB")}${list.capped ? "+" : ""}`;

/** Nothing waits for this person; what anybody could take may. */
const isClear = ({ tasks, sentBack, blind, waiting, stale, given, proposals }: MyDesk): boolean =>
  [tasks, sentBack, blind, waiting, stale, given, proposals].every((list) => all(list) === 0);

/** One list of the desk with its head; nothing where it is empty. */
const Part = ({
  of,
  title,
  count,
  children,
}: {
  of: Some<unknown>;
  title: string;
  count: string;
  children: ReactNode;
}) => {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    of.items.length > 0 && (
      <section aria-labelledby={id}>
        <SectionHead id={id} count={count}>
          {title}
        </SectionHead>
        {children}
        <More count={of.more} capped={of.capped} />
      </section>
    )
  );
};

const NothingWaits = ({ desk: { free, dossiers } }: { desk: MyDesk }) => {
  const [first] = dossiers.items;
  return (
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
        ? `No tasks are due and no claims wait for you. ${
            all(free) > 0 ? "Take one of the tasks below that nobody has, or go on" : "Go on"
          } where you left off.`
        : "Tasks, claims to sign and notices come here from the dossiers that you are in. You are in none yet: open one, or ask a lead to let you into theirs."}
    </Empty>
  );
};
