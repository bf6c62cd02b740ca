import type { Metadata } from "next";
import { AddArticles } from "@/components/article/add-articles";
import { ArticleTable } from "@/components/article/article-table";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { articlesOf } from "@/db/articles";
import { read } from "@/db/client";
import { placeOf } from "@/db/visible";
import { tooLarge } from "@/lib/articles/commands";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../dossier";
import { editArticle } from "./actions";

export const metadata: Metadata = { title: "Articles" };

export default async function ArticlesPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierAt(dossierId));
  const articles = await articlesOf(read, actor, dossierId);
  const works = may("article.edit", place.facts);
  const { timeZone, maxUploadBytes, fetchSources } = settings();
  return (
    <Page
      crumbs={[{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Articles" }]}
      phone={{ back: `/dossiers/${dossierId}`, title: dossier.title, about: "Articles" }}
    >
      <PageHead
        title="Articles"
        lead="Open one to read it line by line, tag its claims and mark what cannot be checked."
        actions={
          articles.length > 1 && (
            <LinkButton href={`/dossiers/${dossierId}/compare`} icon="compare">
              Compare two
            </LinkButton>
          )
        }
      />
      <div className="stack mt-8">
        {articles.length > 0 && (
          <section>
            <SectionHead count={articles.length}>In this dossier</SectionHead>
            <ArticleTable
              articles={articles.map(
                ({ id, letter, title, outlet, byline, publishedAt, url, language, ours, version, ...more }) => ({
                  id,
                  dossierId,
                  letter,
                  title,
                  outlet,
                  byline,
                  publishedAt,
                  url,
                  language,
                  ours,
                  version,
                  examined: more.examined,
                  sentences: more.sentences,
                  claims: more.claims,
                  inFull: more.inFull,
                }),
              )}
              edit={works ? editArticle : null}
              zone={timeZone}
            />
          </section>
        )}
        {articles.length === 0 && (
          <Empty
            drawing="articles"
            place="Dossier without articles"
            title={works ? "Add the first article" : "No articles yet"}
          >
            {works
              ? "Drop files below, paste the text or give a link. A copy of the original is kept with the time you added it."
              : "Leads and checkers of this dossier add them."}
          </Empty>
        )}
        {works && (
          <div>
            <SectionHead>Add articles</SectionHead>
            <div className="mt-4">
              <AddArticles
                dossierId={dossierId}
                edit={editArticle}
                zone={timeZone}
                fetches={fetchSources}
                limit={{ bytes: maxUploadBytes, refusal: tooLarge(maxUploadBytes).message }}
              />
            </div>
          </div>
        )}
        {!works && articles.length > 0 && !place.open && (
          <p className="hint">This dossier is closed. A lead can open it again in its settings.</p>
        )}
      </div>
    </Page>
  );
}
