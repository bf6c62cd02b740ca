"use client";

import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { ClipForm, type FindLinked } from "./clip-form";
import { useHandedOver } from "./use-handed-over";

const saveInstead =
  "Some sites forbid it. Save the page in your browser instead, and upload the file in the dossier: as an article, or to its source.";

/** What a browser hands over, and what becomes of it. */
export const Clip = ({
  dossiers,
  most,
  findLinked,
}: {
  /** In which the person may add sources. */
  dossiers: readonly { id: string; title: string }[];
  /** Bytes of an upload. */
  most: number;
  findLinked: FindLinked;
}) => {
  const handover = useHandedOver(most);
  if (handover.state === "here" && dossiers.length > 0)
    return <ClipForm page={handover.page} dossiers={dossiers} findLinked={findLinked} />;
  return (
    <div className="mt-6 max-w-[720px]" aria-live="polite">
      {handover.state === "asking" && <p className="soft">Waiting for the page…</p>}
      {handover.state === "unanswered" && (
        <Notice kind="stale" title="The page has not arrived.">
          {saveInstead}
        </Notice>
      )}
      {handover.state === "refused" && <Notice kind="error">{handover.reason}</Notice>}
      {handover.state === "here" && (
        <Notice kind="stale" title="There is no dossier to put it in.">
          You need to be lead or checker in an open dossier. Open one, or ask a lead to add you, and clip the page
          again.
        </Notice>
      )}
      {handover.state === "alone" && (
        <Empty
          drawing="articles"
          place="Clip"
          title="No page was handed over"
          actions={<LinkButton href="/settings#clip">Get the bookmark</LinkButton>}
        >
          This page is opened by a bookmark, from the page that you want to keep. If you pressed it and came here, the
          site does not let other windows talk to it. {saveInstead}
        </Empty>
      )}
    </div>
  );
};
