import { gotIt } from "@/components/claim/words";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { linkKindWord, linkStateWord, sourceStateWord } from "@/components/vocabulary/words";
import { isFirstHand } from "@/lib/sources/source";
import type { ChangeLink, NamedSource, ShownLink } from "./link";
import { LinkDecision, LinkPen } from "./link-decision";

/** The links out of a source, or into it: the other end, how it got it, the words that show it, and the decision. */
export const LinkList = ({
  links,
  end,
  about,
  change,
}: {
  links: readonly ShownLink[];
  /** Which end to name: the other one is what the list is about. */
  end: "from" | "to";
  /** Named first where the page is not about it. */
  about?: NamedSource;
  change: ChangeLink;
}) => (
  <ul className="rows">
    {links.map((link) => (
      <li key={link.id} className={link.state === "rejected" ? "py-2.5 text-ink-3" : "py-2.5"}>
        <p>
          {about && (
            <>
              <SourceName source={about} />{" "}
            </>
          )}
          {end === "to" && <>{linkKindWord[link.kind]} </>}
          <SourceName source={link[end]} />
          {end === "from" && <> {gotIt(link.kind)}</>}
          {link.state !== "confirmed" && <span className="hint"> {linkStateWord[link.state].toLowerCase()}</span>}{" "}
          <LinkPen link={link} change={change} />
        </p>
        {link.quote && (
          <p dir="auto" className="font-serif text-ink-2 [overflow-wrap:anywhere]">
            “{link.quote}”
          </p>
        )}
        {end === "from" && <ToKept link={link} />}
        <LinkDecision link={link} change={change} />
      </li>
    ))}
  </ul>
);

/** Leads to what the report kept of its original and what it changed, where there is an original to compare it with. */
export const ToKept = ({ link }: { link: ShownLink }) =>
  link.state === "confirmed" && !isFirstHand(link.kind) ? (
    <p>
      <Link
        href={`${link.from.href}#kept`}
        className="hint hover:underline"
        aria-label={`What ${link.from.name} kept and changed`}
      >
        kept and changed
      </Link>
    </p>
  ) : null;

/** A source by its name, leading to its page, and whether it was corrected or retracted. `cut` leaves three lines of a long one, for tables. */
export const SourceName = ({
  source,
  plain = false,
  cut = false,
}: {
  source: NamedSource;
  plain?: boolean;
  cut?: boolean;
}) => (
  <>
    <Link
      href={source.href}
      className={`[overflow-wrap:anywhere] hover:underline ${plain ? "" : "font-[550]"} ${cut ? "line-clamp-3" : ""}`}
    >
      {source.veiled && <Icon name="lock" size={12} label="Confidential, withheld from you:" className="mr-1 inline" />}
      <bdi>{source.name}</bdi>
    </Link>
    {source.state !== "good" && (
      <>
        {" "}
        <Tag className="critical">{sourceStateWord[source.state]}</Tag>
      </>
    )}
  </>
);
