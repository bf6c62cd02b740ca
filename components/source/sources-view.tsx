"use client";

import type { ComponentProps } from "react";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import type { Handed } from "@/lib/handed";
import { AddSource, type AddSourceAction } from "./add-source";
import { PutUp } from "./put-up";
import { SourceTable } from "./source-table";

/** What the page knows of a dossier's sources. */
export type ListedSources = {
  dossierId: string;
  zone: string;
  /** How many there are, on this page of the list or not, and how many a page of it holds. */
  total: number;
  pageLength: number;
  /** Is this not the beginning of the list? */
  later: boolean;
  /** Where the next page of it begins; null on the last. */
  next: string | null;
  putUp: readonly Omit<ComponentProps<typeof PutUp>["sources"][number], "href">[];
  /** May this person add one? */
  adds: boolean;
};

/**
 * The sources of a dossier. Put together here and not by the page, as the list of claims is.
 * @param rows `SourceRow`s as text.
 */
export const SourcesView = ({
  title,
  list,
  rows,
  add,
}: {
  title: string;
  list: ListedSources;
  rows: Handed;
  add: AddSourceAction;
}) => {
  const { dossierId, zone, total, pageLength, later, next, putUp, adds } = list;
  const at = `/dossiers/${dossierId}`;
  return (
    <Page
      crumbs={[{ label: title, href: at }, { label: "Sources" }]}
      phone={{ back: at, title: "Sources", about: `${title} · ${total}` }}
      keys={adds ? [{ keys: ["S"], does: "add a source" }] : []}
    >
      <PageHead
        title="Sources"
        lead="Anything that bears on a claim. Every article of theirs is one; ours never are."
        actions={adds && <AddSource dossierId={dossierId} zone={zone} add={add} />}
      />
      {total === 0 ? (
        <Empty
          drawing="evidence"
          place="Sources"
          title="No sources yet"
          actions={
            <LinkButton href={`${at}/articles`} icon="upload">
              Upload an article
            </LinkButton>
          }
        >
          Upload an article and it is a source at once. Add the documents, people and data that claims rest on as you
          find them, and note where each got it from.
        </Empty>
      ) : (
        <div className="mt-6">
          <SourceTable rows={rows} />
          {(later || next) && (
            <nav className="flex gap-2 pt-4" aria-label="Pages of the list">
              {later && (
                <LinkButton size="sm" href={`${at}/sources`}>
                  From the start
                </LinkButton>
              )}
              {next && (
                <LinkButton size="sm" href={`${at}/sources?after=${next}`}>
                  Next {pageLength}
                </LinkButton>
              )}
            </nav>
          )}
        </div>
      )}
      {putUp.length > 0 && (
        <PutUp
          sources={putUp.map((one) => ({ ...one, href: `${at}/sources/${one.id}` }))}
          queue={`${at}/origins/proposals`}
        />
      )}
    </Page>
  );
};
