import type { Metadata } from "next";
import { shortName } from "@/components/claim/source-name";
import { SourceRow } from "@/components/source/source-row";
import { markupOf } from "@/components/ui/markup";
import { read } from "@/db/client";
import { sourcesListed, sourcesPutUp, sourceTotal, takenFrom } from "@/db/source-list";
import { placeOf } from "@/db/visible";
import { whileUnchanged } from "@/db/while-unchanged";
import type { Actor } from "@/lib/actor";
import { forPage } from "@/lib/handed";
import { handOver, handOverData, orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierAt } from "../dossier";
import { Sources } from "./sources";

export const metadata: Metadata = { title: "Sources" };

const pageLength = 100;

export default async function SourcesPage({
  params,
  searchParams,
}: {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { dossierId } = await params;
  const { after } = await searchParams;
  const cursor = typeof after === "string" ? after : undefined;
  const actor = await signedInActor();
  const reading = () => readPage(actor, dossierId, cursor);
  const { list, rows } = await orNotFound(whileUnchanged(actor, ["sources", dossierId, cursor], reading));
  const { title } = await orNotFound(dossierAt(dossierId));
  return <Sources title={title} list={await handOverData(list)} rows={await handOver(rows)} />;
}

/** Reads a page of the list of sources, and writes its rows. */
async function readPage(actor: Actor, dossierId: string, cursor: string | undefined) {
  const place = await placeOf(read, actor, "dossier", dossierId);
  const page = await sourcesListed(read, actor, dossierId, { limit: pageLength + 1, ...(cursor ? { cursor } : {}) });
  const shown = page.slice(0, pageLength);
  const shownIds = shown.map(({ id }) => id);
  const taken = await takenFrom(read, actor, dossierId, shownIds);
  const rows = shown.map((source) => {
    const takes = (taken.get(source.id) ?? []).map(({ link, linkState, ...from }) => ({
      ...{ kind: link, state: linkState, name: shortName(from) },
    }));
    return <SourceRow key={source.id} source={{ ...source, takes }} />;
  });
  const list = {
    ...{ dossierId, pageLength, zone: settings().timeZone, later: cursor !== undefined },
    total: await sourceTotal(read, actor, dossierId),
    next: (page.length > pageLength && shown.at(-1)?.id) || null,
    putUp: await sourcesPutUp(read, actor, dossierId),
    adds: may("source.add", place.facts),
  };
  return { list: forPage(list), rows: markupOf(rows) };
}
