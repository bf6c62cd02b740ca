import type { Metadata } from "next";
import { after } from "next/server";
import { publishedWords } from "@/components/claim/words";
import { Readers } from "@/components/live/readers";
import { ArticleHead } from "@/components/reader/article-head";
import { NextUnexamined, ReaderProvider, TalkButton, ViewSwitch } from "@/components/reader/context";
import { Reader } from "@/components/reader/reader";
import { Page } from "@/components/shell/page";
import { CoverageStrip } from "@/components/vocabulary/coverage";
import { counted } from "@/components/vocabulary/words";
import { articleById } from "@/db/articles";
import { read } from "@/db/client";
import { talkOfArticle } from "@/db/comments";
import { holdText } from "@/lib/articles/held-text";
import { pageText } from "@/lib/articles/page-text";
import { type Reading, type ReadText, readingOf, readText } from "@/lib/articles/reading";
import { notFoundTitle, orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { asChoice } from "@/lib/sources/source-choice";
import {
  acceptSuggestion,
  addMention,
  addMentions,
  createClaim,
  dismissSuggestion,
  editMention,
  removeMention,
  restoreSuggestion,
  withdrawClaim,
} from "../../../claims/actions";
import { editSource } from "../../../sources/actions";
import { editArticle, markSentences, setAside } from "../../actions";

type Props = LayoutProps<"/dossiers/[dossierId]/articles/[articleId]">;

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { articleId } = await params;
  const article = await articleById(read, await signedInActor(), articleId);
  return { title: article ? `${article.letter} · ${article.outlet || article.title}` : notFoundTitle };
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
  // Waited for, and not streamed after the page around it: what is streamed later is held back before it is shown.
  const { html, ...text } = await readText(read, actor, article);
  after(holdText(text.version, pageText(html, `/dossiers/${dossierId}/articles/${articleId}/text`)));
  const { examined, sentences } = text;
  const talk = await talkOfArticle(read, actor, articleId);
  return (
    <ReaderProvider articleId={articleId}>
      <Page
        layout="locked"
        className="reader"
        crumbs={[
          {
            label: dossier.title,
            narrow: true,
            href: `/dossiers/${dossierId}`,
          },
          { label: `${article.letter} · ${name}` },
        ]}
        middle={
          <div className="row">
            <CoverageStrip examined={examined} sentences={sentences} label="Examined" />
            {examined < sentences && <NextUnexamined />}
          </div>
        }
        actions={
          <>
            <Readers articleId={articleId} />
            <TalkButton {...talk} />
            <ViewSwitch />
          </>
        }
        phone={{
          back: `/dossiers/${dossierId}/articles`,
          title: name,
          about: `${article.letter} · ${counted(text.claims, "claim")} · ${examined} of ${sentences} examined`,
        }}
        keys={[
          { keys: ["J", "K"], does: "next, previous" },
          { keys: ["U"], does: "next unexamined" },
          { keys: ["F"], does: "next suggestion" },
          { keys: ["C"], does: "tag claim" },
          { keys: ["N"], does: "not checkable" },
          { keys: ["X"], does: "not the article" },
          { keys: ["E"], does: "add evidence" },
          { keys: ["L"], does: "talk" },
        ]}
      >
        <Sheet reading={reading} text={text} meId={actor.personId} />
        {children}
      </Page>
    </ReaderProvider>
  );
}

function Sheet({ reading, text, meId }: { reading: Reading; text: Omit<ReadText, "html">; meId: string }) {
  const { dossier, article, source, may } = reading;
  const zone = settings().timeZone;
  return (
    <Reader
      key={text.revisionId}
      dossierId={dossier.id}
      text={text}
      language={article.language}
      meId={meId}
      may={may}
      source={source && asChoice(source)}
      actions={{
        createClaim,
        acceptSuggestion,
        addMention,
        addMentions,
        editMention,
        removeMention,
        withdrawClaim,
        markSentences,
        setAside,
        dismissSuggestion,
        restoreSuggestion,
      }}
    >
      <ArticleHead
        article={article}
        source={source}
        may={may}
        zone={zone}
        published={publishedWords(article.publishedAt, zone)}
        headed={text.headed}
        gone={text.gone}
        actions={{ editArticle, editSource }}
      />
    </Reader>
  );
}
