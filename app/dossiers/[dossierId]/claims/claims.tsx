"use client";

import type { ComponentProps } from "react";
import { ClaimsView } from "@/components/claims-list/claims-view";
import { changeClaims, changeView, createClaim, keepView, removeView } from "./actions";

/** The claims of a dossier with what is done to them, which the page hands over no more than `Shell` does. */
export const Claims = ({
  edits,
  ...list
}: Omit<ComponentProps<typeof ClaimsView>, "create" | "change" | "acts"> & { edits: boolean }) => (
  <ClaimsView {...list} create={edits ? createClaim : null} change={edits ? changeClaims : null} acts={acts} />
);

const acts = { keep: keepView, change: changeView, remove: removeView };
