import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { soonestFirst } from "@/components/task/task";
import { NewTask, TaskList } from "@/components/task/task-list";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import { Segmented } from "@/components/ui/segmented";
import { read } from "@/db/client";
import { dossierById, membersOf } from "@/db/dossiers";
import { taskSubject, tasksOf } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { assignTask, editTask } from "./actions";

export const metadata: Metadata = { title: "Tasks" };

type Asked = Partial<Record<"show" | "claim" | "article" | "source" | "new", string | string[]>>;

export default async function TasksPage({
  params,
  searchParams,
}: {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Asked>;
}) {
  const { dossierId } = await params;
  const asked = await searchParams;
  const one = (name: keyof Asked) => (typeof asked[name] === "string" ? asked[name] : undefined);
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierById(read, actor, dossierId));
  const tasks = await tasksOf(read, actor, dossierId);
  const members = (await membersOf(read, actor, dossierId)).filter((member) => !member.disabled);
  const [claimId, articleId, sourceId] = [one("claim"), one("article"), one("source")];
  const about = await taskSubject(read, actor, dossierId, { claimId, articleId, sourceId });
  const mayEdit = may("task.edit", place.facts);
  const ended = one("show") === "ended";
  const open = tasks.filter((task) => task.state === "open").sort(soonestFirst);
  const others = tasks.filter((task) => task.state !== "open").reverse();
  const shown = ended ? others : open;
  const at = `/dossiers/${dossierId}/tasks`;
  const zone = settings().timeZone;
  const assign = mayEdit && (
    <NewTask
      key={`${claimId}${articleId}${sourceId}${one("new")}`}
      dossierId={dossierId}
      about={about}
      startsOpen={about !== null || one("new") !== undefined}
      returnTo={at}
      members={members.map(({ personId, name }) => ({ personId, name }))}
      assign={assignTask}
      zone={zone}
    />
  );
  return (
    <Page
      crumbs={[{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Tasks" }]}
      phone={{ back: `/dossiers/${dossierId}`, title: dossier.title, about: "Tasks" }}
      keys={mayEdit ? [{ keys: ["T"], does: "new task" }] : []}
    >
      <PageHead
        title="Tasks"
        lead="Pieces of checking, each with whoever does it and until when. Done says what came of it."
        actions={assign}
      />
      <div className="mt-6">
        <Segmented
          label="Which tasks"
          value={ended ? "ended" : "open"}
          segments={[
            { value: "open", label: <Counted word="Open" count={open.length} />, href: at },
            {
              value: "ended",
              label: <Counted word="Done and cancelled" count={others.length} />,
              href: `${at}?show=ended`,
            },
          ]}
        />
      </div>
      {shown.length > 0 ? (
        <div className="mt-4 border-t border-ink">
          <TaskList
            tasks={shown}
            meId={actor.personId}
            mayEdit={mayEdit}
            mayAnswer={may("comment", place.facts)}
            members={members.map(({ personId, name }) => ({ personId, name }))}
            edit={editTask}
            now={actor.now.toISOString()}
            zone={zone}
          />
        </div>
      ) : (
        <Empty drawing="desk" title={ended ? "Nothing is done yet" : "No open tasks"}>
          {ended
            ? "What was done or cancelled is kept here, with what came of it."
            : "Ask somebody for a piece of checking: from here, or from the claim, article or source that it is about. It comes to their desk."}
        </Empty>
      )}
    </Page>
  );
}

const Counted = ({ word, count }: { word: string; count: number }) => (
  <>
    {word} <span className="muted font-normal">{count}</span>
  </>
);
