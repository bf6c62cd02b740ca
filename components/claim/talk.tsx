"use client";

import type { SaidComment } from "@/components/talk/talk";
import { Threads } from "@/components/talk/threads";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { counted } from "@/components/vocabulary/words";
import { useClaim } from "./context";
import { openEvidenceTalk, openThreads, useTalkAbout } from "./evidence-talk";
import { shortName } from "./source-name";

/** What was said about the claim, and everything that happened to it. */
export const Talk = () => {
  const { data } = useClaim();
  return (
    <section aria-label="Comments and history">
      <Tabs
        label="Comments and history"
        tabs={[
          { id: "comments", label: "Comments", count: ofClaim(data.comments).length, children: <Comments /> },
          { id: "history", label: "History", count: data.history.length, children: <History /> },
          ...(data.signOffs.length > 0
            ? [{ id: "sign-offs", label: "Sign-offs", count: data.signOffs.length, children: <SignOffs /> }]
            : []),
        ]}
      />
    </section>
  );
};

const Comments = () => {
  const { data } = useClaim();
  const about = useTalkAbout("claim", data.claim.id);
  return (
    <>
      <Threads comments={ofClaim(data.comments)} about={about} />
      <TalkOnEvidence />
    </>
  );
};

/** Comments on the claim itself; those on a piece of its evidence stand with that. */
const ofClaim = (comments: readonly SaidComment[]) => comments.filter(({ evidenceId }) => evidenceId === null);

/** Leads to what was said about the evidence and is not resolved. */
const TalkOnEvidence = () => {
  const { data } = useClaim();
  const open = data.evidence.flatMap(({ id, source }) => {
    const count = openThreads(data.comments.filter(({ evidenceId }) => evidenceId === id));
    return count > 0 ? [{ id, name: shortName(source), count }] : [];
  });
  if (open.length === 0) return null;
  return (
    <p className="hint pt-2">
      {open.map(({ id, name, count }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <button type="button" className="quiet" onClick={() => openEvidenceTalk(id)}>
            {counted(count, "open thread")} on {name}
          </button>
        </span>
      ))}
    </p>
  );
};

const History = () => {
  const { data } = useClaim();
  return (
    <ol className="talk">
      {data.history.map(({ id, at, sentence }) => (
        <li key={id} className="told">
          <span>{sentence}</span>{" "}
          <span className="hint">
            <Time iso={at} zone={data.zone} now={data.now} form="relative" />
          </span>
        </li>
      ))}
    </ol>
  );
};

const SignOffs = () => {
  const { data } = useClaim();
  return (
    <ol className="talk">
      {data.signOffs.map(({ byName, at, staleAt }) => (
        <li key={at} className="told">
          {byName}, <Time iso={at} zone={data.zone} />
          {staleAt && (
            <span className="hint">
              {" "}
              no longer in force since <Time iso={staleAt} zone={data.zone} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
};
