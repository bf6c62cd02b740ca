"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { ReportedMention } from "@/lib/articles/revision-report";

type Act<I> = (input: I) => Promise<Result<unknown>>;

/** A mention whose words are no longer there: where they may be, for a person to say; or it is taken away. */
export const Gone = ({
  line,
  revisionId,
  reader,
  may,
  lang,
  actions,
}: {
  line: ReportedMention;
  revisionId: string;
  /** Address of the article's text. */
  reader: string;
  may: boolean;
  lang: string | undefined;
  actions: {
    editMention: Act<{ mentionId: string; seen?: number; revisionId?: string; start?: number; end?: number }>;
    removeMention: Act<{ mentionId: string }>;
  };
}) => {
  const router = useRouter();
  const place = useAction(actions.editMention);
  const remove = useAction(actions.removeMention);
  const refused = place.refused ?? remove.refused;
  const { mentionId, version: seen, was, candidates, placed, quote } = line;
  if (placed)
    return (
      <p className="diff" dir="auto" lang={lang}>
        <span className="hint">Placed by hand: </span>
        {quote}
      </p>
    );
  const putAt = async ({ start, end }: { start: number; end: number }) => {
    const answer = await place.run({ mentionId, seen, revisionId, start, end });
    if (answer.ok) router.refresh();
  };
  const take = async () => {
    const answer = await remove.run({ mentionId });
    if (answer.ok) router.refresh();
  };
  return (
    <>
      <p className="diff" dir="auto" lang={lang}>
        <del>{was}</del>
      </p>
      {may && (
        <>
          {candidates.length > 0 && (
            <ul className="grid gap-2 py-2" aria-label="Where it may be">
              {candidates.map((candidate) => (
                <li key={candidate.start} className="row items-baseline">
                  <p className="diff grow min-w-0" dir="auto" lang={lang}>
                    <span className="hint">…{candidate.before}</span>
                    {candidate.words}
                    <span className="hint">{candidate.after}…</span>
                  </p>
                  <Button size="sm" busy={place.busy} onClick={() => putAt(candidate)}>
                    It is here
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <div className="row flex-wrap pt-1">
            {candidates.length === 0 && <span className="hint">Nothing in the text is like it.</span>}
            <Link className="link" href={reader}>
              Look for it in the text
            </Link>
            <Button size="sm" variant="ghost" busy={remove.busy} onClick={take}>
              Take the mention away
            </Button>
          </div>
          {refused && <Notice kind="error">{refused.message}</Notice>}
        </>
      )}
    </>
  );
};
