import Link from "next/link";
import { Letter } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { linkKindWord, sourceKindWord, sourceStateWord } from "@/components/vocabulary/words";
import type { ShownSource } from "@/lib/sources/listed";
import { isPrimary, type LinkKind, type LinkState } from "@/lib/sources/source";
import { Grade } from "./grade";
import { GradeHelp } from "./grade-help";

export type ListedSource = ShownSource & {
  href: string;
  /** Letter of the uploaded article that it is; null for anything else. */
  letter: string | null;
  /** How many pieces of evidence it gives. */
  evidence: number;
  /** Where it got it from, rejected links left out. */
  takes: { kind: LinkKind; state: LinkState; name: string }[];
};

/** The sources of a page: a row opens its source. */
export const SourceTable = ({ sources }: { sources: readonly ListedSource[] }) => (
  <Table
    caption="Sources"
    className="md:min-w-[860px] max-md:block max-md:[&_tbody]:block max-md:[&_thead]:sr-only"
    head={[
      "Source",
      "Kind",
      "Reports itself",
      "Held",
      <span key="grade" className="whitespace-nowrap">
        Grade
        <GradeHelp compact />
      </span>,
      "Got it from",
      "Evidence",
    ]}
  >
    {sources.map((source) => (
      <tr
        key={source.id}
        className="relative max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-0.5 max-md:border-b max-md:border-rule max-md:py-3 max-md:pl-7 max-md:[&>td]:border-0 max-md:[&>td]:p-0 max-md:[&>td:not(:first-child)]:text-xs max-md:[&>td:not(:first-child)]:text-ink-3 md:hover:[&>td]:bg-desk has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent"
      >
        <td className="w-2/5 max-md:-ml-7 max-md:w-[calc(100%+28px)]">
          <div className="flex items-start gap-2">
            {source.letter ? <Letter>{source.letter}</Letter> : <span className="w-5 flex-none" />}
            <div className="min-w-0">
              <Link
                href={source.href}
                prefetch={false}
                dir="auto"
                className="line-clamp-2 font-serif text-[16px]/5 [overflow-wrap:anywhere] outline-none after:absolute after:inset-0"
              >
                {source.title}
              </Link>
              <div className="hint flex flex-wrap items-center gap-x-2 gap-y-1 pt-0.5">
                {(source.outlet || source.author) && (
                  <bdi className="line-clamp-1 [overflow-wrap:anywhere]">
                    {[source.outlet, source.author].filter(Boolean).join(", ")}
                  </bdi>
                )}
                <Marks source={source} />
              </div>
            </div>
          </div>
        </td>
        <td>{sourceKindWord[source.kind]}</td>
        <td className="max-md:hidden">{isPrimary(source.kind) ? "primary" : ownReportingWord(source.ownReporting)}</td>
        <td>
          <span className="max-md:hidden">{source.held ? "yes" : <span className="muted">no</span>}</span>
          <span className="md:hidden">{source.held ? "held" : "not held"}</span>
        </td>
        <td>
          <span className="md:hidden">grade </span>
          <Grade of={source.reliability} />
        </td>
        <td className="max-w-60 max-md:order-last max-md:w-full max-md:max-w-full max-md:empty:hidden">
          {source.takes.length === 0 ? (
            <span className="muted max-md:hidden">
              <span aria-hidden="true">–</span>
              <span className="sr">no link</span>
            </span>
          ) : (
            <ul className="grid gap-0.5">
              {source.takes.slice(0, 3).map(({ kind, state, name }) => (
                <li key={`${kind} ${name}`} className="truncate" title={name}>
                  {linkKindWord[kind]} <bdi>{name}</bdi>
                  {state === "proposed" && <span className="hint"> proposed</span>}
                </li>
              ))}
              {source.takes.length > 3 && <li className="hint">and {source.takes.length - 3} more</li>}
            </ul>
          )}
        </td>
        <td>
          {source.evidence || <span className="muted">0</span>}
          <span className="md:hidden"> {source.evidence === 1 ? "piece" : "pieces"} of evidence</span>
        </td>
      </tr>
    ))}
  </Table>
);

export const ownReportingWord = (own: boolean | null): string =>
  own === null ? "not established" : own ? "yes" : "no";

/** What makes a source unlike others, in a few tags. */
export const Marks = ({ source }: { source: ShownSource }) => (
  <>
    {source.confidential && (
      <span className="inline-flex items-center gap-1">
        <Icon name="lock" size={12} />
        {source.cleared ? (
          <>
            confidential, others read <bdi>{source.pseudonym}</bdi>
          </>
        ) : (
          "confidential, withheld from you"
        )}
      </span>
    )}
    {source.unidentified && <Tag>Unidentified</Tag>}
    {source.state !== "good" && <Tag className="critical">{sourceStateWord[source.state]}</Tag>}
  </>
);
