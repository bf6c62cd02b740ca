"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { ClaimPanelData } from "@/lib/claims/panel";
import type { ClaimActions } from "./actions";
import type { Draft } from "./evidence-draft";

/** What the parts of a claim's panel share: the claim as it was read, what can be done, and which dialog is open. */
type Shared = {
  data: ClaimPanelData;
  actions: ClaimActions;
  /** The piece of evidence that is being narrowed in the tree. */
  narrowing: string | null;
  narrow: (evidenceId: string | null) => void;
  /** The evidence that is being written, new or changed. */
  draft: Draft | null;
  write: (draft: Draft | null) => void;
  /** What the parts' titles are: one level below the claim's own. */
  heading: "h2" | "h3";
};

const ClaimContext = createContext<Shared | null>(null);

export const ClaimProvider = ({
  data,
  actions,
  heading,
  children,
}: {
  data: ClaimPanelData;
  actions: ClaimActions;
  heading: Shared["heading"];
  children: ReactNode;
}) => {
  const [narrowing, narrow] = useState<string | null>(null);
  const [draft, write] = useState<Draft | null>(null);
  return <ClaimContext value={{ data, actions, narrowing, narrow, draft, write, heading }}>{children}</ClaimContext>;
};

export const useClaim = (): Shared => {
  const shared = useContext(ClaimContext);
  if (!shared) throw new Error("This part of a claim's panel stands outside of one.");
  return shared;
};
