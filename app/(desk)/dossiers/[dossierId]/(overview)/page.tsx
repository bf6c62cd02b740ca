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
import { overviewOf, whyBelow } from "@/lib/dossiers/overview";
import { orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { makeLineTask } from "../tasks/actions";

export default async function OverviewPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const overview = await orNotFound(overviewOf(read, actor, dossierId));
  const { dossier, counts, claims, examined, sentences, before, articles, team, may } = overview;
  const zone = settings().timeZone;
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
            <Team dossierId={dossierId} members={team} meId={actor.personId} mayInvite={may.manageMembers} />
          </aside>
        </div>
      ) : (
        <div className="two">
          <Requirements
            before={{ ...before, whyBelow: whyBelow(before.belowStandard) }}
            claims={claims}
            dossierId={dossierId}
            makeTask={may.assignTasks ? makeLineTask : null}
            meId={actor.personId}
            now={now}
            zone={zone}
          />
          <aside className="stack" aria-label="Articles and team">
            <OverviewArticles dossierId={dossierId} articles={articles} mayAdd={may.addArticle} />
            <Team dossierId={dossierId} members={team} meId={actor.personId} mayInvite={may.manageMembers} />
          </aside>
        </div>
      )}
    </Page>
  );
}
