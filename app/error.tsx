"use client";

import { useEffect } from "react";
import { Notice } from "@/components/ui/notice";

/**
 * Something went wrong that we have no better words for. It comes along with every page, so it takes the plain elements
 * and not what `Button` brings with it; and a link that loads the page anew leaves what went wrong behind.
 */
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
            <button type="button" className="btn" onClick={reset}>
              Try again
            </button>
            <a className="btn ghost" href="/">
              Go to my desk
            </a>
          </>
        }
      >
        What was saved is safe. Try again; if it goes on, tell whoever keeps this desk
        {error.digest ? ` and name the number ${error.digest}` : ""}.
      </Notice>
    </main>
  );
}
