"use client";

import { Refusal } from "@/components/claim/refusal";
import { Avatar } from "@/components/ui/avatar";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import type { Thread as ThreadOf } from "@/lib/comments/comment";
import { CommentText } from "./comment-text";
import { Composer } from "./composer";
import type { SaidComment, TalkAbout } from "./talk";
import type { WritingIn } from "./use-writing";
import { AboutWords, type ShowWords } from "./words";

/** The field for an answer, beside those of comments, which go by their ids. */
const answerField = "answer";

/** One thread: what was said first, what was answered, and what can be done about it. */
export const Thread = ({
  thread: { first, answers },
  folded,
  writing,
  about,
  showWords,
}: {
  thread: ThreadOf<SaidComment>;
  /** It stands among those that were resolved. */
  folded: boolean;
  writing: WritingIn;
  about: TalkAbout;
  showWords?: ShowWords;
}) => {
  const { may, actions, now, zone } = about;
  const answering = writing.has(answerField);
  const write = useAction(actions.writeComment);
  const resolve = useAction(actions.resolveThread);
  const resolved = first.resolvedAt !== null;
  const answer = async (text: string) => {
    const sent = await write.run({ on: about.on, id: about.id, text, threadId: first.id });
    return sent.ok;
  };
  return (
    <li className="thread">
      {first.words && <AboutWords words={first.words} dossierId={about.dossierId} show={showWords} />}
      <Comment comment={first} writing={writing} about={about} />
      {answers.length > 0 && (
        <ol className="answers">
          {answers.map((each) => (
            <li key={each.id}>
              <Comment comment={each} writing={writing} about={about} />
            </li>
          ))}
        </ol>
      )}
      {first.resolvedAt && (
        <p className="hint ml-8">
          Resolved{first.resolvedByName && <> by {first.resolvedByName}</>},{" "}
          <Time iso={first.resolvedAt} now={now} zone={zone} form="relative" />
        </p>
      )}
      {resolved && !folded && (
        <Notice kind="stale" title="This thread was resolved while you were writing.">
          {answering
            ? "Your answer is still here. Send it to open the thread again, or cancel to leave it resolved."
            : "What you change is still here. Save or cancel it; the thread stays resolved."}
        </Notice>
      )}
      {may && !answering && (
        <div className="thread-acts">
          <button type="button" className="quiet" onClick={() => writing.begin(answerField)}>
            Answer<span className="sr"> {first.personName}</span>
          </button>
          <button
            type="button"
            className="quiet"
            disabled={resolve.busy}
            onClick={() => resolve.run({ commentId: first.id, resolved: !resolved, seen: first.version })}
          >
            {resolved ? "Reopen" : "Resolve"}
            <span className="sr"> the thread that {first.personName} began</span>
          </button>
        </div>
      )}
      <Refusal refused={resolve.refused} />
      {answering && (
        <Composer
          label={`Answer to ${first.personName}`}
          send="Answer"
          focus
          about={about}
          busy={write.busy}
          refused={write.refused}
          onSend={answer}
          onSent={() => writing.end(answerField)}
          onCancel={() => {
            writing.end(answerField);
            write.clear();
          }}
        />
      )}
    </li>
  );
};

const Comment = ({ comment, writing, about }: { comment: SaidComment; writing: WritingIn; about: TalkAbout }) => {
  const { people, meId, may, actions, now, zone } = about;
  const { id, personId, personName, text, withheld, createdAt, editedAt, edits, version } = comment;
  const editing = writing.has(id);
  const { run, busy, refused, clear } = useAction(actions.editComment);
  const mine = personId === meId;
  const save = async (changed: string) => {
    const answer = await run({ commentId: id, text: changed, seen: version });
    return answer.ok;
  };
  return (
    <article className="cmt" id={`comment-${id}`} aria-label={`${personName} said`}>
      <span aria-hidden="true">
        <Avatar name={personName} me={mine} />
      </span>
      <div className="min-w-0">
        <p className="said-by">
          <b dir="auto">{personName}</b>{" "}
          <span className="hint">
            <Time iso={createdAt} now={now} zone={zone} form="relative" />
          </span>
          {mine && may && !editing && (
            <button type="button" className="quiet" onClick={() => writing.begin(id)}>
              Edit<span className="sr"> what you said</span>
            </button>
          )}
        </p>
        {withheld ? (
          <p className="hint">Withheld from you.</p>
        ) : editing ? (
          <Composer
            label="What you said"
            send="Save"
            begun={text}
            focus
            about={about}
            busy={busy}
            refused={refused}
            onSend={save}
            onSent={() => writing.end(id)}
            onCancel={() => {
              writing.end(id);
              clear();
            }}
          />
        ) : (
          <CommentText text={text} people={people} />
        )}
        {editedAt && !editing && <Edits editedAt={editedAt} edits={edits} about={about} />}
      </div>
    </article>
  );
};

/** That it was edited, and what it said before. */
const Edits = ({
  editedAt,
  edits,
  about: { people, now, zone },
}: {
  editedAt: string;
  edits: SaidComment["edits"];
  about: TalkAbout;
}) => {
  const edited = (
    <>
      edited <Time iso={editedAt} now={now} zone={zone} form="relative" />
    </>
  );
  if (edits.length === 0) return <p className="hint">{edited}</p>;
  return (
    <details className="edits">
      <summary className="hint">{edited}</summary>
      <ol>
        {edits.map((edit) => (
          <li key={edit.at + edit.text}>
            <p className="hint">
              Until <Time iso={edit.at} zone={zone} />
            </p>
            <CommentText text={edit.text} people={people} />
          </li>
        ))}
      </ol>
    </details>
  );
};
