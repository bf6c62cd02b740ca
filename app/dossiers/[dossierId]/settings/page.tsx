import type { Metadata } from "next";
import { DossierClosing, DossierDetails, DossierStandard } from "@/components/dossier/dossier-settings";
import { Members } from "@/components/dossier/members";
import { Page } from "@/components/shell/page";
import { formatMoment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { unexaminedInFull } from "@/db/articles";
import { read } from "@/db/client";
import { membersOf } from "@/db/dossiers";
import { peopleList } from "@/db/people";
import { placeOf } from "@/db/visible";
import { claimsAlike } from "@/lib/dossiers/overview";
import { standardSentence } from "@/lib/dossiers/standard-sentence";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { addMember, changeMember, editDossier, removeMember } from "../actions";
import { dossierAt } from "../dossier";

export const metadata: Metadata = { title: "Settings" };

/** So many people can be chosen from; a newsroom has fewer. */
const mostPeople = 1000;

export default async function DossierSettingsPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const dossier = await orNotFound(dossierAt(dossierId));
  const members = await membersOf(read, actor, dossierId);
  const manages = may("members.manage", place.facts);
  const within = new Set(members.map((member) => member.personId));
  const people = manages ? (await peopleList(read, { limit: mostPeople })).items : [];
  const others = people
    .filter((person) => !person.disabled && !within.has(person.id))
    .map(({ id, name, email }) => ({ id, name, email }));
  const { id, title, brief, deadline, standard, state, version } = dossier;
  const editable = { id, title, brief, deadline, standard, state, version };
  const edits = may("dossier.edit", place.facts);
  const zone = settings().timeZone;
  return (
    <Page
      crumbs={[{ label: title, href: `/dossiers/${dossierId}` }, { label: "Settings" }]}
      phone={{ back: `/dossiers/${dossierId}`, title, about: "Settings" }}
    >
      <PageHead
        title="Settings of this dossier"
        lead="What it is about, who is in it, and what its claims must meet before they are signed off."
      />
      {!may("dossier.close", place.facts) && (
        <Notice className="mt-4">Only a lead can change these. Ask one of them: their names stand below.</Notice>
      )}
      <div className="stack mt-8 max-w-[720px]">
        <section>
          <SectionHead>About</SectionHead>
          {edits ? (
            <DossierDetails dossier={editable} edit={editDossier} zone={zone} />
          ) : (
            <dl className="mt-3 grid gap-3">
              <Said label="Title">{title}</Said>
              <Said label="Brief">{brief || "None written"}</Said>
              <Said label="Deadline">{deadline ? formatMoment(deadline, zone) : "None set"}</Said>
            </dl>
          )}
        </section>
        <section id="members" className="scroll-mt-16">
          <SectionHead count={members.length}>Members</SectionHead>
          <Members
            dossierId={dossierId}
            members={members}
            others={others}
            meId={actor.personId}
            manage={manages ? { add: addMember, change: changeMember, remove: removeMember } : null}
          />
        </section>
        <section id="standard" className="scroll-mt-16">
          <SectionHead>Standard</SectionHead>
          {edits ? (
            <DossierStandard
              dossier={editable}
              edit={editDossier}
              claims={await claimsAlike(read, actor, dossierId)}
              now={actor.now.toISOString()}
            />
          ) : (
            <p className="note plain mt-3">
              <span>
                <b>{standard.name}.</b> {standardSentence(standard)}
              </span>
            </p>
          )}
        </section>
        {may("dossier.close", place.facts) && (
          <section>
            <SectionHead>{state === "closed" ? "Closed" : "Close"}</SectionHead>
            <DossierClosing
              dossier={editable}
              edit={editDossier}
              unexamined={state === "open" ? await unexaminedInFull(read, actor, dossierId) : []}
            />
          </section>
        )}
      </div>
    </Page>
  );
}

const Said = ({ label, children }: { label: string; children: string }) => (
  <div>
    <dt className="hint">{label}</dt>
    <dd className="whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
      {children}
    </dd>
  </div>
);
