"use client";

import { LinkButton } from "@/components/ui/button";

/** The page of nothing. The browser's own component, since every page brings what stands in its place if it is not there. */
export const NothingHere = () => (
  <main id="main" className="wrap">
    <h1 className="h1">There is nothing here that you can see</h1>
    <p className="lead max-w-[60ch]">
      The address may be mistyped, or the page belongs to a dossier that you are not a member of. A lead of the dossier
      can add you.
    </p>
    <p className="mt-5">
      <LinkButton href="/">Go to my desk</LinkButton>
    </p>
  </main>
);
