"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Letter } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { toast } from "@/components/ui/toast";
import { CoverageStrip } from "@/components/vocabulary/coverage";
import { ArticleDetails, type EditArticle, type EditableArticle } from "./article-details";
import { publishedWords } from "./published";

export type ListedArticle = EditableArticle & {
  dossierId: string;
  letter: string;
  examined: number;
  sentences: number;
  claims: number;
  inFull: boolean;
};

/** The articles of a dossier: whose they are, when they ran, how far they have been examined. */
export const ArticleTable = ({
  articles,
  edit,
  zone,
}: {
  articles: readonly ListedArticle[];
  /** Null for those who only read. */
  edit: EditArticle | null;
  zone: string;
}) => {
  const router = useRouter();
  const [editing, setEditing] = useState<string | null>(null);
  const edited = articles.find((article) => article.id === editing);
  return (
    <>
      <Table
        caption="Articles of this dossier"
        className="arttbl"
        head={[
          <span key="letter" className="sr">
            Letter
          </span>,
          "Article",
          "Whose",
          "Published",
          "Sentences examined",
          <span key="claims" className="block text-right">
            Claims
          </span>,
          ...(edit
            ? [
                <span key="edit" className="sr">
                  Details
                </span>,
              ]
            : []),
        ]}
      >
        {articles.map((article) => (
          <tr key={article.id}>
            <td>
              <Letter>{article.letter}</Letter>
            </td>
            <th scope="row">
              <Link
                className="q hover:underline"
                dir="auto"
                href={`/dossiers/${article.dossierId}/articles/${article.id}`}
              >
                {article.title}
              </Link>
              <span className="hint block [overflow-wrap:anywhere]" dir="auto">
                {[article.outlet || (article.ours ? "" : "No outlet named"), article.byline]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </th>
            <td>{article.ours ? <Tag className="important">Ours</Tag> : <Tag>Theirs</Tag>}</td>
            <td className="soft md:whitespace-nowrap">{publishedWords(article.publishedAt, zone) || <NotKnown />}</td>
            <td className="cov">
              <CoverageStrip examined={article.examined} sentences={article.sentences} />
              {article.inFull && <span className="hint block">To be checked in full</span>}
            </td>
            <td className="r num">
              {article.claims}
              <span className="md:hidden"> {article.claims === 1 ? "claim" : "claims"}</span>
            </td>
            {edit && (
              <td className="r">
                <Button
                  size="sm"
                  variant="ghost"
                  icon="pen"
                  className="-my-1"
                  aria-label={`Details of ${article.letter}, ${article.title}`}
                  onClick={() => setEditing(article.id)}
                />
              </td>
            )}
          </tr>
        ))}
      </Table>
      {edit && edited && (
        <Dialog open onClose={() => setEditing(null)} title={`Details of article ${edited.letter}`} keepOpen>
          <ArticleDetails
            key={edited.id}
            article={edited}
            edit={edit}
            zone={zone}
            onSaved={() => {
              setEditing(null);
              toast("The details are saved.");
            }}
            onConflict={() => router.refresh()}
            cancel={
              <Button variant="ghost" onClick={() => setEditing(null)}>
                Cancel
              </Button>
            }
          />
        </Dialog>
      )}
    </>
  );
};

const NotKnown = () => (
  <span className="muted">
    <span className="md:hidden">date </span>not known
  </span>
);
