import type { Metadata } from "next";
import { SharedWording } from "@/components/article/shared-wording";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { articleById } from "@/db/articles";
import { read } from "@/db/client";
import { placeOf } from "@/db/visible";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { orNotFound, titledIn } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { sharedWordingOf } from "@/lib/sources/wording-matches";
import { dossierAt } from "../../../dossier";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ dossierId: string; articleId: string }>;
}): Promise<Metadata> {
  const { dossierId, articleId } = await params;
  return titledIn("Shared wording", placeOf(read, await signedInActor(), "article", articleId), dossierId);
}

/** Which other articles have an article's wording, in all dossiers of whoever looks. */
export default async function WordingPage({ params }: { params: Promise<{ dossierId: string; articleId: string }> }) {
  const { dossierId, articleId } = await params;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "article", articleId));
  const article = await orNotFound(articleById(read, actor, place.dossierId === dossierId ? articleId : ""));
  const dossier = await orNotFound(dossierAt(dossierId));
  const shared = await orNotFound(sharedWordingOf(read, actor, article)).catch((error: unknown) => {
    if (error instanceof UnreadableError) return null;
    throw error;
  });
  const at = `/dossiers/${dossierId}/articles/${articleId}`;
  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "Articles", href: `/dossiers/${dossierId}/articles` },
        { label: `${article.letter} · ${article.outlet || article.title}`, href: at },
        { label: "Shared wording" },
      ]}
      phone={{ back: at, title: "Shared wording", about: article.title }}
    >
      <PageHead
        title={`${article.letter} shares wording with`}
        lead={<bdi>{article.title}</bdi>}
        actions={
          <LinkButton href={at} icon="read">
            Read it
          </LinkButton>
        }
      />
      <div className="pt-7">
        {shared === null ? (
          <Notice>These texts are too long to be compared here. Compare two of them on the page for that.</Notice>
        ) : shared.matches.length === 0 ? (
          <Empty drawing="articles" title="No other article has this wording">
            Articles of all your dossiers were looked at, each in its newest revision.
          </Empty>
        ) : (
          <SharedWording {...shared} zone={settings().timeZone} />
        )}
      </div>
    </Page>
  );
}
