"use client";

import { Table } from "@/components/ui/table";
import { TextRows } from "@/components/ui/text-rows";
import type { Handed } from "@/lib/handed";
import { GradeHelp } from "./grade-help";

/**
 * The sources of a page: a row opens its source. Put together in the part of the browser: its head would be handed over cell
 * by cell.
 * @param rows `SourceRow`s as text.
 */
export const SourceTable = ({ rows }: { rows: Handed }) => (
  <Table
    caption="Sources"
    className="sources"
    head={[
      "Source",
      "Kind",
      "Reports itself",
      "Held",
      <span key="grade" className="whitespace-nowrap">
        Grade
        <GradeHelp compact />
      </span>,
      "Got it from",
      "Evidence",
    ]}
    body={<TextRows rows={rows} />}
  />
);
