import type { Metadata } from "next";
import { Diff } from "@/components/revision/diff";
import { fatesLine, fateWords } from "@/components/revision/fates";
import { Gone } from "@/components/revision/gone";
import { OldText } from "@/components/revision/old-text";
import { ReportClaim } from "@/components/revision/report-claim";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { formatMoment } from "@/components/ui/moment";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { articleById } from "@/db/articles";
import { read } from "@/db/client";
import { peopleNamed } from "@/db/people";
import { revisionById } from "@/db/revisions";
import { placeOf } from "@/db/visible";
import { readText } from "@/lib/articles/reading";
import { revisionReport } from "@/lib/articles/revision-report";
import { orNotFound, titledIn } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { editMention, removeMention } from "../../../../claims/actions";
import { dossierAt } from "../../../../dossier";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ dossierId: string; revisionId: string }>;
}): Promise<Metadata> {
  const { dossierId, revisionId } = await params;
  return titledIn("Revision", placeOf(read, await signedInActor(), "revision", revisionId), dossierId);
}

/** One revision: what became of the mentions in it, what changed in its text, and, of an older one, the text itself. */
export default async function RevisionPage({
  params,
}: {
  params: Promise<{ dossierId: string; articleId: string; revisionId: string }>;
}) {
  const { dossierId, articleId, revisionId } = await params;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "article", articleId));
  const article = await orNotFound(articleById(read, actor, place.dossierId === dossierId ? articleId : ""));
  const revision = await orNotFound(revisionById(read, actor, revisionId));
  const dossier = await orNotFound(dossierAt(dossierId));
  const { fates, lines, changes } = await revisionReport(read, actor, article, revision);
  const newest = revision.id === article.revisionId;
  const old = newest ? null : await readText(read, actor, { ...article, revisionId });
  const names = await peopleNamed(read, [revision.createdBy]);
  const zone = settings().timeZone;
  const at = `/dossiers/${dossierId}/articles/${articleId}`;
  const works = newest && may("claim.edit", place.facts);
  const lang = article.language || undefined;
  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: `${article.letter} · ${article.outlet || article.title}`, href: at },
        { label: "Revisions", href: `${at}/revisions` },
        { label: `Revision ${revision.number}` },
      ]}
      phone={{ back: `${at}/revisions`, title: `Revision ${revision.number}`, about: article.title }}
    >
      <PageHead
        title={`Revision ${revision.number} of ${article.letter}`}
        lead={`${newest ? "The newest. " : ""}Added ${formatMoment(revision.createdAt, zone)} by ${names.get(revision.createdBy) ?? "somebody"}.`}
        actions={
          <>
            {newest && (
              <LinkButton href={at} icon="read">
                Read it
              </LinkButton>
            )}
            <a className="btn" href={`${at}/revisions/${revision.id}/original`} download>
              Original
            </a>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-9 pt-7">
        {revision.number > 1 && (
          <div>
            <SectionHead end={<span className="hint">{fatesLine(fates)}</span>}>
              What became of the mentions
            </SectionHead>
            {lines.length === 0 && <p className="hint pt-3">No claim was tagged in this article before.</p>}
            {(["gone", "reworded", "moved", "unchanged"] as const)
              .filter((fate) => fates[fate] > 0)
              .map((fate) => (
                <section key={fate} aria-labelledby={`fate-${fate}`} className="pt-5">
                  <h3 id={`fate-${fate}`} className="font-semibold">
                    {fateWords[fate].name} <span className="hint font-normal">{fates[fate]}</span>
                  </h3>
                  <p className="hint pb-1">{fateWords[fate].about}</p>
                  <ul className="rows">
                    {lines
                      .filter((line) => line.fate === fate)
                      .map((line) => (
                        <li key={line.mentionId} className="py-3">
                          <ReportClaim line={line} dossierId={dossierId} />
                          {line.fate === "gone" ? (
                            <Gone
                              line={line}
                              revisionId={revision.id}
                              reader={at}
                              may={works}
                              lang={lang}
                              actions={{ editMention, removeMention }}
                            />
                          ) : (
                            <Diff before={line.was} after={line.quote ?? ""} lang={lang} />
                          )}
                        </li>
                      ))}
                  </ul>
                </section>
              ))}
          </div>
        )}
        {revision.number > 1 && (
          <div>
            <SectionHead count={changes?.length}>What changed in the text</SectionHead>
            {changes === null ? (
              <p className="hint pt-3">Hardly any paragraph is the same: read both versions side by side.</p>
            ) : changes.length === 0 ? (
              <p className="hint pt-3">No paragraph of the article is another one.</p>
            ) : (
              <ol className="rows">
                {changes.map(({ before, after }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the text
                  <li key={index} className="py-3">
                    <Diff before={before ?? ""} after={after ?? ""} lang={lang} />
                  </li>
                ))}
              </ol>
            )}
          </div>
        )}
        {old && (
          <div>
            <SectionHead id="text">The text of this revision</SectionHead>
            <OldText dossierId={dossierId} html={old.html} language={article.language} />
          </div>
        )}
      </div>
    </Page>
  );
}
