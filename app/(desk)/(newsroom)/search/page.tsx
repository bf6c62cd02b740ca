import type { Metadata } from "next";
import { SearchResults } from "@/components/palette/search-results";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import { counted } from "@/components/vocabulary/words";
import { read } from "@/db/client";
import { find } from "@/db/search";
import { wordsOf } from "@/lib/search/words";
import { signedInActor } from "@/lib/session";

export const metadata: Metadata = { title: "Search" };

const shown = 100;

export default async function SearchPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { q } = await searchParams;
  const query = (typeof q === "string" ? q : "").slice(0, 500);
  const actor = await signedInActor();
  const found = await find(read, actor, query, { limit: shown });
  return (
    <Page crumbs={[{ label: "Search" }]}>
      <PageHead title="Search" lead="Claims, articles and their sentences, sources and tasks of all your dossiers." />
      <search>
        <form action="/search" className="mt-6 flex max-w-[720px] gap-2">
          <input
            className="input"
            type="search"
            name="q"
            defaultValue={query}
            key={query}
            aria-label="Words to look for"
            placeholder="Words, or a claim’s number such as A2"
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: the page is this field
            autoFocus={query === ""}
          />
          <Button type="submit" variant="primary" className="h-9 max-md:h-11">
            Search
          </Button>
        </form>
      </search>
      <div className="mt-8 max-w-[720px]">
        {query.trim() !== "" && (
          <p className="sr" role="status">
            {counted(found.length, "thing")} found
          </p>
        )}
        {found.length > 0 ? (
          <>
            <SearchResults found={found} words={wordsOf(query)} />
            {found.length >= shown && <p className="hint mt-4">There is more: add a word to find less.</p>}
          </>
        ) : (
          query.trim() !== "" && (
            <Empty drawing="search" title={`Nothing found for “${query.trim().slice(0, 80)}”`}>
              Everything with all of these words in it would be here. Look for a part of a word, or for fewer of them.
            </Empty>
          )
        )}
      </div>
    </Page>
  );
}
