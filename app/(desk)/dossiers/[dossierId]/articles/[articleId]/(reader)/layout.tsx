import type { Metadata } from "next";
import { Suspense } from "react";
import { ArticleHead } from "@/components/reader/article-head";
import { ReaderProvider, ViewSwitch } from "@/components/reader/context";
import { Reader } from "@/components/reader/reader";
import { ReaderSkeleton } from "@/components/reader/skeleton";
import { Page } from "@/components/shell/page";
import { CoverageStrip } from "@/components/vocabulary/coverage";
import { counted } from "@/components/vocabulary/words";
import { articleById } from "@/db/articles";
import { read } from "@/db/client";
import { type Reading, type ReadText, readingOf, readText } from "@/lib/articles/reading";
import { orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { addMention, createClaim } from "../../../claims/actions";
import { editSource } from "../../../sources/actions";
import { editArticle, markSentences, setAside } from "../../actions";

type Props = LayoutProps<"/dossiers/[dossierId]/articles/[articleId]">;

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { articleId } = await params;
  const article = await articleById(read, await signedInActor(), articleId);
  return { title: article ? `${article.letter} · ${article.outlet || article.title}` : "Nothing here" };
}

/**
 * The reader. The text stands in the layout and the open claim in the page, so that opening another claim does not
 * fetch the text again.
 */
export default async function ReaderLayout({ children, params }: Props) {
  const { dossierId, articleId } = await params;
  const actor = await signedInActor();
  const reading = await orNotFound(readingOf(read, actor, dossierId, articleId));
  const { dossier, article } = reading;
  const name = article.outlet || article.title;
  const text = readText(read, actor, article);
  return (
    <ReaderProvider>
      <Page
        layout="locked"
        className="reader"
        crumbs={[
          {
            label: <span className="block max-w-28 truncate lg:max-w-72">{dossier.title}</span>,
            href: `/dossiers/${dossierId}`,
          },
          { label: `${article.letter} · ${name}` },
        ]}
        middle={
          <Suspense>
            <Examined text={text} />
          </Suspense>
        }
        actions={<ViewSwitch />}
        phone={{
          back: `/dossiers/${dossierId}/articles`,
          title: name,
          about: (
            <Suspense fallback={article.letter}>
              <About letter={article.letter} text={text} />
            </Suspense>
          ),
        }}
        keys={[
          { keys: ["J", "K"], does: "next, previous" },
          { keys: ["C"], does: "tag claim" },
          { keys: ["N"], does: "not checkable" },
          { keys: ["X"], does: "not the article" },
          { keys: ["E"], does: "add evidence" },
        ]}
      >
        <Suspense fallback={<ReaderSkeleton />}>
          <Sheet reading={reading} text={text} meId={actor.personId} />
        </Suspense>
        {children}
      </Page>
    </ReaderProvider>
  );
}

async function Sheet({ reading, text, meId }: { reading: Reading; text: Promise<ReadText>; meId: string }) {
  const { dossier, article, source, may } = reading;
  const read = await text;
  return (
    <Reader
      key={read.revisionId}
      dossierId={dossier.id}
      text={read}
      language={article.language}
      meId={meId}
      may={may}
      actions={{ createClaim, addMention, markSentences, setAside }}
    >
      <ArticleHead
        article={article}
        source={source}
        may={may}
        zone={settings().timeZone}
        headed={read.headed}
        gone={read.gone}
        actions={{ editArticle, editSource }}
      />
    </Reader>
  );
}

async function Examined({ text }: { text: Promise<ReadText> }) {
  const { examined, sentences } = await text;
  return <CoverageStrip examined={examined} sentences={sentences} label="Examined" />;
}

async function About({ letter, text }: { letter: string; text: Promise<ReadText> }) {
  const { cards, examined, sentences } = await text;
  return `${letter} · ${counted(cards.length, "claim")} · ${examined} of ${sentences} examined`;
}
