import type { Metadata } from "next";
import { SearchForm } from "@/components/search/search-form";
import { SearchResults } from "@/components/search/search-results";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { lookFor, notYetIndexed } from "@/db/search";
import { dossiersToChoose } from "@/db/search/hits";
import { placeOf } from "@/db/visible";
import { orNotFound, titled } from "@/lib/page";
import { askedAt, countWord, placeWord, searchHref } from "@/lib/search/page";
import { asksNothing, places, readQuery, withFilters } from "@/lib/search/query";
import { signedInActor } from "@/lib/session";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { dossier } = askedAt(await searchParams).chosen;
  return titled("Search", dossier ? placeOf(read, await signedInActor(), "dossier", dossier) : true);
}

/** So many of each kind are shown together, and so many of one kind alone. */
const shown = { each: 10, alone: 200 };

export default async function SearchPage({ searchParams }: Props) {
  const actor = await signedInActor();
  const { query, chosen } = askedAt(await searchParams);
  const dossierId = chosen.dossier;
  if (dossierId) await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const asked = readQuery(withFilters(query, chosen));
  const alone = asked.filters.in;
  const limit = alone ? shown.alone : shown.each;
  const [answer, dossiers, unread] = await Promise.all([
    lookFor(read, actor, asked, { limit, dossierId }),
    dossiersToChoose(read, actor),
    notYetIndexed(read),
  ]);
  const parts = places
    .map((place) => ({ place, ...answer.parts[place] }))
    .filter(({ found }) => found.length > 0)
    .map(({ place, found, count, more }) => ({
      name: placeWord[place],
      found,
      count: countWord({ count, more: more || answer.shortened }),
      more: !alone && (more || count > found.length) ? searchHref(query, { ...chosen, in: place }) : null,
    }));
  const title = dossiers.find(({ id }) => id === dossierId)?.title;
  const nothingAsked = asksNothing(asked);
  return (
    <Page
      crumbs={[...(dossierId ? [{ label: title ?? "", href: `/dossiers/${dossierId}` }] : []), { label: "Search" }]}
    >
      <PageHead
        title="Search"
        lead={
          title
            ? `Claims, articles and their sentences, sources, talk and tasks of “${title}”.`
            : "Claims, articles and their sentences, sources, talk and tasks of all your dossiers."
        }
      />
      <SearchForm query={query} chosen={chosen} dossiers={dossiers} />
      <div className="mt-8 flex max-w-[720px] flex-col gap-4">
        {dossierId && (
          <p className="hint">
            Only this dossier.{" "}
            <Link className="underline" href={searchHref(query, { ...chosen, dossier: "" })}>
              Search all of yours
            </Link>
          </p>
        )}
        {unread > 0 && (
          <Notice kind="info" title="Not everything is here yet">
            What was stored before this version is still being read for the search. Look again in a few minutes.
          </Notice>
        )}
        {asked.ignored.length > 0 && (
          <Notice kind="info" title={`Left out: ${asked.ignored.join(" ")}.`}>
            {asked.ignored.some((one) => one.includes(":")) && "No such filter is known: choose one under Filters. "}
            {asked.ignored.some((one) => !one.includes(":")) && "Of a word to leave out write at least two letters."}
          </Notice>
        )}
        {nothingAsked && asked.not.length > 0 && (
          <p className="hint">Add a word to look for: leaving words out does not say what is wanted.</p>
        )}
        {!nothingAsked && (
          <p className="sr" role="status">
            {parts.length > 0
              ? `Found: ${parts.map(({ name, count }) => `${count} ${name.toLowerCase()}`).join(", ")}`
              : "Nothing found"}
          </p>
        )}
        {answer.shortened && (
          <p className="hint">
            Very many words begin so: only the shortest of them were looked for. Add a letter to find all of them.
          </p>
        )}
        {parts.length > 0 ? (
          <>
            <SearchResults parts={parts} inDossier={dossierId !== undefined} />
            {alone && parts.some(({ found, count }) => count !== String(found.length)) && (
              <p className="hint">There is more: add a word or a filter to find less.</p>
            )}
          </>
        ) : (
          !nothingAsked && (
            <Empty drawing="search" title={`Nothing found for “${(query.trim() || "these filters").slice(0, 80)}”`}>
              Everything with all of these words in it would be here. Look for fewer of them, or for the beginning of a
              word with an asterisk: dredg*.
            </Empty>
          )
        )}
      </div>
    </Page>
  );
}
