import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { SectionHead } from "@/components/ui/page-head";
import { type FoundThing, foundAside, foundByKind, foundHref, foundIcon, foundWords } from "./found";
import { Matched } from "./matched";

/** Everything that was found, by kind, each with the dossier that it is in. */
export const SearchResults = ({ found, words }: { found: readonly FoundThing[]; words: readonly string[] }) => (
  <div className="stack">
    {foundByKind(found).map(({ name, items }) => (
      <section key={name}>
        <SectionHead count={items.length}>{name}</SectionHead>
        <ul className="rows found">
          {items.map((item) => (
            <li key={`${item.kind} ${item.id}`} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 py-3">
              <Icon name={foundIcon[item.kind]} className="mt-1" />
              <div>
                <Link className="q block hover:underline" dir="auto" href={foundHref(item)}>
                  <Matched text={foundWords(item)} words={words} />
                </Link>
                <p className="hint [overflow-wrap:anywhere]">
                  {[foundAside(item), item.dossierTitle].filter(Boolean).join(" · ")}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
);
