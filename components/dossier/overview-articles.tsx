import { Letter } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/page-head";
import { StatusBar } from "@/components/vocabulary/progress";
import type { ShownCounts } from "@/lib/dossiers/progress";

export type OverviewArticle = {
  id: string;
  letter: string;
  outlet: string;
  title: string;
  ours: boolean;
  /** Every sentence is to be examined before the dossier is closed. */
  inFull: boolean;
  examined: number;
  sentences: number;
  counts: ShownCounts;
  relation: { words: string; circular: boolean } | null;
};

/** The articles of a dossier at a glance: where each got it from, and how far it has been examined and checked. */
export const OverviewArticles = ({
  dossierId,
  articles,
  mayAdd,
}: {
  dossierId: string;
  articles: readonly OverviewArticle[];
  mayAdd: boolean;
}) => (
  <section>
    <SectionHead
      count={articles.length}
      end={
        mayAdd && (
          <Link className="link" href={`/dossiers/${dossierId}/articles#add`}>
            Add
          </Link>
        )
      }
    >
      Articles
    </SectionHead>
    {articles.length === 0 && <p className="hint py-2.5">No article has been added yet.</p>}
    <ul className="rows">
      {articles.map((article) => (
        <li
          key={article.id}
          className="grid grid-cols-[20px_minmax(0,1fr)_92px] items-center gap-x-2.5 gap-y-px pt-[9px] pb-2.5"
        >
          <Letter>{article.letter}</Letter>
          <Link
            className="trunc font-[550] hover:underline"
            dir="auto"
            title={article.title}
            href={`/dossiers/${dossierId}/articles/${article.id}`}
          >
            {article.outlet || article.title}
          </Link>
          <StatusBar counts={article.counts} small />
          <span />
          <span className={`hint trunc ${article.relation?.circular ? "flag bad" : ""}`} dir="auto">
            {article.ours ? "Our draft" : article.relation?.words}
          </span>
          <span className="hint num text-right">
            <span className="sr">Sentences examined: </span>
            {article.examined} of {article.sentences}
            {article.inFull && <span title="To be checked in full"> in full</span>}
          </span>
        </li>
      ))}
    </ul>
  </section>
);
