import type { Metadata } from "next";
import { AddRevision } from "@/components/revision/add-revision";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { articleById } from "@/db/articles";
import { read } from "@/db/client";
import { peopleNamed } from "@/db/people";
import { revisionsOf } from "@/db/revisions";
import { placeOf } from "@/db/visible";
import { tooLarge } from "@/lib/articles/commands";
import { orNotFound, titledIn } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../../../dossier";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ dossierId: string; articleId: string }>;
}): Promise<Metadata> {
  const { dossierId, articleId } = await params;
  return titledIn("Revisions", placeOf(read, await signedInActor(), "article", articleId), dossierId);
}

/** Every version of an article that was ever added, and the place where a corrected one comes in. */
export default async function RevisionsPage({ params }: { params: Promise<{ dossierId: string; articleId: string }> }) {
  const { dossierId, articleId } = await params;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "article", articleId));
  const article = await orNotFound(articleById(read, actor, place.dossierId === dossierId ? articleId : ""));
  const dossier = await orNotFound(dossierAt(dossierId));
  const revisions = await revisionsOf(read, actor, articleId);
  const names = await peopleNamed(
    read,
    revisions.map((revision) => revision.createdBy),
  );
  const { timeZone, maxUploadBytes, fetchSources } = settings();
  const at = `/dossiers/${dossierId}/articles/${articleId}`;
  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "Articles", href: `/dossiers/${dossierId}/articles` },
        { label: `${article.letter} · ${article.outlet || article.title}`, href: at },
        { label: "Revisions" },
      ]}
      phone={{ back: at, title: "Revisions", about: article.title }}
    >
      <PageHead
        title={`Revisions of ${article.letter}`}
        lead={<bdi>{article.title}</bdi>}
        actions={
          <LinkButton href={at} icon="read">
            Read the newest
          </LinkButton>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-9 pt-7">
        <div>
          <SectionHead count={revisions.length}>All versions</SectionHead>
          <Table
            caption={`Revisions of article ${article.letter}`}
            head={["Revision", "Added", "By", "Came as", "Original", "SHA-256"]}
          >
            {revisions.map(({ id, number, createdAt, createdBy, fileName, captured, originalSha256 }) => (
              <tr key={id}>
                <td>
                  <Link className="link nowrap" href={`${at}/revisions/${id}`}>
                    Revision {number}
                  </Link>
                </td>
                <td className="nowrap">
                  <Time iso={createdAt} zone={timeZone} />
                </td>
                <td>{names.get(createdBy) ?? "Somebody"}</td>
                <td className="[overflow-wrap:anywhere]">
                  <bdi>{captured ? captured.finalUrl : fileName || "pasted text"}</bdi>
                </td>
                <td>
                  <a className="link" href={`${at}/revisions/${id}/original`} download>
                    Download
                  </a>
                </td>
                <td>
                  <span className="fp" title={originalSha256}>
                    {originalSha256.slice(0, 12)}…
                  </span>
                </td>
              </tr>
            ))}
          </Table>
        </div>
        {may("article.edit", place.facts) && (
          <div>
            <SectionHead>Add the corrected version</SectionHead>
            <AddRevision
              dossierId={dossierId}
              articleId={articleId}
              fetches={fetchSources}
              url={article.url}
              limit={{ bytes: maxUploadBytes, refusal: tooLarge(maxUploadBytes).message }}
            />
          </div>
        )}
      </div>
    </Page>
  );
}
