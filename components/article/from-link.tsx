"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useFirstError } from "@/components/ui/use-first-error";
import { type Choice, NotAdded } from "./alike";
import type { Said, Uploaded } from "./uploaded";
import { useSending } from "./use-sending";

/** Adds an article by its address, which the desk fetches where it may. */
export const FromLink = ({
  dossierId,
  said,
  fetches,
  onAdded,
}: {
  dossierId: string;
  said: Said;
  /** Whether this desk fetches pages; a setting. */
  fetches: boolean;
  onAdded: (uploaded: Uploaded) => void;
}) => {
  const [address, setAddress] = useState("");
  const { send, busy, refused } = useSending(dossierId, (uploaded) => {
    setAddress("");
    onAdded(uploaded);
  });
  const form = useFirstError(refused);
  if (!fetches)
    return (
      <Notice kind="info">
        This desk fetches no pages: whoever runs it has not switched that on (FETCH_SOURCES). Open the page in your
        browser, save it, and upload the file; subscriptions work that way, too.
      </Notice>
    );
  const add = (choice: Choice) => send({ fetch: address, said, ...choice });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add({});
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-3">
      <TextInput
        label="Address of the article"
        type="url"
        inputMode="url"
        hint="The page is fetched once, from this server, and kept as it came. What lies behind a subscription is not seen."
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        error={refused?.fields.fetch}
        dir="ltr"
      />
      {!refused?.fields.fetch && <NotAdded dossierId={dossierId} refused={refused} choose={add} />}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          Fetch and add it
        </Button>
      </div>
    </form>
  );
};
