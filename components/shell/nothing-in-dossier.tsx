"use client";

import { useParams } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { Page } from "./page";

/** The page of nothing for somebody who is in the dossier: its frame, and so the way on, stays. */
export const NothingInDossier = () => {
  const { dossierId } = useParams<{ dossierId: string }>();
  const dossier = `/dossiers/${dossierId}`;
  return (
    <Page crumbs={[{ label: "Not found" }]} phone={{ back: dossier, title: "Not found" }}>
      <h1 className="h1">There is nothing here that you can see</h1>
      <p className="lead max-w-[60ch]">
        The address may be mistyped, or what it led to was taken out of the dossier, or is not for you to see.
      </p>
      <p className="mt-5 flex flex-wrap gap-3">
        <LinkButton href={`${dossier}/claims`}>Go to the claims</LinkButton>
        <LinkButton href={dossier} variant="ghost">
          Go to the overview
        </LinkButton>
      </p>
    </Page>
  );
};
