import type { Metadata } from "next";
import { LookAgain } from "@/components/origins/look-again";
import { ProposalQueue } from "@/components/origins/proposal-queue";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import { counted } from "@/components/vocabulary/words";
import { read } from "@/db/client";
import { placeOf } from "@/db/visible";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { narrowingsIn } from "@/lib/sources/narrowings";
import { waitingLinks } from "@/lib/sources/proposal-queue";
import { dossierAt } from "../../dossier";
import { changeLink, editEvidence } from "../../sources/actions";
import { lookInDossier } from "../actions";

export const metadata: Metadata = { title: "Proposed links" };

/** So many are shown; the next ones come as these are decided. */
const shownAtOnce = 40;

export default async function ProposalsPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const { facts } = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierAt(dossierId));
  const { links, total } = await waitingLinks(read, actor, dossierId, { limit: shownAtOnce });
  const narrowings = await narrowingsIn(read, actor, dossierId);
  const decides = may("link.draw", { ...facts, cleared: true });
  const look = decides && (
    <LookAgain look={lookInDossier} input={{ dossierId }} label="Look where they got things from" />
  );
  const here = `/dossiers/${dossierId}/origins`;

  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "Origins", href: here },
        { label: "Proposed links" },
      ]}
      phone={{ back: here, title: "Proposed links", about: dossier.title }}
      actions={look}
      keys={
        decides && links.length + narrowings.length > 0
          ? [
              { keys: ["J", "K"], does: "next, previous" },
              { keys: ["C"], does: "confirm" },
              { keys: ["E"], does: "say how" },
              { keys: ["X"], does: "reject" },
              ...(narrowings.length > 0 ? [{ keys: ["N"], does: "narrow" }] : []),
              { keys: ["mod+Z"], does: "undo" },
            ]
          : []
      }
    >
      <PageHead
        title={total === 0 ? "Proposed links" : counted(total, "proposed link")}
        lead="What the texts themselves say of where they got things from. Nothing counts until somebody confirms it."
      />
      {look && <div className="pt-3 md:hidden">{look}</div>}
      {links.length + narrowings.length === 0 && (
        <Empty
          drawing="origins"
          place="Proposed links"
          title="Nothing waits"
          actions={<LinkButton href={here}>See the origins</LinkButton>}
        >
          When an article of theirs is added, the desk reads where it says it got things from and proposes origin links.
          Those that somebody rejected are not proposed again.
        </Empty>
      )}
      {/* There also when nothing waits any more: it takes the last decision back. */}
      <div className="mt-5 max-w-[860px]">
        <ProposalQueue
          links={links}
          narrowings={narrowings.slice(0, shownAtOnce)}
          change={changeLink}
          editEvidence={editEvidence}
        />
        {total > links.length && <p className="hint pt-4">{total - links.length} more come as these are decided.</p>}
      </div>
    </Page>
  );
}
