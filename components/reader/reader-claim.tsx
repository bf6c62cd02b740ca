"use client";

import type { ClaimPanelData } from "@/lib/claims/panel";
import type { ClaimActions } from "../claim/actions";
import { ClaimPanel, NoClaim } from "../claim/panel";
import { useReader } from "./context";

/** The panel of the claim that the address names, beside the text that it was opened from. */
export const ReaderClaim = ({
  data,
  articleId,
  actions,
}: {
  /** Null where there is no such claim. */
  data: ClaimPanelData | null;
  articleId: string;
  actions: ClaimActions;
}) => {
  const { close, opened } = useReader();
  if (!data) return <NoClaim onClose={close} />;
  const mention = data.mentions.find((each) => each.articleId === articleId);
  return (
    <ClaimPanel
      data={data}
      actions={actions}
      onClose={close}
      place={mention && data.places[mention.id]}
      focus={opened}
    />
  );
};
