import type { Metadata } from "next";
import { ChooseArticles } from "@/components/compare/choose";
import { Found } from "@/components/compare/found";
import { ComparedRows } from "@/components/compare/rows";
import { inTime } from "@/components/compare/words";
import { RecordLink } from "@/components/origins/record-link";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { formatMoment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Segmented } from "@/components/ui/segmented";
import { counted } from "@/components/vocabulary/words";
import { articleNames } from "@/db/articles";
import { read } from "@/db/client";
import { sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import { type ComparedArticle, comparisonOf } from "@/lib/articles/comparing";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { asChoice } from "@/lib/sources/source-choice";
import { dossierAt } from "../dossier";
import { addSource, drawLink } from "../sources/actions";

export const metadata: Metadata = { title: "Compare" };

type Props = {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Two articles of a dossier side by side, or the choice of two. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { dossierId } = await params;
  const query = await searchParams;
  const asked = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const [a, b] = [asked("a"), asked("b")];
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierAt(dossierId));
  const here = `/dossiers/${dossierId}/compare`;
  const bar = {
    crumbs: [{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Compare" }],
    phone: { back: `/dossiers/${dossierId}`, title: "Compare", about: dossier.title },
  };
  const choose = async (notice?: string) => {
    const articles = await articleNames(read, actor, dossierId);
    return (
      <Page {...bar}>
        <PageHead title="Compare" lead="Two articles side by side: what they share, and where they differ." />
        {notice && <Notice className="mb-4">{notice}</Notice>}
        {articles.length < 2 ? (
          <Empty
            drawing="articles"
            title="Two articles are needed"
            actions={
              <LinkButton href={`/dossiers/${dossierId}/articles`} variant="primary" icon="upload">
                Upload an article
              </LinkButton>
            }
          >
            This dossier has {articles.length === 1 ? "one" : "none yet"}.
          </Empty>
        ) : (
          <ChooseArticles action={here} articles={articles} one={a} other={b} />
        )}
      </Page>
    );
  };
  if (!a || !b) return choose();
  if (a === b) return choose("Choose two different articles.");

  const comparison = await orNotFound(comparisonOf(read, actor, dossierId, { one: a, other: b })).catch(
    (error: unknown) => {
      if (error instanceof UnreadableError) return null;
      throw error;
    },
  );
  if (!comparison) return choose("Comparing these two took too long, so it was stopped. Choose shorter ones.");
  const { one, other } = comparison;
  const zone = settings().timeZone;
  const times = inTime(one.publishedAt, other.publishedAt);
  const only = asked("show") === "differences";
  const address = (left: string, right: string, differences: boolean) =>
    `${here}?a=${left}&b=${right}${differences ? "&show=differences" : ""}`;
  const swapped = address(b, a, only);
  // Who came later got it from the other.
  const [taker, giver] = times.otherFirst ? [one, other] : [other, one];
  const draws = may("link.draw", { ...place.facts, cleared: true });
  const ends = [taker, giver].flatMap(({ sourceId }) => sourceId ?? []);
  const known = draws && ends.length === 2 ? await sourcesOf(read, actor, dossierId, { ids: ends }) : [];
  const [from, to] = [taker, giver].map(({ sourceId }) => known.find(({ id }) => id === sourceId));
  const recording = from &&
    to && {
      dossierId,
      draw: drawLink,
      addSource,
      from: asChoice(from),
      to: asChoice(to),
      label: "Record “rewrites”",
    };
  const nameOf = (article: ComparedArticle) => article.outlet || article.title;
  const head = (article: ComparedArticle, time: string) => (
    <>
      <a className="row" href={`/dossiers/${dossierId}/articles/${article.id}`} title={article.title}>
        <span className="letter">{article.letter}</span>
        <b className="trunc" dir="auto">
          {nameOf(article)}
        </b>
      </a>
      <div className="hint">
        {[
          article.publishedAt ? formatMoment(article.publishedAt, zone) : "no date",
          time,
          counted(article.sentences, "sentence"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </div>
    </>
  );
  return (
    <Page
      {...bar}
      layout="locked"
      className="cmp"
      phone={{ ...bar.phone, about: `${nameOf(one)} and ${nameOf(other)}` }}
      actions={
        <>
          <Segmented
            label="Show"
            value={only ? "differences" : "all"}
            segments={[
              { value: "all", label: "Shared wording", href: address(a, b, false) },
              { value: "differences", label: "Differences only", href: address(a, b, true) },
            ]}
          />
          <LinkButton href={`${here}?a=${a}`} size="sm">
            Other articles
          </LinkButton>
          {recording && <RecordLink {...recording} variant="primary" keyed />}
        </>
      }
      keys={[
        { keys: ["J", "K"], does: "next, previous match" },
        { keys: ["D"], does: "next difference" },
        { keys: ["S"], does: "swap sides" },
        ...(recording ? [{ keys: ["L"], does: "record the relation" }] : []),
      ]}
    >
      <section className="cmp-l" aria-label="The two articles">
        <h1 className="sr">
          Compare {nameOf(one)} and {nameOf(other)}
        </h1>
        {only && comparison.differences.length === 0 && (
          <Notice className="mb-4">Nothing differs in what the two have in common.</Notice>
        )}
        <ComparedRows html={comparison.html} swapped={swapped} only={only}>
          <thead>
            <tr>
              <th scope="col">{head(one, times.one)}</th>
              <th scope="col" className="mid">
                <LinkButton
                  href={swapped}
                  variant="ghost"
                  size="sm"
                  icon="swap"
                  aria-label="Swap sides"
                  scroll={false}
                />
              </th>
              <th scope="col">{head(other, times.other)}</th>
            </tr>
          </thead>
        </ComparedRows>
      </section>
      <aside className="cmp-r" aria-label="What differs">
        <div className="cmp-do">
          <LinkButton href={swapped} size="sm" icon="swap">
            Swap sides
          </LinkButton>
          <LinkButton href={`${here}?a=${a}`} size="sm">
            Other articles
          </LinkButton>
          {recording && <RecordLink {...recording} />}
        </div>
        <Found comparison={comparison} one={nameOf(one)} other={nameOf(other)} />
      </aside>
    </Page>
  );
}
