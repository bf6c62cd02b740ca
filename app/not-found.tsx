import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { notFoundTitle } from "@/lib/page";

export const metadata: Metadata = { title: notFoundTitle };

/** What is not there, and what one may not know of: both look the same. */
export default function NotFoundPage() {
  return (
    <main id="main" className="wrap">
      <h1 className="h1">There is nothing here that you can see</h1>
      <p className="lead max-w-[60ch]">
        The address may be mistyped, or the page belongs to a dossier that you are not a member of. A lead of the
        dossier can add you.
      </p>
      <p className="mt-5">
        <LinkButton href="/">Go to my desk</LinkButton>
      </p>
    </main>
  );
}
