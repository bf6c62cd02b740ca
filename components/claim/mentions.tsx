"use client";

import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { useAction } from "@/components/ui/use-action";
import { modeMeaning, modeWord } from "@/components/vocabulary/words";
import { mentionModes } from "@/lib/claims/claim";
import type { SheetMention } from "@/lib/claims/sheet";
import { useClaim } from "./context";
import { draftFrom } from "./evidence-draft";
import { PartTitle } from "./part-title";
import { Refusal } from "./refusal";

/** Where articles make the claim. A mention is not evidence until somebody makes it so. */
export const Mentions = () => {
  const { data } = useClaim();
  if (data.mentions.length === 0) return null;
  return (
    <section aria-labelledby="mentions-of-claim">
      <PartTitle id="mentions-of-claim" count={data.mentions.length}>
        Mentions
      </PartTitle>
      <ul className="rows">
        {data.mentions.map((mention) => (
          <li key={mention.id}>
            <Mention mention={mention} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Mention = ({ mention }: { mention: SheetMention }) => {
  const { data, actions, write } = useClaim();
  const edit = useAction(actions.editMention);
  const remove = useAction(actions.removeMention);
  const { id, letter, outlet, quote, mode, articleId, sourceId, version } = mention;
  const place = data.places[id];
  const evident = mayBecomeEvidence(data, mention);
  return (
    <div className="mention">
      <div className="hd">
        <span className="letter">{letter}</span>
        <Link
          className="grow link trunc"
          href={`/dossiers/${data.dossierId}/articles/${articleId}?claim=${data.claim.id}`}
          scroll={false}
          title={outlet}
        >
          {outlet}
        </Link>
        {data.may.edit ? (
          <Menu
            label={`In ${letter} it ${mode}. Change`}
            className="pick"
            entries={[
              ...mentionModes.map(
                (each) =>
                  ({
                    kind: "choice",
                    label: (
                      <span>
                        {modeWord[each]} <span className="hint">{modeMeaning[each].toLowerCase()}</span>
                      </span>
                    ),
                    chosen: each === mode,
                    onPick: () => edit.run({ mentionId: id, seen: version, mode: each }),
                  }) as const,
              ),
              { kind: "line" },
              { label: "Remove mention", icon: "trash", onPick: () => remove.run({ mentionId: id }) },
            ]}
          >
            {modeWord[mode]} <Icon name="down" size={12} />
          </Menu>
        ) : (
          <span className="hint">{modeWord[mode]}</span>
        )}
      </div>
      <p className="q" dir="auto">
        “{quote}”
      </p>
      <p className="loc">
        {place}
        {evident && (
          <>
            {" · "}
            <button type="button" className="quiet" onClick={() => write(draftFrom(mention, place))}>
              Make it evidence<span className="sr"> from {outlet}</span>
            </button>
          </>
        )}
        {!sourceId && " · ours, never evidence"}
      </p>
      <Refusal refused={edit.refused ?? remove.refused} />
    </div>
  );
};

/** An article of theirs says it, and its words are not evidence yet. */
export const mayBecomeEvidence = (
  { may, evidence }: Pick<ReturnType<typeof useClaim>["data"], "may" | "evidence">,
  { sourceId, quote }: SheetMention,
): boolean =>
  may.edit &&
  sourceId !== null &&
  !evidence.some((item) => item.sourceId === sourceId && (item.quote === quote || item.quote === ""));
