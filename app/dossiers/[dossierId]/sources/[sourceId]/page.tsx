import type { Metadata } from "next";
import { Suspense } from "react";
import { shortName } from "@/components/claim/source-name";
import { LinkList } from "@/components/origins/link-list";
import { LookAgain } from "@/components/origins/look-again";
import { RecordLink } from "@/components/origins/record-link";
import { Page } from "@/components/shell/page";
import { Clearing } from "@/components/source/clearing";
import { EditSource } from "@/components/source/edit-source";
import { Evidence } from "@/components/source/evidence";
import { Facts } from "@/components/source/facts";
import { GradeHelp } from "@/components/source/grade-help";
import { GradeHistory } from "@/components/source/grade-history";
import { Reach, reachWords } from "@/components/source/reach";
import { Snapshots } from "@/components/source/snapshots";
import { Marks } from "@/components/source/source-row";
import { SourceTasks } from "@/components/source/source-tasks";
import { OwnReportingControl, StateControl } from "@/components/source/standing";
import { Threads } from "@/components/talk/threads";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { sourceStateWord } from "@/components/vocabulary/words";
import { read } from "@/db/client";
import { commentsOn } from "@/db/comments";
import { membersOf } from "@/db/dossiers";
import { evidenceFrom } from "@/db/evidence";
import { peopleNamed } from "@/db/people";
import { claimLines, letteredArticles } from "@/db/source-list";
import { clearedFor, originLinksOf, snapshotsOf, sourceById, sourcesOf } from "@/db/sources";
import { evidenceFor } from "@/db/task-evidence";
import { tasksOf } from "@/db/tasks";
import { placeOf } from "@/db/visible";
import { claimHref } from "@/lib/claims/listed";
import { orNotFound, titledIn } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { isShown } from "@/lib/sources/capture-view";
import { captureState } from "@/lib/sources/captures";
import { gradesOfSource } from "@/lib/sources/grade-history";
import { shownLinks } from "@/lib/sources/shown-links";
import { isPrimary } from "@/lib/sources/source";
import { asChoice } from "@/lib/sources/source-choice";
import { sourceReach } from "@/lib/sources/source-reach";
import { editComment, resolveThread, writeComment } from "../../actions";
import { dossierAt } from "../../dossier";
import { lookInArticle } from "../../origins/actions";
import { assignTask, editTask, taskTemplates } from "../../tasks/actions";
import { addSource, changeLink, drawLink, editSource, setCleared } from "../actions";
import { SourceFidelity } from "./fidelity";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ dossierId: string; sourceId: string }>;
}): Promise<Metadata> {
  const { dossierId, sourceId } = await params;
  return titledIn("Source", placeOf(read, await signedInActor(), "source", sourceId), dossierId);
}

export default async function SourcePage({ params }: { params: Promise<{ dossierId: string; sourceId: string }> }) {
  const { dossierId, sourceId } = await params;
  const actor = await signedInActor();
  const { facts, dossierId: within } = await orNotFound(placeOf(read, actor, "source", sourceId));
  const source = await orNotFound(sourceById(read, actor, within === dossierId ? sourceId : ""));
  const dossier = await orNotFound(dossierAt(dossierId));
  const [all, links, articles, evidence, claims, reach, grades, snapshots, comments, tasks, members, clearedIds] =
    await Promise.all([
      sourcesOf(read, actor, dossierId),
      originLinksOf(read, actor, dossierId),
      letteredArticles(read, actor, dossierId),
      evidenceFrom(read, actor, sourceId),
      claimLines(read, actor, dossierId),
      sourceReach(read, actor, sourceId),
      gradesOfSource(read, actor, sourceId),
      snapshotsOf(read, actor, sourceId),
      commentsOn(read, actor, "source", sourceId),
      tasksOf(read, actor, dossierId, { sourceId }),
      membersOf(read, actor, dossierId),
      clearedFor(read, sourceId),
    ]);
  const taskEvidence = source.cleared ? await evidenceFor(read, actor, [{ claimId: null, sourceId }]) : [];
  const names = await peopleNamed(read, [
    source.createdBy,
    ...snapshots.map((snapshot) => snapshot.createdBy),
    ...evidence.map((item) => item.enteredBy),
    ...clearedIds,
  ]);
  const nameOf = (id: string) => names.get(id) ?? "Somebody";
  const zone = settings().timeZone;
  const now = actor.now.toISOString();
  const letter = articles.find((article) => article.sourceId === sourceId)?.letter ?? null;
  const its = shownLinks({
    dossierId,
    links: links.filter((link) => link.from === sourceId || link.to === sourceId),
    sources: all,
    letters: new Map(articles.map((article) => [article.sourceId, article.letter])),
    mayDraw: (cleared) => may("link.draw", { ...facts, cleared }),
  });
  const [takes, gives] = [its.filter((link) => link.from.id === sourceId), its.filter((l) => l.to.id === sourceId)];
  const edits = may("source.edit", { ...facts, cleared: source.cleared });
  const draws = may("link.draw", { ...facts, cleared: source.cleared });
  const ends = { dossierId, draw: drawLink, addSource };
  const seesCleared = source.confidential && (facts.lead || clearedIds.includes(actor.personId));
  const byClaim = new Map(claims.map((claim) => [claim.id, { ...claim, href: claimHref(dossierId, claim) }]));

  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "Sources", href: `/dossiers/${dossierId}/sources` },
        { label: shortName(source) },
      ]}
      phone={{ back: `/dossiers/${dossierId}/sources`, title: shortName(source), about: dossier.title }}
    >
      <PageHead
        title={<span dir="auto">{source.title}</span>}
        lead={<bdi>{[source.outlet, source.author].filter(Boolean).join(", ")}</bdi>}
        actions={
          <>
            {source.articleId && (
              <LinkButton href={`/dossiers/${dossierId}/articles/${source.articleId}`} icon="read">
                Read article {letter}
              </LinkButton>
            )}
            {edits && <EditSource source={source} mayOpen={may("source.clear", facts)} zone={zone} edit={editSource} />}
          </>
        }
      />
      <div className="hint flex flex-wrap items-center gap-x-3 gap-y-1 pt-2">
        <Marks source={source} />
      </div>
      {source.proposed && (
        <Notice className="mt-4">
          The desk put this up, because a text names it. It counts for nothing, and is not in the list of sources, until
          a link to it is confirmed or somebody uses or changes it.{" "}
          <Link href={`/dossiers/${dossierId}/origins/proposals`} className="underline">
            Decide the links
          </Link>
        </Notice>
      )}
      {source.state !== "good" && (
        <Notice kind={source.state === "retracted" ? "error" : "stale"} className="mt-4">
          <b>{sourceStateWord[source.state]}.</b> {reachWords(reach)}{" "}
          {reach.length > 0 && "Look at what was found about each."}
          <Reach of={reach} most={20} />
        </Notice>
      )}
      <Facts
        source={source}
        letter={letter}
        zone={zone}
        state={edits && <StateControl source={source} reach={reach} edit={editSource} />}
        ownReporting={edits && !isPrimary(source.kind) && <OwnReportingControl source={source} edit={editSource} />}
      />
      <div className="two">
        <div className="stack">
          <section>
            <SectionHead
              count={takes.length}
              end={
                draws && (
                  <>
                    {source.articleId && (
                      <LookAgain
                        look={lookInArticle}
                        input={{ articleId: source.articleId }}
                        label="Look in its text"
                        variant="ghost"
                      />
                    )}
                    <RecordLink {...ends} from={asChoice(source)} variant="ghost" />
                  </>
                )
              }
            >
              Got it from
            </SectionHead>
            {takes.length === 0 ? (
              <p className="hint py-2.5">
                {isPrimary(source.kind)
                  ? "No link leads on from here: it is where the links end."
                  : "Nobody has said where it got it from. Until then it is an origin of its own, not established."}
              </p>
            ) : (
              <LinkList links={takes} end="to" change={changeLink} />
            )}
          </section>
          {takes.some(({ state }) => state === "confirmed") && (
            <div id="kept">
              <Suspense fallback={null}>
                <SourceFidelity dossierId={dossierId} sourceId={sourceId} />
              </Suspense>
            </div>
          )}
          <section>
            <SectionHead
              count={gives.length}
              end={draws && <RecordLink {...ends} to={asChoice(source)} variant="ghost" />}
            >
              Who got it from here
            </SectionHead>
            {gives.length === 0 ? (
              <p className="hint py-2.5">No other source of this dossier got it from here, as far as we know.</p>
            ) : (
              <LinkList links={gives} end="from" change={changeLink} />
            )}
          </section>
          <section>
            <SectionHead count={evidence.length}>Evidence it gives</SectionHead>
            <Evidence
              evidence={evidence.flatMap((item) => {
                const claim = byClaim.get(item.claimId);
                return claim ? [{ ...item, claim, byName: nameOf(item.enteredBy) }] : [];
              })}
              withheld={!source.cleared}
            />
          </section>
          <section>
            <SectionHead count={comments.length}>Comments</SectionHead>
            <Threads
              comments={comments}
              nothing="Nobody has said anything about it."
              about={{
                on: "source",
                id: sourceId,
                dossierId,
                meId: actor.personId,
                people: members.filter((member) => !member.disabled).map(({ personId, name }) => ({ personId, name })),
                may: may("comment", facts),
                actions: { writeComment, editComment, resolveThread },
                now,
                zone,
              }}
            />
          </section>
        </div>
        <aside className="stack">
          <section>
            <SectionHead count={source.cleared ? snapshots.length : undefined}>Snapshots</SectionHead>
            {source.cleared ? (
              <Snapshots
                snapshots={snapshots.map(({ createdBy, mediaType, captured, ...snapshot }) => ({
                  ...snapshot,
                  captured: captured && { by: captured.by, finalUrl: captured.finalUrl, at: captured.at },
                  byName: nameOf(createdBy),
                  shown: isShown({ mediaType, size: snapshot.size }),
                }))}
                at={`/dossiers/${dossierId}/sources/${sourceId}/snapshots`}
                views={`/dossiers/${dossierId}/sources/${sourceId}/captures`}
                mayStore={edits}
                uploaded={source.articleId !== null}
                url={source.url}
                fetching={settings().fetchSources}
                capturing={captureState(sourceId)}
                zone={zone}
              />
            ) : (
              <p className="hint py-2.5">
                {source.held ? "We hold it. " : ""}What is stored of it is withheld from you.
              </p>
            )}
          </section>
          {grades.length > 0 && (
            <section>
              <SectionHead end={<GradeHelp />}>Grades</SectionHead>
              <GradeHistory steps={grades} zone={zone} of="source" />
            </section>
          )}
          {source.confidential && (
            <section>
              <SectionHead count={seesCleared ? clearedIds.length : undefined}>Who may see what it is</SectionHead>
              {seesCleared ? (
                <ul className="py-2">
                  {clearedIds.map((id) => (
                    <li key={id} className="py-1">
                      <bdi>{nameOf(id)}</bdi>
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="hint py-2.5">Only those who are cleared for it. Ask a lead of the dossier.</p>
              )}
              {may("source.clear", facts) && (
                <Clearing
                  sourceId={sourceId}
                  members={members}
                  clearedIds={clearedIds}
                  meId={actor.personId}
                  set={setCleared}
                />
              )}
            </section>
          )}
          <section>
            <SectionHead>Tasks</SectionHead>
            <SourceTasks
              dossierId={dossierId}
              sourceId={sourceId}
              tasks={tasks}
              evidence={taskEvidence}
              assignable={members.filter((member) => !member.disabled)}
              edit={editTask}
              assign={may("task.edit", facts) && source.cleared ? assignTask : null}
              templates={taskTemplates}
              meId={actor.personId}
              mayComment={may("comment", facts)}
              now={now}
              zone={zone}
            />
          </section>
        </aside>
      </div>
    </Page>
  );
}
