import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/page-head";
import { sourceKindWord } from "@/components/vocabulary/words";
import type { SourceKind } from "@/lib/sources/source";

/** Sources that the desk put up, because a text names them, and that nobody has confirmed or used. */
export const PutUp = ({
  sources,
  queue,
}: {
  sources: readonly { id: string; href: string; kind: SourceKind; title: string; unidentified: boolean }[];
  /** Where the links to them are decided. */
  queue: string;
}) => (
  <section className="pt-9">
    <SectionHead
      count={sources.length}
      end={
        <Link href={queue} className="hint underline">
          Decide the links
        </Link>
      }
    >
      Named in texts, not confirmed
    </SectionHead>
    <p className="hint pt-1.5">
      They count for nothing, and join the list once a link to them is confirmed or they are used.
    </p>
    <ul className="rows">
      {sources.map(({ id, href, kind, title, unidentified }) => (
        <li key={id} className="py-2">
          <Link href={href} dir="auto" className="hover:underline [overflow-wrap:anywhere]">
            {title}
          </Link>{" "}
          <span className="hint">{unidentified ? "nobody named" : sourceKindWord[kind].toLowerCase()}</span>
        </li>
      ))}
    </ul>
  </section>
);
