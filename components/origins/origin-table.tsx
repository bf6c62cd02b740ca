import type { ReactNode } from "react";
import { OriginMark } from "@/components/vocabulary/origin-mark";
import { linkKindWord } from "@/components/vocabulary/words";
import type { OriginClass } from "@/lib/sources/source";
import type { ChangeLink, NamedSource, ShownLink } from "./link";
import { LinkDecision, LinkPen } from "./link-decision";
import { SourceName, ToKept } from "./link-list";

/** A report that got it from nowhere that is known. */
export type Unlinked = { source: NamedSource; relation: string };

/** Every link and every report in words: what the drawing shows, complete without it. Proposals are decided here. */
export const OriginTable = ({
  links,
  unlinked,
  circular,
  ends,
  change,
}: {
  links: readonly ShownLink[];
  unlinked: readonly Unlinked[];
  circular: ReadonlySet<string>;
  /** What sort of end each source is, and whether we hold it; those that only pass on are left out. */
  ends: ReadonlyMap<string, { class: OriginClass; held: boolean }>;
  change: ChangeLink;
}) => (
  <table className="tbl mt-1.5 w-full table-fixed" aria-labelledby="origin-table">
    <thead>
      <tr>
        <th scope="col" className="w-[41%]">
          Report
        </th>
        <th scope="col" className="w-[31%]">
          Relation
        </th>
        <th scope="col">Takes from</th>
      </tr>
    </thead>
    <tbody>
      {links.map((link) => (
        <tr key={link.id}>
          <td>
            <SourceName source={link.from} cut />
            {link.quote && (
              <div className="hint line-clamp-4 [overflow-wrap:anywhere]" dir="auto">
                “{link.quote}”
              </div>
            )}
            <LinkDecision link={link} change={change} />
          </td>
          <td className={circular.has(link.id) ? "font-[550] text-refuted" : ""}>
            {linkKindWord[link.kind]}
            {circular.has(link.id) && ", circular"} <LinkPen link={link} change={change} />
            {link.state === "proposed" && <div className="hint">proposed</div>}
            <ToKept link={link} />
          </td>
          <td>
            <SourceName source={link.to} plain cut />
            <EndMark end={ends.get(link.to.id)} />
          </td>
        </tr>
      ))}
      {unlinked.map(({ source, relation }) => (
        <tr key={source.id}>
          <td>
            <SourceName source={source} cut />
          </td>
          <td>{relation}</td>
          <td>
            <Nowhere>
              <EndMark end={ends.get(source.id)} />
            </Nowhere>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const EndMark = ({ end }: { end: { class: OriginClass; held: boolean } | undefined }) =>
  end ? (
    <div className="hint pt-0.5">
      <OriginMark of={end.class} held={end.held} word small />
    </div>
  ) : null;

const Nowhere = ({ children }: { children: ReactNode }) => (
  <>
    <span className="muted">no link</span>
    {children}
  </>
);
