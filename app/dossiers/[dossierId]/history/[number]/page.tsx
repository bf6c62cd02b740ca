import type { Metadata } from "next";
import { EraseEvent } from "@/components/history/erase-event";
import { Page } from "@/components/shell/page";
import { formatMoment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Ears, PageHead, SectionHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { eventNumbered } from "@/db/history";
import { namesIn } from "@/db/names";
import { placeOf } from "@/db/visible";
import { wouldErase } from "@/lib/history/erase-commands";
import { goesWith, staysBehind } from "@/lib/history/erasing";
import { sentence } from "@/lib/history/sentence";
import { orNotFound, titled } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../../dossier";
import { eraseEvent } from "./actions";

const wantedIn = (number: string): number => (/^\d{1,15}$/.test(number) ? Number(number) : 0);

export async function generateMetadata({
  params,
}: {
  params: Promise<{ dossierId: string; number: string }>;
}): Promise<Metadata> {
  const { dossierId, number } = await params;
  return titled("Event", eventNumbered(read, await signedInActor(), dossierId, wantedIn(number)));
}

/** One event of the dossier's history, with what its chain holds of it, and how a lead has it erased. */
export default async function EventPage({ params }: { params: Promise<{ dossierId: string; number: string }> }) {
  const { dossierId, number } = await params;
  const actor = await signedInActor();
  const { facts } = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierAt(dossierId));
  const wanted = wantedIn(number);
  const found = await orNotFound(eventNumbered(read, actor, dossierId, wanted));
  const { event, hash, payloadHash } = found;
  const zone = settings().timeZone;
  const names = await namesIn(read, actor, dossierId, (iso) => formatMoment(iso, zone));
  const history = `/dossiers/${dossierId}/history`;
  const erases =
    may("history.erase", { ...facts, cleared: event.payload !== null }) && event.type !== "payloads-erased"
      ? await wouldErase(read, actor, dossierId, wanted)
      : null;
  return (
    <Page
      crumbs={[
        { label: dossier.title, href: `/dossiers/${dossierId}` },
        { label: "History", href: history },
        { label: `Event ${event.number}` },
      ]}
      phone={{ back: history, title: `Event ${event.number}`, about: dossier.title }}
    >
      <PageHead title={sentence(event, names)} />
      <div className="stack mt-6 max-w-[760px]">
        <Ears
          facts={[
            { label: "When", children: <dd>{formatMoment(event.at, zone)}</dd> },
            { label: "Event", children: <dd>{event.number} of the dossier</dd> },
            { label: "Kind", children: <dd>{event.type.replaceAll("-", " ")}</dd> },
          ]}
        />
        <section>
          <SectionHead>In the chain</SectionHead>
          <p className="mt-3">
            What it says stands in the chain as a fingerprint alone, so that it can be withheld or erased and everything
            else still proves itself.
          </p>
          <dl className="mt-3 grid gap-2">
            <div>
              <dt className="muted">Fingerprint of what it says</dt>
              <dd className="num break-all">{payloadHash}</dd>
            </div>
            <div>
              <dt className="muted">Fingerprint of the event and all before it</dt>
              <dd className="num break-all">{hash}</dd>
            </div>
          </dl>
        </section>
        {event.erased && <Notice kind="info" title="What it said was erased on legal demand. The fingerprint stays." />}
        {erases && (
          <section>
            <SectionHead>Erase what it says</SectionHead>
            <EraseEvent
              dossierId={dossierId}
              number={event.number}
              numbers={erases.numbers}
              editions={erases.editions}
              goes={goesWith(event.type)}
              stays={staysBehind(event.type)}
              erase={eraseEvent}
            />
          </section>
        )}
      </div>
    </Page>
  );
}
