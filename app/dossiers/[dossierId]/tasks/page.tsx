import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { NewTask, TaskList } from "@/components/task/task-list";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import { Segmented } from "@/components/ui/segmented";
import { read } from "@/db/client";
import { commentsOn, talkOfTasks } from "@/db/comments";
import { membersOf } from "@/db/dossiers";
import { evidenceFor, evidenceNamed } from "@/db/task-evidence";
import { taskById, taskCounts, taskLists, taskSubject, tasksListed } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { editComment, resolveThread, writeComment } from "../actions";
import { dossierAt } from "../dossier";
import { assignTask, editTask, handOverTask, takeTask, taskTemplates, watchTask } from "./actions";

export const metadata: Metadata = { title: "Tasks" };

type Asked = Partial<
  Record<"show" | "page" | "task" | "talk" | "claim" | "article" | "source" | "new", string | string[]>
>;

const actions = { edit: editTask, take: takeTask, handOver: handOverTask, watch: watchTask };
const pageSize = 50;

const listWord = { open: "Open", mine: "Mine", free: "Nobody’s", ended: "Ended" };

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
  const dossier = await orNotFound(dossierAt(dossierId));
  const list = taskLists.find((each) => each === one("show")) ?? "open";
  const page = Math.max(1, Number.parseInt(one("page") ?? "", 10) || 1);
  const counts = await taskCounts(read, actor, dossierId);
  const listed = await tasksListed(read, actor, dossierId, { list, limit: pageSize, offset: (page - 1) * pageSize });
  // One that a notice leads to stands on top, wherever it is in the lists.
  const wantedId = one("task") ?? one("talk");
  const wanted = wantedId ? await taskById(read, actor, wantedId) : null;
  const tasks = wanted?.dossierId === dossierId ? [wanted, ...listed.filter((task) => task.id !== wanted.id)] : listed;
  const talked = one("talk") ? tasks.find((task) => task.id === one("talk")) : undefined;
  const comments = talked ? await commentsOn(read, actor, "task", talked.id) : [];
  const talk = await talkOfTasks(
    read,
    actor,
    tasks.map((task) => task.id),
  );
  const evidence = [
    ...new Map(
      [
        ...(await evidenceFor(
          read,
          actor,
          tasks.filter((task) => task.state === "open" && !task.withheld),
        )),
        ...(
          await evidenceNamed(
            read,
            actor,
            tasks.flatMap((task) => task.evidenceIds),
          )
        ).values(),
      ].map((each) => [each.id, each]),
    ).values(),
  ];
  const members = (await membersOf(read, actor, dossierId))
    .filter((member) => !member.disabled)
    .map(({ personId, name }) => ({ personId, name }));
  const [claimId, articleId, sourceId] = [one("claim"), one("article"), one("source")];
  const about = await taskSubject(read, actor, dossierId, { claimId, articleId, sourceId });
  const mayEdit = may("task.edit", place.facts);
  const at = `/dossiers/${dossierId}/tasks`;
  const hrefOf = (to: typeof list, number = 1) => {
    const query = new URLSearchParams({
      ...(to === "open" ? {} : { show: to }),
      ...(number > 1 ? { page: String(number) } : {}),
    }).toString();
    return query ? `${at}?${query}` : at;
  };
  const zone = settings().timeZone;
  const assign = mayEdit && (
    <NewTask
      key={`${claimId}${articleId}${sourceId}${one("new")}`}
      dossierId={dossierId}
      about={about}
      startsOpen={about !== null || one("new") !== undefined}
      returnTo={at}
      members={members}
      assign={assignTask}
      templates={taskTemplates}
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
          value={list}
          segments={taskLists.map((value) => ({
            value,
            label: <Counted word={listWord[value]} count={counts[value]} />,
            href: hrefOf(value),
          }))}
        />
      </div>
      {tasks.length > 0 ? (
        <div className="mt-4 border-t border-ink">
          <TaskList
            tasks={tasks}
            evidence={evidence}
            meId={actor.personId}
            mayEdit={mayEdit}
            mayAnswer={may("comment", place.facts)}
            members={members}
            actions={actions}
            talk={{
              counts: Object.fromEntries(talk),
              opened: talked?.id ?? null,
              list: hrefOf(list, page),
              comments,
              may: may("comment", place.facts),
              actions: { writeComment, editComment, resolveThread },
            }}
            now={actor.now.toISOString()}
            zone={zone}
          />
        </div>
      ) : (
        <Empty drawing="desk" title={emptyTitle[list]}>
          {list === "ended"
            ? "What was done or cancelled is kept here, with what came of it."
            : "Ask somebody for a piece of checking: from here, or from the claim, article or source that it is about. It comes to their desk."}
        </Empty>
      )}
      {counts[list] > pageSize && (
        <nav className="row mt-4" aria-label="Pages">
          {page > 1 && (
            <LinkButton size="sm" href={hrefOf(list, page - 1)}>
              Earlier
            </LinkButton>
          )}
          <span className="hint">
            {(page - 1) * pageSize + 1} to {Math.min(page * pageSize, counts[list])} of {counts[list]}
          </span>
          {page * pageSize < counts[list] && (
            <LinkButton size="sm" href={hrefOf(list, page + 1)}>
              Further
            </LinkButton>
          )}
        </nav>
      )}
    </Page>
  );
}

const emptyTitle = {
  open: "No open tasks",
  mine: "No open tasks of yours",
  free: "Every open task has somebody",
  ended: "Nothing is done yet",
};

const Counted = ({ word, count }: { word: string; count: number }) => (
  <>
    {word} <span className="muted font-normal">{count}</span>
  </>
);
