import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Notice } from "@/components/ui/notice";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { audienceWord } from "@/components/vocabulary/words";
import { read } from "@/db/client";
import { placeOf } from "@/db/visible";
import { editionChanges } from "@/lib/editions/changes";
import { Forbidden } from "@/lib/errors";
import { orNotFound, orRefusal, titled } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../../../dossier";

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { editionId } = await params;
  return titled("What changed", placeOf(read, await signedInActor(), "edition", editionId));
}

type Params = Promise<{ dossierId: string; editionId: string }>;

export default async function EditionChangesPage({ params }: { params: Params }) {
  const { dossierId, editionId } = await params;
  const actor = await signedInActor();
  const { dataDir, timeZone } = settings();
  const found = await orNotFound(orRefusal(editionChanges(read, actor, editionId, dataDir)));
  const dossier = await orNotFound(dossierAt(dossierId));
  const crumbs = [
    { label: dossier.title, href: `/dossiers/${dossierId}` },
    { label: "Export", href: `/dossiers/${dossierId}/export` },
  ];
  const phone = { back: `/dossiers/${dossierId}/export`, title: "What changed", about: dossier.title };
  if (found instanceof Forbidden)
    return (
      <Page crumbs={[...crumbs, { label: "What changed" }]} phone={phone}>
        <PageHead title="What this edition changed is not for you to read" />
        <Notice kind="info" title={found.message} />
      </Page>
    );
  const { edition, before, lines, note } = found;
  const name = `Edition ${edition.number}, ${audienceWord[edition.audience].toLowerCase()}`;
  return (
    <Page crumbs={[...crumbs, { label: name }]} phone={phone}>
      <PageHead
        title={`What edition ${edition.number} changed`}
        lead={
          before ? (
            <>
              {audienceWord[edition.audience]}, against edition {before.number} of{" "}
              <Time iso={before.createdAt} zone={timeZone} />.
            </>
          ) : (
            "It is the first for its audience: there is nothing to compare it with."
          )
        }
      />
      {before && (
        <section className="mt-6 max-w-[760px]">
          <SectionHead count={lines.length}>Changes</SectionHead>
          {lines.length === 0 && <p className="muted mt-3">Nothing that the edition shows.</p>}
          <ul className="rows">
            {lines.map((line) => (
              <li key={line} className="row break-words py-2" dir="auto">
                {line}
              </li>
            ))}
          </ul>
          <div className="mt-9">
            <SectionHead>Corrections note</SectionHead>
          </div>
          {note ? (
            <pre className="mt-3 whitespace-pre-wrap break-words rounded-control border border-rule-2 p-4" dir="auto">
              {note}
            </pre>
          ) : (
            <p className="muted mt-3">Readers need none: no verdict and no wording changed.</p>
          )}
        </section>
      )}
    </Page>
  );
}
