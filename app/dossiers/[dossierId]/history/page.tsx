import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatClock, formatDate, formatMoment } from "@/components/ui/moment";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { claimById } from "@/db/claims";
import { read } from "@/db/client";
import { claimHistory, historyOf } from "@/db/history";
import { namesIn } from "@/db/names";
import type { ReadEvent } from "@/lib/history/events";
import { sentence } from "@/lib/history/sentence";
import { orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../dossier";

export const metadata: Metadata = { title: "History" };

const pageLength = 100;

/** The history of the dossier, or with ?claim= of one claim, newest first. */
export default async function HistoryPage({
  params,
  searchParams,
}: {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { dossierId } = await params;
  const query = await searchParams;
  const actor = await signedInActor();
  const dossier = await orNotFound(dossierAt(dossierId));
  const claim = typeof query.claim === "string" ? await orNotFound(claimById(read, actor, query.claim)) : null;
  if (claim && claim.dossierId !== dossierId) notFound();
  const before = Number(query.before) || undefined;
  // One more than is shown tells whether there is anything older.
  const found = claim
    ? await claimHistory(read, actor, claim.id, pageLength + 1, before)
    : await historyOf(read, actor, dossierId, { limit: pageLength + 1, before });
  const events = found.slice(0, pageLength);
  const last = events.at(-1);
  const zone = settings().timeZone;
  const names = await namesIn(read, actor, dossierId, (iso) => formatMoment(iso, zone));

  const at = `/dossiers/${dossierId}`;
  const here = (more: Record<string, string>) =>
    `${at}/history?${new URLSearchParams({ ...(claim ? { claim: claim.id } : {}), ...more })}`;
  const history = { label: "History", href: claim ? `${at}/history` : undefined };
  return (
    <Page
      crumbs={[{ label: dossier.title, href: at }, history, ...(claim ? [{ label: claim.ref }] : [])]}
      phone={{ back: claim ? `${at}/claims/${claim.id}` : at, title: "History", about: claim?.ref ?? dossier.title }}
    >
      <PageHead
        title={claim ? `History of ${claim.ref}` : "History"}
        lead={
          claim?.statement ??
          "What was changed, by whom and when. Each line is chained to the one before it, so that none can be altered unnoticed."
        }
        actions={
          claim && (
            <>
              <LinkButton href={`${at}/claims/${claim.id}`}>Open {claim.ref}</LinkButton>
              <LinkButton href={`${at}/history`}>Whole dossier</LinkButton>
            </>
          )
        }
      />
      <div className="stack mt-8 max-w-[860px]">
        {byDay(events, zone).map(({ day, events: those }) => (
          <section key={day} aria-label={day}>
            <SectionHead>{day}</SectionHead>
            <ol className="rows">
              {those.map((event) => (
                <li key={event.id} className="row items-start py-2.5">
                  <time className="muted num w-12 flex-none" dateTime={event.at} title={formatMoment(event.at, zone)}>
                    {formatClock(event.at, zone)}
                  </time>
                  <span className="grow min-w-0 break-words">{sentence(event, names)}</span>
                  {!claim && event.claimId && (
                    <Link className="ref flex-none" href={`${at}/claims/${event.claimId}`}>
                      {names.claim(event.claimId)}
                    </Link>
                  )}
                  <Link
                    className="hint num flex-none"
                    href={`${at}/history/${event.number}`}
                    aria-label={`Event ${event.number} of the dossier’s history`}
                  >
                    {event.number}
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      {events.length === 0 && <p className="muted mt-8">There is nothing older.</p>}
      <nav className="flex gap-2 mt-4" aria-label="Pages of the history">
        {before !== undefined && <LinkButton href={here({})}>Newest</LinkButton>}
        {last && found.length > pageLength && (
          <LinkButton href={here({ before: String(last.number) })}>Older</LinkButton>
        )}
      </nav>
    </Page>
  );
}

function byDay(events: readonly ReadEvent[], zone: string): { day: string; events: ReadEvent[] }[] {
  const days: { day: string; events: ReadEvent[] }[] = [];
  for (const event of events) {
    const day = formatDate(event.at, zone);
    const open = days.at(-1);
    if (open?.day === day) open.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
