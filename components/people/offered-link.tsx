"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { OfferedLink as Offered } from "@/lib/people/letters";

/** A text to copy that is shown this once, such as a link or a token. */
export const CopyOnce = ({ label, text }: { label: string; text: string }) => {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without https the browser has no clipboard: the text stays selected for the person to copy.
      setCopied(false);
    }
  };
  return (
    <div className="row">
      <input
        className="input grow"
        aria-label={label}
        value={text}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <Button icon={copied ? "check" : "copy"} onClick={copy}>
        {copied ? "Copied" : "Copy"}
      </Button>
      <span className="sr" role="status">
        {copied ? "Copied" : ""}
      </span>
    </div>
  );
};

/** A single-use link that was just made: to copy, and what became of the mail. */
export const OfferedLink = ({ offered, zone }: { offered: Offered; zone: string }) => (
  <>
    {offered.mailed === "sent" && (
      <Notice icon="mail" title={`Mail was sent to ${offered.email}.`}>
        You can pass the link on yourself as well.
      </Notice>
    )}
    {offered.mailed === "failed" && (
      <Notice kind="stale" title="The mail could not be sent.">
        Copy the link and pass it on yourself.
      </Notice>
    )}
    {offered.mailed === "off" && <p>Copy the link and pass it on yourself: this desk sends no mail.</p>}
    <CopyOnce label="Link" text={offered.link} />
    <p className="hint">
      It is shown this once. It works once, until <Time iso={offered.expiresAt} zone={zone} />.
    </p>
  </>
);
