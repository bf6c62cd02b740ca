"use client";

import { type ReactNode, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { DueTime } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import { KindTag, StakesTag } from "@/components/vocabulary/tags";
import { AttributionTag, VerdictTag } from "@/components/vocabulary/verdict";
import { attributionWord, claimKindWord, stakesWord, substanceWord } from "@/components/vocabulary/words";
import { attributions, claimKinds, stakesLevels, substances } from "@/lib/claims/claim";
import { AboutDialog } from "./about-dialog";
import { runningCheck } from "./blind-check";
import { useClaim } from "./context";
import { DueDialog } from "./due-dialog";
import { Refusal } from "./refusal";
import { ReplyDialog } from "./reply-dialog";
import { replyWords } from "./reply-words";
import { listed } from "./words";

/** What was found, who checks, what sort of claim it is, whom it is about: each on its own line, changed in place. */
export const Facts = () => {
  const { data, actions } = useClaim();
  const { claim, members, may, me } = data;
  const verdict = useAction(actions.setVerdict);
  const edit = useAction(actions.editClaim);
  const [asking, setAsking] = useState<"about" | "reply" | "due" | null>(null);
  const claimId = claim.id;
  const seen = claim.version;
  const citing = data.mentions.filter((mention) => mention.mode === "attributes");
  const asksReply = claim.kind === "allegation" || claim.about.length > 0 || claim.reply !== null;

  return (
    <div>
      <dl className="vrows">
        {citing.map(({ id, letter, quote, attribution }) => (
          <Fact key={id} name="Attribution" ask={<Cited letter={letter} quote={quote} />}>
            <Pick
              may={may.edit}
              label={`Attribution in ${letter}: ${attributionWord[attribution ?? "not-yet-checked"]}`}
              shown={<AttributionTag attribution={attribution} />}
              entries={attributions.map((each) => ({
                kind: "choice",
                label: <AttributionTag attribution={each} bare />,
                chosen: each === (attribution ?? "not-yet-checked"),
                onPick: () => verdict.run({ claimId, seen, mentionId: id, attribution: each }),
              }))}
            />
          </Fact>
        ))}
        <Fact name="Substance" ask="Is it so?">
          <Pick
            may={may.edit && !runningCheck(data.review)}
            id="substance"
            label={`Substance: ${claim.substance ? substanceWord[claim.substance] : "no verdict yet"}`}
            shown={
              data.review.sealed ? (
                <span className="row muted">
                  <Icon name="lock" size={14} /> Sealed from you
                </span>
              ) : claim.substance ? (
                <VerdictTag substance={claim.substance} />
              ) : (
                <span className="unset">No verdict yet</span>
              )
            }
            entries={[
              ...substances.map(
                (each): MenuEntry => ({
                  kind: "choice",
                  label: <VerdictTag substance={each} bare />,
                  chosen: each === claim.substance,
                  onPick: () => verdict.run({ claimId, seen, substance: each }),
                }),
              ),
              ...(claim.substance
                ? [
                    { kind: "line" } as const,
                    { label: "Take the verdict back", onPick: () => verdict.run({ claimId, seen, substance: null }) },
                  ]
                : []),
            ]}
          />
        </Fact>
        <Fact name="Checker" ask={data.assigneeName ?? "Nobody yet"}>
          <Pick
            may={may.edit}
            id="checker"
            label={`Checker: ${data.assigneeName ?? "nobody"}`}
            shown={<Avatar name={data.assigneeName} me={claim.assigneeId === me.id} />}
            entries={[
              ...members
                .filter((member) => !member.disabled && member.role !== "reader")
                .map(
                  (member): MenuEntry => ({
                    kind: "choice",
                    label: member.personId === me.id ? `${member.name} (you)` : member.name,
                    chosen: member.personId === claim.assigneeId,
                    onPick: () => edit.run({ claimId, seen, assigneeId: member.personId }),
                  }),
                ),
              { kind: "line" },
              {
                kind: "choice",
                label: "Nobody",
                chosen: claim.assigneeId === null,
                onPick: () => edit.run({ claimId, seen, assigneeId: null }),
              },
            ]}
          />
        </Fact>
        {(may.edit || claim.dueAt) && (
          <Fact
            name="Due"
            ask={claim.dueAt ? <DueTime iso={claim.dueAt} now={data.now} zone={data.zone} /> : "No date of its own"}
          >
            {may.edit && (
              <button type="button" className="quiet" onClick={() => setAsking("due")}>
                {claim.dueAt ? "Edit" : "Set"}
                <span className="sr"> when its check is due</span>
              </button>
            )}
          </Fact>
        )}
        <Fact name="Kind" ask="What sort of statement?">
          <Pick
            may={may.edit}
            label={`Kind: ${claimKindWord[claim.kind]}`}
            shown={<KindTag kind={claim.kind} />}
            entries={claimKinds.map((kind) => ({
              kind: "choice",
              label: claimKindWord[kind],
              chosen: kind === claim.kind,
              onPick: () => edit.run({ claimId, seen, kind }),
            }))}
          />
        </Fact>
        <Fact name="Stakes" ask="How much hangs on it?">
          <Pick
            may={may.edit}
            label={`Stakes: ${stakesWord[claim.stakes]}`}
            shown={<StakesTag stakes={claim.stakes} />}
            entries={stakesLevels.map((stakes) => ({
              kind: "choice",
              label: stakesWord[stakes],
              chosen: stakes === claim.stakes,
              onPick: () => edit.run({ claimId, seen, stakes }),
            }))}
          />
        </Fact>
        <Fact name="About" ask={<span dir="auto">{listed(claim.about) || "Whom is it about?"}</span>}>
          {may.edit && (
            <button type="button" className="quiet" onClick={() => setAsking("about")}>
              {claim.about.length > 0 ? "Edit" : "Add"}
              <span className="sr"> whom it is about</span>
            </button>
          )}
        </Fact>
        {asksReply && (
          <Fact name="Reply" ask={replyWords(claim.reply, data.zone)}>
            {may.edit && (
              <button type="button" className="quiet" onClick={() => setAsking("reply")}>
                {claim.reply ? "Edit" : "Record"}
                <span className="sr"> the reply</span>
              </button>
            )}
          </Fact>
        )}
      </dl>
      <Refusal className="mt-2" refused={verdict.refused ?? edit.refused} />
      <AboutDialog open={asking === "about"} close={() => setAsking(null)} />
      <DueDialog open={asking === "due"} close={() => setAsking(null)} />
      <ReplyDialog open={asking === "reply"} close={() => setAsking(null)} />
    </div>
  );
};

const Fact = ({ name, ask, children }: { name: string; ask: ReactNode; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd className="ask">{ask}</dd>
    <dd>{children}</dd>
  </div>
);

const Cited = ({ letter, quote }: { letter: string; quote: string }) => (
  <>
    Do they say so?{" "}
    <span className="serif" dir="auto" title={quote}>
      {letter}: “{quote.length > 60 ? `${quote.slice(0, 60).trimEnd()}…` : quote}”
    </span>
  </>
);

/** A value that opens the list of what it could be; for those who may not change it, the value alone. */
const Pick = ({
  may,
  id,
  label,
  shown,
  entries,
}: {
  may: boolean;
  /** By which a key finds it. */
  id?: string;
  label: string;
  shown: ReactNode;
  entries: readonly MenuEntry[];
}) =>
  may ? (
    <span data-pick={id}>
      <Menu label={label} className="pick" entries={entries}>
        {shown}
      </Menu>
    </span>
  ) : (
    shown
  );
