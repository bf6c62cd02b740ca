import { Button, LinkButton } from "@/components/ui/button";
import { GetForm } from "@/components/ui/get-form";
import { Segmented } from "@/components/ui/segmented";
import type { OutletQuery, WhoseOutlets } from "@/lib/sources/outlets/listing";

const at = "/settings/outlets";

const hrefOf = ({ words, country, whose, page }: OutletQuery): string => {
  const asked = new URLSearchParams(
    Object.entries({
      q: words,
      country,
      whose: whose === "all" ? "" : whose,
      page: page === 1 ? "" : String(page),
    }).filter(([, value]) => value !== ""),
  );
  return asked.size > 0 ? `${at}?${asked}` : at;
};

const whoseWord: Record<WhoseOutlets, string> = { all: "All", own: "Ours", desk: "Known already" };

/** What to list. Works without script; the address says all of it. */
export const OutletFilters = ({
  query,
  countries,
}: {
  query: OutletQuery;
  countries: readonly { value: string; label: string }[];
}) => (
  <search className="mt-6 flex flex-wrap items-end gap-x-4 gap-y-3">
    <GetForm
      action={at}
      className="grid min-w-0 grow max-md:basis-full grid-cols-[minmax(0,1fr)_auto] items-end gap-2 md:max-w-[620px] md:grid-cols-[minmax(0,1fr)_176px_auto]"
      key={JSON.stringify(query)}
    >
      <input
        className="input max-md:col-span-2"
        type="search"
        name="q"
        defaultValue={query.words}
        aria-label="Name or domain of an outlet"
        placeholder="A name, a short name or a domain"
        dir="auto"
        autoComplete="off"
      />
      <select className="input" name="country" defaultValue={query.country} aria-label="Country">
        <option value="">Any country</option>
        {countries.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {query.whose !== "all" && <input type="hidden" name="whose" value={query.whose} />}
      <Button type="submit" className="h-9 max-md:h-11">
        Search
      </Button>
    </GetForm>
    <Segmented
      label="Whose outlets"
      value={query.whose}
      segments={(["all", "own", "desk"] as const).map((whose) => ({
        value: whose,
        label: whoseWord[whose],
        href: hrefOf({ ...query, whose, page: 1 }),
      }))}
    />
  </search>
);

/** The way to the other pages of the list. */
export const OutletPages = ({ query, page, pages }: { query: OutletQuery; page: number; pages: number }) =>
  pages > 1 && (
    <nav className="flex items-center gap-3 pt-4" aria-label="Pages of the list">
      {page > 1 && (
        <LinkButton size="sm" href={hrefOf({ ...query, page: page - 1 })}>
          Before
        </LinkButton>
      )}
      <span className="hint">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <LinkButton size="sm" href={hrefOf({ ...query, page: page + 1 })}>
          Next
        </LinkButton>
      )}
    </nav>
  );
