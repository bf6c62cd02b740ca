"use client";

import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { noticeHref } from "@/lib/history/notice";
import { type DeskNotice, namesSetApart, noticePlace, noticeWords } from "./notice-words";

/** What concerns somebody and happened without them, until they say that they have read it. */
export const NoticeList = ({
  notices,
  unread,
  markRead,
  now,
  zone,
}: {
  notices: readonly DeskNotice[];
  /** How many there are, more than are shown perhaps. */
  unread: number;
  markRead: (input: { noticeIds?: string[] }) => Promise<Result<unknown>>;
  now: string;
  zone: string;
}) => {
  const { run, busy, refused } = useAction(markRead);
  return (
    <section>
      <SectionHead
        count={`${unread} new`}
        end={
          unread > 0 && (
            <button type="button" className="link" disabled={busy} onClick={() => run({})}>
              Mark all read
            </button>
          )
        }
      >
        Notices
      </SectionHead>
      {refused && (
        <Notice kind="error" className="mt-3">
          {refused.message}
        </Notice>
      )}
      {notices.length === 0 && (
        <p className="hint py-3">Who names you, gives you work or sends yours back is listed here.</p>
      )}
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
      {unread > notices.length && (
        <p className="hint py-3">{unread - notices.length} older ones follow when these are read.</p>
      )}
    </section>
  );
};

const Said = ({ notice }: { notice: DeskNotice }) => {
  const words = noticeWords(notice);
  if (notice.kind === "mentioned" && notice.payload)
    return namesSetApart(words).map(({ text, names, at }) =>
      names ? (
        <span key={at} className="at">
          {text}
        </span>
      ) : (
        text
      ),
    );
  return notice.kind === "stale" || !notice.actorName ? words : `${notice.actorName} ${words}`;
};
