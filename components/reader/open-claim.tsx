"use client";

import { useEffect } from "react";
import type { ClaimPanelData } from "@/lib/claims/panel";
import type { ClaimActions } from "../claim/actions";
import { useClaim } from "../claim/context";
import { emptyDraft } from "../claim/evidence-draft";
import { ClaimPanel, NoClaim } from "../claim/panel";
import { useReader } from "./context";

/** The panel of the claim that the address names, beside the text that it was opened from. */
export const OpenClaim = ({
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
    <ClaimPanel data={data} actions={actions} onClose={close} place={mention && data.places[mention.id]} focus={opened}>
      <TakesQuotes />
    </ClaimPanel>
  );
};

/** Lets words of the text become evidence for the open claim, from the article that is read. */
const TakesQuotes = () => {
  const { evidence } = useReader();
  const { data, write } = useClaim();
  useEffect(() => {
    if (!data.may.edit) return;
    const taken = evidence;
    taken.current = ({ quote, place, source }) => write({ ...emptyDraft, source, quote, locator: place });
    return () => {
      taken.current = null;
    };
  });
  return null;
};
