import { BurnDown } from "@/components/dossier/burn-down";
import { ByStakes } from "@/components/dossier/by-stakes";
import { LongestWaiting } from "@/components/dossier/longest-waiting";
import { OverviewArticles } from "@/components/dossier/overview-articles";
import { Requirements } from "@/components/dossier/requirements";
import { StandardInBrief } from "@/components/dossier/standard-in-brief";
import { Team } from "@/components/dossier/team";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { formatDate, formatDeadline, formatRelative } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Ears, PageHead } from "@/components/ui/page-head";
import { CoverageStrip, percent } from "@/components/vocabulary/coverage";
import { StatusBar, StatusLegend } from "@/components/vocabulary/progress";
import { read } from "@/db/client";
import { whileUnchanged } from "@/db/while-unchanged";
import { overviewOf } from "@/lib/dossiers/overview";
import { orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { makeLineTask } from "../tasks/actions";

export default async function OverviewPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const zone = settings().timeZone;
  const reading = () => overviewOf(read, actor, dossierId, zone);
  const overview = await orNotFound(whileUnchanged(actor, ["overview", dossierId], reading));
  const { dossier, counts, claims, byStakes, examined, sentences, before, articles, team, nobodys, may } = overview;
  const { burnDown, waiting } = overview;
  const now = actor.now.toISOString();
  const at = `/dossiers/${dossierId}`;
  return (
    <Page
      crumbs={[{ label: "Dossiers", href: "/dossiers" }, { label: dossier.title }]}
      phone={{ back: "/dossiers", title: dossier.title, about: "Overview" }}
      actions={
        <>
          <LinkButton size="sm" variant="ghost" icon="people" href={`${at}/settings#members`}>
            Share
          </LinkButton>
          <LinkButton size="sm" icon="export" href={`${at}/export`}>
            Export
          </LinkButton>
        </>
      }
    >
      <PageHead title={<span dir="auto">{dossier.title}</span>} />
      {dossier.state === "closed" && (
        <Notice className="mt-4" title="This dossier is closed.">
          It can be read and exported, and nothing in it changes until a lead opens it again in its settings.
        </Notice>
      )}
      <Ears
        facts={[
          {
            label: "Deadline",
            children: dossier.deadline ? (
              <>
                <dd className="big nowrap">{formatDeadline(dossier.deadline, now, zone)}</dd>
                <dd className="muted text-xs font-normal">
                  {formatDate(dossier.deadline, zone)}, {formatRelative(dossier.deadline, now, zone)}
                </dd>
              </>
            ) : (
              <dd className="muted">None set</dd>
            ),
          },
          {
            label: "Standard for this dossier",
            children: <StandardInBrief standard={dossier.standard} href={`${at}/settings#standard`} />,
          },
          {
            label: `Claims, ${claims}`,
            children: (
              <>
                <dd className="mt-[7px] mb-[9px]">
                  <StatusBar counts={counts} />
                </dd>
                <dd>
                  {claims > 0 ? <StatusLegend counts={counts} /> : <span className="muted">None tagged yet</span>}
                </dd>
              </>
            ),
          },
          {
            label: "Sentences examined",
            children: (
              <>
                <dd className="big">{percent(examined, sentences)}%</dd>
                <dd className="mt-0.5 font-normal">
                  <CoverageStrip examined={examined} sentences={sentences} />
                </dd>
              </>
            ),
          },
        ]}
      />
      {articles.length === 0 && claims === 0 ? (
        <div className="two">
          <Empty
            drawing="articles"
            title="Add the first article"
            actions={
              may.addArticle && (
                <LinkButton variant="primary" icon="upload" href={`${at}/articles#add`}>
                  Add articles
                </LinkButton>
              )
            }
          >
            {may.addArticle
              ? "Upload text files, or paste the text. The original bytes are kept as they came. Then read them line by line and tag what can be checked."
              : "Nobody has added an article yet. Leads and checkers of this dossier can."}
          </Empty>
          <aside className="stack">
            <Team
              dossierId={dossierId}
              members={team}
              nobodys={nobodys}
              meId={actor.personId}
              mayInvite={may.manageMembers}
              blindChecks={overview.blindChecks}
            />
          </aside>
        </div>
      ) : (
        <div className="two">
          <div className="stack">
            <Requirements
              before={before}
              claims={claims}
              dossierId={dossierId}
              makeTask={may.assignTasks ? makeLineTask : null}
              meId={actor.personId}
              now={now}
              zone={zone}
            />
            {burnDown && <BurnDown burnDown={burnDown} />}
            <LongestWaiting dossierId={dossierId} waiting={waiting} meId={actor.personId} now={now} zone={zone} />
          </div>
          <aside className="stack" aria-label="Articles, stakes and team">
            <OverviewArticles dossierId={dossierId} articles={articles} mayAdd={may.addArticle} />
            {byStakes.length > 0 && <ByStakes levels={byStakes} />}
            <Team
              dossierId={dossierId}
              members={team}
              nobodys={nobodys}
              meId={actor.personId}
              mayInvite={may.manageMembers}
              blindChecks={overview.blindChecks}
            />
          </aside>
        </div>
      )}
    </Page>
  );
}
