import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Live } from "@/components/live/live";
import { articleNames } from "@/db/articles";
import { read } from "@/db/client";
import { newestEventId } from "@/db/live";
import { whileUnchanged } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { countsAtHand } from "@/lib/dossiers/overview";
import { notFoundTitle, orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { frame } from "../../frame";
import { Shell } from "../../shell";
import { dossierAt } from "./dossier";

type Params = Promise<{ dossierId: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { dossierId } = await params;
  const title = (await dossierAt(dossierId))?.title;
  // Whatever its pages would be called, of what is not there none says so.
  if (title === undefined) return { title: { default: "Not found", template: notFoundTitle.absolute } };
  return { title: { default: title, template: `%s · ${title} · Second Source` } };
}

/** The frame of a dossier's pages: its places, counts and articles. For a non-member there is no such dossier. */
export default async function DossierLayout({ children, params }: { children: ReactNode; params: Params }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const dossier = await orNotFound(dossierAt(dossierId));
  const { since, ...places } = await whileUnchanged(actor, ["frame", dossier.id], () => framed(actor, dossier));
  return (
    <Shell {...(await frame())} {...places}>
      <Live dossierId={dossier.id} since={since} />
      {children}
    </Shell>
  );
}

async function framed(actor: Actor, { id, title }: { id: string; title: string }) {
  // Read first: what happens while the rest is read is told to the page afterwards.
  const since = await newestEventId(read);
  const counts = await countsAtHand(read, actor, id);
  const articles = (await articleNames(read, actor, id)).map(({ ours, ...article }) => ({
    ...article,
    outlet: article.outlet || (ours ? "Our draft" : "No outlet named"),
  }));
  return { since, dossier: { id, title, counts }, articles };
}
