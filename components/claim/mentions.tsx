"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { useAction } from "@/components/ui/use-action";
import { modeMeaning, modeWord } from "@/components/vocabulary/words";
import { citedWords } from "@/lib/claims/cited-words";
import { mentionModes } from "@/lib/claims/claim";
import type { SheetMention } from "@/lib/claims/sheet";
import { type TextCalls, useReaderBeside } from "../reader/context";
import { CitesDialog } from "./cites-dialog";
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
            <Differing differences={mention.differences} />
            <Flags flags={mention.flags} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** How a mention's words differ from those of the first one, in what can be right or wrong. */
const Differing = ({ differences }: Pick<SheetMention, "differences">) =>
  differences.length > 0 && (
    <p className="mention-d" dir="auto">
      <span className="sr">Differs: </span>
      {differences.join(". ")}
    </p>
  );

/** What its article made of it, where it got it from elsewhere: each leads to all that it changed. */
const Flags = ({ flags }: Pick<SheetMention, "flags">) =>
  flags.length > 0 && (
    <ul className="mention-f" aria-label="Otherwise than its source">
      {flags.map(({ sentence, href }) => (
        <li key={sentence} dir="auto">
          <Link href={href}>{sentence}.</Link>
        </li>
      ))}
    </ul>
  );

const Mention = ({ mention }: { mention: SheetMention }) => {
  const { data, actions, write } = useClaim();
  const edit = useAction(actions.editMention);
  const remove = useAction(actions.removeMention);
  const { id, letter, outlet, quote, mode, articleId, source, version } = mention;
  const { cites } = mention;
  const [citing, setCiting] = useState<{ selected: ReturnType<TextCalls["selected"]> } | null>(null);
  const place = data.places[id];
  const evident = mayBecomeEvidence(data, mention);
  const reader = useReaderBeside();
  const here = data.may.edit && !mention.gone && reader?.articleId === articleId ? reader : null;
  const cite = () => {
    const selected = here?.text.current?.selected() ?? null;
    setCiting({ selected: selected?.revisionId === mention.revisionId ? selected : null });
  };
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
              { label: "Whom it cites…", icon: "person", onPick: cite },
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
      {cites ? (
        <p className="loc" dir="auto">
          <span title={`“${cites.quote}”`}>{citedWords(cites)}</span>
          {data.may.edit && (
            <>
              {" · "}
              <button type="button" className="quiet" onClick={cite}>
                Change<span className="sr"> whom it cites</span>
              </button>
            </>
          )}
        </p>
      ) : (
        mode === "attributes" &&
        data.may.edit && (
          <p className="loc">
            <button type="button" className="quiet" onClick={cite}>
              Say whom it cites
            </button>
          </p>
        )
      )}
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
        {here && (
          <>
            {" · "}
            <button
              type="button"
              className="quiet"
              onClick={() => here.text.current?.adjust({ id, claimId: data.claim.id, version })}
            >
              Adjust ends
            </button>
          </>
        )}
        {!source && " · ours, never evidence"}
      </p>
      <Refusal refused={edit.refused ?? remove.refused} />
      {citing && <CitesDialog mention={mention} selected={citing.selected} close={() => setCiting(null)} />}
    </div>
  );
};

/** An article of theirs says it, and its words are not evidence yet. */
export const mayBecomeEvidence = (
  { may, evidence }: Pick<ReturnType<typeof useClaim>["data"], "may" | "evidence">,
  { source, quote }: SheetMention,
): boolean =>
  may.edit &&
  source !== null &&
  !evidence.some((item) => item.sourceId === source.id && (item.quote === quote || item.quote === ""));
