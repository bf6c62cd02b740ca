"use client";

import { type ListedSources, SourcesView } from "@/components/source/sources-view";
import { HandedData, handedData } from "@/components/ui/handed";
import type { Handed } from "@/lib/handed";
import { addSource } from "./actions";

/** The sources of a dossier with what adds one, which the page hands over no more than `Shell` does. */
export const Sources = ({ title, list, rows }: { title: string; list: Handed<ListedSources>; rows: Handed }) => (
  <>
    <HandedData handed={list} />
    <SourcesView title={title} list={handedData(list)} rows={rows} add={addSource} />
  </>
);
