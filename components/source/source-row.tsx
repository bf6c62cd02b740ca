import { Letter } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { remembered } from "@/components/ui/markup";
import { Tag } from "@/components/ui/tag";
import { linkKindWord, ownReportingWord, sourceKindWord, sourceStateWord } from "@/components/vocabulary/words";
import type { ShownSource } from "@/lib/sources/listed";
import { isPrimary, type LinkKind, type LinkState } from "@/lib/sources/source";
import { Grade } from "./grade";

export type MarkedSource = Pick<ShownSource, "confidential" | "cleared" | "pseudonym" | "unidentified" | "state">;

/** What a row shows and nothing else. */
export type ListedSource = MarkedSource &
  Pick<ShownSource, "id" | "kind" | "title" | "outlet" | "author" | "held" | "ownReporting" | "reliability"> & {
    /** Letter of the uploaded article that it is; null for anything else. */
    letter: string | null;
    /** How many pieces of evidence it gives. */
    evidence: number;
    /** Where it got it from, rejected links left out. */
    takes: { kind: LinkKind; state: LinkState; name: string }[];
  };

/** One source of the table, which is written as text: no hooks, no handlers. Its link begins where the list is. */
export const SourceRow = remembered(({ source }: { source: ListedSource }) => (
  <tr id={`source-${source.id}`}>
    <td>
      <div className="name">
        {source.letter ? <Letter>{source.letter}</Letter> : <span />}
        <div>
          <a href={`sources/${source.id}`} dir="auto">
            {source.title}
          </a>
          <div className="hint">
            {(source.outlet || source.author) && <bdi>{[source.outlet, source.author].filter(Boolean).join(", ")}</bdi>}
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
    <td>
      {source.takes.length === 0 ? (
        <span className="muted max-md:hidden">
          <span aria-hidden="true">–</span>
          <span className="sr">no link</span>
        </span>
      ) : (
        <ul>
          {source.takes.slice(0, 3).map(({ kind, state, name }) => (
            <li key={`${kind} ${name}`} title={name}>
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
));

/** What makes a source unlike others, in a few tags. */
export const Marks = ({ source }: { source: MarkedSource }) => (
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
