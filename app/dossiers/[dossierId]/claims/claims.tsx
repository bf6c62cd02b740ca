"use client";

import { ClaimsView, type ListedClaims } from "@/components/claims-list/claims-view";
import { HandedData, handedData } from "@/components/ui/handed";
import type { Handed } from "@/lib/handed";
import { changeClaims, changeView, createClaim, keepView, removeView } from "./actions";

/** The claims of a dossier with what is done to them, which the page hands over no more than `Shell` does. */
export const Claims = ({ title, list }: { title: string; list: Handed<ListedClaims> }) => (
  <>
    <HandedData handed={list} />
    <ClaimsView title={title} list={handedData(list)} acts={acts} />
  </>
);

const acts = {
  create: createClaim,
  change: changeClaims,
  views: { keep: keepView, change: changeView, remove: removeView },
};
