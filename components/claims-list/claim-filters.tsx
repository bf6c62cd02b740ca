import Form from "next/form";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { statusWord } from "@/components/vocabulary/words";
import { type ClaimQuery, claimGroups, claimsHref } from "@/lib/claims/listed";
import { FilterMenu } from "./filter-menu";

export type Choice = { id: string; label: string };

/** Saved questions to the list, each a link with its count. */
export const ClaimViews = ({
  dossierId,
  query,
  views,
}: {
  dossierId: string;
  query: ClaimQuery;
  views: readonly { label: string; count: number | null; of: Partial<ClaimQuery> }[];
}) => {
  const asked = claimsHref(dossierId, { ...query, after: null, view: "table" });
  return (
    <nav className="views" aria-label="Saved filters">
      {views.map(({ label, count, of }) => (
        <Link
          key={label}
          href={claimsHref(dossierId, { ...of, view: query.view })}
          aria-current={claimsHref(dossierId, of) === asked ? "page" : undefined}
        >
          {label}
          {count !== null && <span className="c">{count}</span>}
        </Link>
      ))}
    </nav>
  );
};

/** What narrows the list: words, and one of status, article and checker each. All of it works without script. */
export const ClaimFilters = ({
  dossierId,
  query,
  articles,
  checkers,
  summary,
  children,
}: {
  dossierId: string;
  query: ClaimQuery;
  articles: readonly Choice[];
  checkers: readonly Choice[];
  /** "13 of 64": said when the list is narrowed. */
  summary: string;
  /** What a phone, which has no bar, offers at the end. */
  children?: ReactNode;
}) => {
  const href = (change: Partial<ClaimQuery>) => claimsHref(dossierId, { ...query, after: null, ...change });
  const filters = [
    {
      name: "Status",
      chosen: query.status && statusWord[query.status],
      without: href({ status: null }),
      choices: claimGroups.map((group) => ({ label: statusWord[group], href: href({ status: group }) })),
    },
    {
      name: "Article",
      chosen: query.article && (articles.find(({ id }) => id === query.article)?.label ?? "another dossier’s"),
      without: href({ article: null }),
      choices: articles.map(({ id, label }) => ({ label, href: href({ article: id }) })),
    },
    {
      name: "Checker",
      chosen: query.checker && (checkers.find(({ id }) => id === query.checker)?.label ?? "somebody who left"),
      without: href({ checker: null }),
      choices: checkers.map(({ id, label }) => ({ label, href: href({ checker: id }) })),
    },
    ...(query.failing
      ? [{ name: "Fails the standard", chosen: "", without: href({ failing: false }), choices: [] }]
      : []),
  ];
  return (
    <search className="filters max-md:gap-1.5">
      <Form action={`/dossiers/${dossierId}/claims`} className="contents">
        {(["view", "status", "article", "checker"] as const).map((name) =>
          query[name] && query[name] !== "table" ? (
            <input key={name} type="hidden" name={name} value={query[name]} />
          ) : null,
        )}
        {query.failing && <input type="hidden" name="failing" value="1" />}
        <label className="chip focus-within:border-edge">
          <Icon name="filter" size={14} />
          <span className="sr">Words in the claim</span>
          <input
            id="claim-words"
            key={query.q}
            type="search"
            name="q"
            defaultValue={query.q}
            placeholder="Words in the claim"
            className="w-32 bg-transparent max-md:w-40 outline-offset-4 placeholder:text-ink-3 max-md:text-[16px]"
            autoComplete="off"
          />
        </label>
      </Form>
      {filters.map(({ name, chosen, without, choices }) =>
        chosen !== null ? (
          <Link key={name} href={without} className="chip on" aria-label={`Remove the filter ${name} ${chosen}`.trim()}>
            <span className="max-w-48 truncate">
              {name}
              {chosen && `: ${chosen}`}
            </span>
            <Icon name="x" size={12} className="x" />
          </Link>
        ) : choices.length > 0 ? (
          <FilterMenu key={name} name={name} choices={choices} />
        ) : null,
      )}
      {summary && <span className="hint ml-auto whitespace-nowrap">{summary}</span>}
      <span className="flex gap-1.5 md:hidden">
        <Link className="chip" href={href({ view: query.view === "board" ? "table" : "board" })}>
          {query.view === "board" ? "Table" : "Board"}
        </Link>
        {children}
      </span>
    </search>
  );
};
