"use client";

import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { Refused } from "@/lib/action";
import { type Alike, alikeOf, type Sending } from "./uploaded";

/** "B, Port paid in full", with how much of the wording is the same where it is not all of it. */
export const AlikeLink = ({ dossierId, alike }: { dossierId: string; alike: Alike }) => (
  <Link className="link [overflow-wrap:anywhere]" href={`/dossiers/${dossierId}/articles/${alike.articleId}`}>
    {alike.letter}, {alike.title}
    {alike.same === "text" && ` (about ${Math.round(alike.share * 100)} % of the wording)`}
  </Link>
);

export type Choice = Pick<Sending, "again" | "revisionOf">;

/** What can be done with what is in the dossier already, or nearly so: add it, or make it a later version. */
export const AlikeChoices = ({
  dossierId,
  refused,
  choose,
}: {
  dossierId: string;
  refused: Refused;
  choose: (choice: Choice) => void;
}) => {
  const alike = alikeOf(refused);
  const version = alike.find((one) => one.same === "text");
  return (
    <>
      {alike.map((one) => (
        <AlikeLink key={one.articleId} dossierId={dossierId} alike={one} />
      ))}
      {version && (
        <Button size="sm" onClick={() => choose({ revisionOf: version.articleId })}>
          Add it as a new version of {version.letter}
        </Button>
      )}
      {alike.length > 0 && (
        <Button size="sm" onClick={() => choose({ again: true })}>
          Add it all the same
        </Button>
      )}
    </>
  );
};

/** Why what was pasted or linked was not added, with what can be done about it. */
export const NotAdded = ({
  dossierId,
  refused,
  choose,
}: {
  dossierId: string;
  refused: Refused | null;
  choose: (choice: Choice) => void;
}) => {
  if (!refused) return null;
  const alike = alikeOf(refused).length > 0;
  return (
    <Notice
      kind={alike ? "stale" : "error"}
      actions={alike && <AlikeChoices dossierId={dossierId} refused={refused} choose={choose} />}
    >
      {[refused.message, ...Object.values(refused.fields).filter((why) => why !== refused.message)].join(" ")}
    </Notice>
  );
};
