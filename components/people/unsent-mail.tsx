"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

type Unsent = {
  id: string;
  name: string;
  email: string;
  state: "waiting" | "failed";
  attempts: number;
  error: string;
  dueAt: string;
};

/** Mail that could not be sent so far: to whom, what the mail server said, and when it is tried next. */
export const UnsentMail = ({
  mails,
  retry,
  zone,
}: {
  mails: readonly Unsent[];
  retry: (input: { mailId: string }) => Promise<Result<void>>;
  zone: string;
}) => {
  const { run, busy, refused } = useAction(retry);
  return (
    <section>
      <SectionHead count={mails.length}>Mail that could not be sent</SectionHead>
      {refused && <Notice kind="error">{refused.message}</Notice>}
      <ul className="rows">
        {mails.map((mail) => (
          <li key={mail.id} className="row flex-wrap py-2.5">
            <span className="min-w-0 grow basis-64">
              {mail.name} <span className="muted break-all">{mail.email}</span>
              <span className="soft block break-words">{mail.error}</span>
            </span>
            <span className="muted">
              {mail.state === "failed" ? (
                `Given up after ${mail.attempts} tries`
              ) : (
                <>
                  Next try <Time iso={mail.dueAt} zone={zone} />
                </>
              )}
            </span>
            <Button
              size="sm"
              aria-label={`Try the mail to ${mail.name} again`}
              busy={busy}
              onClick={() => void run({ mailId: mail.id })}
            >
              Try again
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
