import { after } from "next/server";
import { Page } from "@/components/shell/page";
import { read } from "@/db/client";
import { holdText } from "@/lib/articles/held-text";
import { readingOf, readText } from "@/lib/articles/reading";
import { signedInActor } from "@/lib/session";
import { Marks } from "./marks";

/**
 * The floor of the reader: the same page for the same person, its text sent once as `<p>` and `<mark>` and nothing else in
 * it, with one listener. No sentences, numbers, names for screen readers, gutter, margin or keys.
 */
export default async function PlainPage({ params }: { params: Promise<{ dossierId: string; articleId: string }> }) {
  const { dossierId, articleId } = await params;
  const actor = await signedInActor();
  const { dossier, article } = await readingOf(read, actor, dossierId, articleId);
  const { html, version } = await readText(read, actor, article);
  const name = `plain ${version}`;
  after(holdText(name, plainly(name, html)));
  return (
    <Page
      layout="locked"
      className="reader"
      crumbs={[{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: article.title }]}
    >
      <div className="sheet">
        <article className="sheet-in" data-view="claims">
          <div className="body-area">
            <Marks name={name} />
          </div>
        </article>
      </div>
    </Page>
  );
}

const written = new Map<string, string>();

/** The text with its paragraphs and the marks of its claims, bare; written once. */
function plainly(name: string, html: string): string {
  const known = written.get(name);
  if (known !== undefined) return known;
  const plain = html
    .replace(/<(span|sup)\b[^>]*\bdata-x\b[^>]*>[^<]*<\/\1>/g, "")
    .replace(/<\/?(?:span|sup)\b[^>]*>/g, "")
    .replace(/<p\b[^>]*>/g, "<p>")
    .replace(/<mark class="(cl c-[a-z]+)[^>]*>/g, '<mark class="$1" tabindex="0">');
  written.set(name, plain);
  return plain;
}
