"use client";

import { useEffect } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Something went wrong that we have no better words for. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <main id="main" className="wrap">
      <h1 className="h1">This page could not be shown</h1>
      <Notice
        kind="error"
        className="mt-5"
        title="Something went wrong on the desk."
        actions={
          <>
            <Button onClick={reset}>Try again</Button>
            <LinkButton href="/" variant="ghost">
              Go to my desk
            </LinkButton>
          </>
        }
      >
        What was saved is safe. Try again; if it goes on, tell whoever keeps this desk
        {error.digest ? ` and name the number ${error.digest}` : ""}.
      </Notice>
    </main>
  );
}
