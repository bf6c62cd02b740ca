import {
  type FoundThing,
  foundAside,
  foundHref,
  foundIcon,
  foundWords,
  proposedWords,
} from "@/components/palette/found";
import { Matched } from "@/components/palette/matched";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/page-head";

/** What was found of one kind, and how to see the rest of it. */
export type ResultPart = {
  name: string;
  found: readonly FoundThing[];
  /** "12", or "1,000+". */
  count: string;
  /** Leads to more of this kind alone; null where all of it is shown. */
  more: string | null;
};

/** Everything that was found, by kind, each with the dossier that it is in. */
export const SearchResults = ({ parts, inDossier }: { parts: readonly ResultPart[]; inDossier: boolean }) => (
  <div className="stack">
    {parts.map(({ name, found, count, more }) => (
      <section key={name} aria-label={name}>
        <SectionHead count={count}>{name}</SectionHead>
        <ul className="rows found">
          {found.map((item) => (
            <li key={`${item.kind} ${item.id}`} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 py-3">
              <Icon name={foundIcon[item.kind]} className="mt-1" />
              <div>
                <Link className="q block hover:underline" dir="auto" href={foundHref(item)}>
                  <Matched {...foundWords(item)} />
                </Link>
                <p className="hint [overflow-wrap:anywhere]" dir="auto">
                  {item.kind === "source" && item.marks.length > 0 ? (
                    <>
                      {item.proposed && `${proposedWords} · `}
                      <Matched text={item.snippet} marks={item.marks} />
                    </>
                  ) : (
                    foundAside(item)
                  )}
                  {!inDossier && item.dossierTitle && ` · ${item.dossierTitle}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
        {more && (
          <p className="mt-2">
            <Link className="hint underline" href={more}>
              More of these: {name.toLowerCase()} alone
            </Link>
          </p>
        )}
      </section>
    ))}
  </div>
);
