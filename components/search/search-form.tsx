import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/field";
import { GetForm } from "@/components/ui/get-form";
import { claimKindWord, shownStatuses, stakesWord, statusWord, substanceWord } from "@/components/vocabulary/words";
import { type Chosen, placeWord } from "@/lib/search/page";
import { places } from "@/lib/search/query";
import { KeepField } from "./keep-field";

const any = { value: "", label: "Any" };
const listed = (words: Record<string, string>, order = Object.keys(words)) => [
  any,
  ...order.map((value) => ({ value, label: words[value] ?? value })),
];

/** What to look for: words, and what narrows them. Works without script; the address says all of it. */
export const SearchForm = ({
  query,
  chosen,
  dossiers,
  outlets,
}: {
  query: string;
  chosen: Chosen;
  dossiers: readonly { id: string; title: string }[];
  /** Names to offer; any other may be typed. */
  outlets?: readonly string[];
}) => {
  const narrowed = Object.entries(chosen).some(([name, value]) => name !== "dossier" && value);
  const made = JSON.stringify([query, chosen]);
  return (
    <search>
      <GetForm action="/search" className="mt-6 max-w-[720px]" key={made}>
        <div className="flex gap-2">
          <input
            className="input"
            type="search"
            name="q"
            defaultValue={query}
            aria-label="Words to look for"
            aria-describedby="search-how"
            placeholder="Words, “a phrase”, -not, or a claim’s number such as A2"
            dir="auto"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the page is this field
            autoFocus={query === "" && !narrowed}
          />
          <Button type="submit" variant="primary" className="h-9 max-md:h-11">
            Search
          </Button>
        </div>
        <p className="hint mt-2" id="search-how">
          “Quotation marks” find words in a row, a minus leaves a word out, an asterisk finds beginnings: dredg*.
        </p>
        <details className="mt-3" open={narrowed}>
          <summary className="hint w-fit cursor-pointer">Filters</summary>
          <div className="mt-3 grid grid-cols-2 gap-3 md:grid-cols-3">
            <Select label="Look in" name="in" defaultValue={chosen.in ?? ""} options={listed(placeWord, [...places])} />
            <Select
              label="Dossier"
              name="dossier"
              defaultValue={chosen.dossier ?? ""}
              options={[
                { value: "", label: "All of yours" },
                ...dossiers.map(({ id, title }) => ({ value: id, label: title })),
              ]}
            />
            <Select
              label="Status"
              name="status"
              defaultValue={chosen.status ?? ""}
              options={listed(statusWord, [...shownStatuses].reverse())}
            />
            <Select
              label="Verdict"
              name="verdict"
              defaultValue={chosen.verdict ?? ""}
              options={[...listed(substanceWord), { value: "none", label: "No verdict yet" }]}
            />
            <Select
              label="Kind of claim"
              name="kind"
              defaultValue={chosen.kind ?? ""}
              options={listed(claimKindWord)}
            />
            <Select label="Stakes" name="stakes" defaultValue={chosen.stakes ?? ""} options={listed(stakesWord)} />
            <TextInput label="Person" name="person" defaultValue={chosen.person} dir="auto" autoComplete="off" />
            <TextInput
              label="Outlet"
              name="outlet"
              defaultValue={chosen.outlet}
              dir="auto"
              autoComplete="off"
              list={outlets ? "search-outlets" : undefined}
            />
            <TextInput
              label="After"
              name="after"
              defaultValue={chosen.after}
              placeholder="2026, 2026-03 or 2026-03-17"
            />
            <TextInput
              label="Before"
              name="before"
              defaultValue={chosen.before}
              placeholder="2026, 2026-03 or 2026-03-17"
            />
          </div>
          {outlets && (
            <datalist id="search-outlets">
              {outlets.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          )}
        </details>
        <KeepField />
      </GetForm>
    </search>
  );
};
