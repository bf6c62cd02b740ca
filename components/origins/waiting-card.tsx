import type { ReactNode, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { StanceSign } from "@/components/vocabulary/stance";
import { linkKindWord } from "@/components/vocabulary/words";
import type { ShownReason, WaitingLink } from "@/lib/sources/proposal-queue";
import { type LinkKind, linkKinds } from "@/lib/sources/source";
import { linkKindOptions } from "./link-kinds";
import { SourceName } from "./link-list";
import { putUpWords, shareWords, signWord, sureWords, waitingWords } from "./waiting-words";

export type Deciding = {
  kind: LinkKind;
  setKind: (kind: LinkKind) => void;
  confirm: () => void;
  reject: () => void;
  /** Leaves the choice of the kind. */
  leave: () => void;
  busy: boolean;
};

/**
 * A link that waits: who got it from whom, the exact words that say so, what confirming does to which claim, and the
 * decision. `keyed` shows the keys, where they belong to this one.
 */
export const WaitingCard = ({
  link,
  deciding,
  keyed,
  select,
  children,
}: {
  link: WaitingLink;
  deciding: Deciding;
  keyed: boolean;
  select?: RefObject<HTMLSelectElement | null>;
  /** A refusal. */
  children?: ReactNode;
}) => {
  const { from, to, reasons, effects, moreEffects, unasked, mayDecide, quote, moreReasons } = link;
  const { kind, setKind, confirm, reject, leave, busy } = deciding;
  const said = waitingWords({ from, to, kind });
  const putUp = putUpWords(to);
  return (
    <>
      <p className="wl-h">
        <SourceName source={from} /> <span>{linkKindWord[kind]}</span> <SourceName source={to} />
        <span className="hint"> {sureWords(link.confidence)}</span>
      </p>
      {putUp && <p className="hint [overflow-wrap:anywhere]">{putUp}</p>}
      {(reasons.length > 0 || quote) && (
        <ul className="wl-why">
          {reasons.map((reason) => (
            <Reason key={`${reason.where} ${reason.sign} ${reason.before} ${reason.words}`} reason={reason} />
          ))}
          {quote && <li dir="auto">“{quote}”</li>}
          {moreReasons > 0 && <li className="hint">and {moreReasons} more places</li>}
        </ul>
      )}
      <Effects effects={effects} more={moreEffects} unasked={unasked} />
      {mayDecide && (
        <div className="row pt-1.5">
          <Button
            size="sm"
            busy={busy}
            shortcut={keyed ? "C" : undefined}
            aria-label={`Confirm: ${said}`}
            onClick={confirm}
          >
            Confirm
          </Button>
          <select
            ref={select}
            className="input sm w-auto! min-w-0"
            aria-label={`How: ${from.name} got it from ${to.name}`}
            aria-keyshortcuts={keyed ? "E" : undefined}
            value={kind}
            onChange={(event) => setKind(linkKinds.find((each) => each === event.target.value) ?? kind)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== "Escape") return;
              event.preventDefault();
              event.stopPropagation();
              if (event.key === "Enter") confirm();
              else leave();
            }}
          >
            {linkKindOptions.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Button
            size="sm"
            variant="ghost"
            busy={busy}
            shortcut={keyed ? "X" : undefined}
            aria-label={`Reject: ${said}`}
            onClick={reject}
          >
            Reject
          </Button>
        </div>
      )}
      {children}
    </>
  );
};

const Reason = ({ reason: { before, words, after, sign, where, href, share } }: { reason: ShownReason }) => (
  <li>
    <span dir="auto" className="wl-words">
      {before}
      <mark>{words}</mark>
      {after}
    </span>
    <span className="hint">
      {" "}
      {[where, signWord[sign], shareWords(share)].filter(Boolean).join(", ")}
      {href && (
        <>
          {" · "}
          <Link href={href} className="underline">
            read it there
          </Link>
        </>
      )}
    </span>
  </li>
);

/** What confirming would do to each claim, before anybody does. */
const Effects = ({ effects, more, unasked }: { effects: WaitingLink["effects"]; more: number; unasked: boolean }) =>
  effects.length === 0 && !unasked ? (
    <p className="hint">No claim counts differently by this alone.</p>
  ) : (
    <ul className="wl-does" aria-label="What confirming does">
      {effects.map(({ ref, href, stance, words }) => (
        <li key={`${ref} ${stance}`}>
          <Link href={href} className="ref underline">
            {ref}
          </Link>{" "}
          <StanceSign stance={stance} glyphOnly /> {words}
        </li>
      ))}
      {more > 0 && <li className="hint">and {more} more</li>}
      {unasked && <li className="hint">and others: more claims lead to it than are counted here</li>}
    </ul>
  );
