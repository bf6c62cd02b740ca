import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/button";
import { formatMoment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { read } from "@/db/client";
import { newsroomHistory } from "@/db/history";
import { peopleNamed } from "@/db/people";
import { sentence } from "@/lib/history/sentence";
import { titled } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";

export async function generateMetadata(): Promise<Metadata> {
  const { admin } = await signedInActor();
  return titled("Newsroom history", may("people.manage", { admin }));
}

const pageLength = 100;

export default async function NewsroomHistoryPage({ searchParams }: PageProps<"/people/history">) {
  const actor = await signedInActor();
  if (!may("people.manage", { admin: actor.admin })) notFound();
  const before = Number((await searchParams).before) || undefined;
  const events = await newsroomHistory(read, { limit: pageLength, before });
  const people = await peopleNamed(
    read,
    events.flatMap((event) => [event.actorId, event.subject.id]),
  );
  const zone = settings().timeZone;
  // The newsroom's chain tells of people and outlets alone; the other nouns have no name here.
  const unnamed = () => "something";
  const names = {
    person: (id: string) => people.get(id) ?? "somebody",
    moment: (iso: string) => formatMoment(iso, zone),
    article: unnamed,
    claim: unnamed,
    source: unnamed,
    task: unnamed,
  };
  const last = events.at(-1);
  return (
    <Page crumbs={[{ label: "Team", href: "/people" }, { label: "Newsroom history" }]}>
      <PageHead
        title="Newsroom history"
        lead="Who let whom in, who changed what. Every line is chained to the one before and cannot be altered unnoticed."
      />
      <ol className="rows mt-8 max-w-[860px]">
        {events.map((event) => (
          <li key={event.id} className="row flex-wrap py-2.5">
            <span className="grow">{sentence(event, names)}</span>
            <span className="muted">
              <Time iso={event.at} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
      {last && last.number > 1 && events.length === pageLength && (
        <p className="mt-3">
          <LinkButton href={`/people/history?before=${last.number}`} size="sm">
            Earlier
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
