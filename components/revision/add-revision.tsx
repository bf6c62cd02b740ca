"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { useSending } from "../article/use-sending";

type Way = "file" | "text" | "link";

/** Takes the corrected version of an article: a file, pasted text, or its address fetched again. */
export const AddRevision = ({
  dossierId,
  articleId,
  fetches,
  url,
  limit,
}: {
  dossierId: string;
  articleId: string;
  /** Whether the desk fetches pages. */
  fetches: boolean;
  /** Where the article stands on the web; empty if unknown. */
  url: string;
  limit: { bytes: number; refusal: string };
}) => {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<Way>("file");
  const [text, setText] = useState("");
  const [address, setAddress] = useState(url);
  const [tooLarge, setTooLarge] = useState(false);
  const { send, busy, refused } = useSending(dossierId, ({ revision }) => {
    if (revision) router.push(`/dossiers/${dossierId}/articles/${articleId}/revisions/${revision.id}`);
  });
  const sending = { said: {}, revisionOf: articleId };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(way === "text" ? { ...sending, text } : { ...sending, fetch: address });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-3 max-w-[720px]">
      <p className="hint">
        Every mention is looked for in the new text: what stayed keeps its sign-off, what was reworded or is gone is
        shown to you. The old version stays readable.
      </p>
      <div>
        <Segmented
          label="How it comes"
          value={way}
          onPick={(value) => setWay(value as Way)}
          segments={[
            { value: "file", label: "A file" },
            { value: "text", label: "Pasted text" },
            ...(fetches ? [{ value: "link", label: "From the web" }] : []),
          ]}
        />
      </div>
      {tooLarge && <Notice kind="error">{limit.refusal}</Notice>}
      {refused && !refused.fields.text && !refused.fields.fetch && <Notice kind="error">{refused.message}</Notice>}
      {way === "file" && (
        <div>
          <Button variant="primary" icon="upload" busy={busy} onClick={() => input.current?.click()}>
            Choose the file
          </Button>
          <input
            ref={input}
            className="sr"
            type="file"
            tabIndex={-1}
            aria-label="File of the corrected version"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (!file) return;
              setTooLarge(file.size > limit.bytes);
              if (file.size <= limit.bytes) void send({ ...sending, file });
            }}
          />
        </div>
      )}
      {way === "text" && (
        <TextArea
          label="The corrected text"
          rows={10}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={refused?.fields.text}
          className="max-h-[60vh]"
          dir="auto"
        />
      )}
      {way === "link" && (
        <TextInput
          label="Address"
          type="url"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          error={refused?.fields.fetch}
          dir="ltr"
        />
      )}
      {way !== "file" && (
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {way === "text" ? "Add the corrected version" : "Fetch it again"}
          </Button>
        </div>
      )}
    </form>
  );
};
