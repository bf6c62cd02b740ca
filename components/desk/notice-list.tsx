"use client";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { noticeHref } from "@/lib/history/notice";
import { type DeskNotice, namesSetApart, noticePlace, noticeWords } from "./notice-words";

/** What concerns somebody and happened without them, until they say that they have read it. */
export const NoticeList = ({
  title,
  nothing,
  notices,
  more,
  markRead,
  now,
  zone,
}: {
  title: string;
  /** What is said where there are none. */
  nothing: string;
  notices: readonly DeskNotice[];
  /** How many there are that are not shown. */
  more: number;
  markRead: (input: { noticeIds?: string[] }) => Promise<Result<unknown>>;
  now: string;
  zone: string;
}) => {
  const { run, busy, refused } = useAction(markRead);
  return (
    <section>
      <SectionHead
        count={`${notices.length + more} new`}
        end={
          notices.length > 0 && (
            <button
              type="button"
              className="link"
              disabled={busy}
              onClick={() => run({ noticeIds: notices.map(({ id }) => id) })}
            >
              {more > 0 ? "Mark these read" : "Mark all read"}
            </button>
          )
        }
      >
        {title}
      </SectionHead>
      {refused && (
        <Notice kind="error" className="mt-3">
          {refused.message}
        </Notice>
      )}
      {notices.length === 0 && <p className="hint py-3">{nothing}</p>}
      <ul className="rows">
        {notices.map((notice) => (
          <li className="ment group" key={notice.id}>
            <Avatar name={notice.actorName ?? "Second Source"} />
            <div className="min-w-0">
              <p className="[overflow-wrap:anywhere]" dir="auto">
                <Said notice={notice} />
              </p>
              <p className="hint row -my-1">
                <Link className="link trunc" href={noticeHref(notice)}>
                  {noticePlace(notice)}
                </Link>
                <Time iso={notice.at} now={now} zone={zone} form="relative" className="nowrap" />
                <Button
                  variant="ghost"
                  size="sm"
                  icon="check"
                  className="ml-auto"
                  aria-label={`Mark read: ${noticePlace(notice)}`}
                  disabled={busy}
                  onClick={() => run({ noticeIds: [notice.id] })}
                />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="hint py-3">{more} older ones follow when these are read.</p>}
    </section>
  );
};

const Said = ({ notice }: { notice: DeskNotice }) => {
  const words = noticeWords(notice);
  const { kind, eventType, actorName, payload } = notice;
  const said = kind === "mentioned" || !actorName ? words : `${actorName} ${words}`;
  if (payload && (eventType === "comment-written" || eventType === "comment-edited"))
    return namesSetApart(said).map(({ text, names, at }) =>
      names ? (
        <span key={at} className="at">
          {text}
        </span>
      ) : (
        text
      ),
    );
  return kind === "stale" || kind === "reminded" ? words : said;
};
