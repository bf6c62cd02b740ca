import type { Metadata } from "next";
import { shortName } from "@/components/claim/source-name";
import { Page } from "@/components/shell/page";
import { CaptureFacts } from "@/components/source/capture-facts";
import { LinkButton } from "@/components/ui/button";
import { read } from "@/db/client";
import { peopleNamed } from "@/db/people";
import { snapshotAt, sourceById } from "@/db/sources";
import { orNotFound, titled } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { isShown } from "@/lib/sources/capture-view";
import { dossierAt } from "../../../../dossier";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ dossierId: string; sourceId: string; snapshotId: string }>;
}): Promise<Metadata> {
  return titled("Capture", snapshotAt(read, await signedInActor(), await params));
}

/** A captured page, in a frame in which nothing runs and from which nobody is asked. */
export default async function CapturePage({
  params,
}: {
  params: Promise<{ dossierId: string; sourceId: string; snapshotId: string }>;
}) {
  const at = await params;
  const { dossierId, sourceId, snapshotId } = at;
  const actor = await signedInActor();
  const dossier = await orNotFound(dossierAt(dossierId));
  const source = await orNotFound(sourceById(read, actor, sourceId));
  const snapshot = await orNotFound(
    snapshotAt(read, actor, at).then((found) => (found && isShown(found) ? found : null)),
  );
  const names = await peopleNamed(read, [snapshot.createdBy]);
  const here = `/dossiers/${dossierId}/sources`;
  return (
    <Page
      layout="locked"
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "Sources", href: here },
        { label: shortName(source), href: `${here}/${sourceId}` },
        { label: "Capture" },
      ]}
      phone={{ back: `${here}/${sourceId}`, title: "Capture", about: source.title }}
    >
      <CaptureFacts
        title={source.title}
        snapshot={{ ...snapshot, byName: names.get(snapshot.createdBy) ?? "Somebody" }}
        zone={settings().timeZone}
        download={
          <LinkButton size="sm" icon="download" href={`${here}/${sourceId}/snapshots/${snapshotId}`} download>
            Download
          </LinkButton>
        }
      />
      <iframe
        // Without a word of its own: no script, no form, no origin, no leading away.
        sandbox=""
        referrerPolicy="no-referrer"
        src={`${here}/${sourceId}/snapshots/${snapshotId}/view`}
        title={`The page as it was captured: ${source.title}`}
        className="block min-h-[70vh] w-full flex-1 border-0 border-t border-rule bg-white"
      />
    </Page>
  );
}
