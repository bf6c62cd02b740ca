"use client";

import { type ClipboardEvent, type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { useFirstError } from "@/components/ui/use-first-error";
import { type Choice, NotAdded } from "./alike";
import type { Said, Uploaded } from "./uploaded";
import { useSending } from "./use-sending";

/** Formatting that says where paragraphs and headings are; a lone run of words says no more than the words. */
const structured = /<(?:p|h[1-6]|li|div|br|blockquote|td)[\s>/]/i;

/**
 * Adds an article from text that is pasted, with the paragraphs and headings that it had where it was copied.
 * What was pasted stays until it has come in.
 */
export const PasteText = ({
  dossierId,
  said,
  onAdded,
}: {
  dossierId: string;
  said: Said;
  onAdded: (uploaded: Uploaded) => void;
}) => {
  const [text, setText] = useState("");
  // What the clipboard held beside the words; gone once somebody writes into them, since then the words are right.
  const [html, setHtml] = useState("");
  const { send, busy, refused } = useSending(dossierId, (uploaded) => {
    setText("");
    setHtml("");
    onAdded(uploaded);
  });
  const form = useFirstError(refused);

  const add = (choice: Choice) => send({ ...(html ? { html } : { text }), said, ...choice });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add({});
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const rich = event.clipboardData.getData("text/html");
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    if (!replacesAll || !structured.test(rich)) return;
    event.preventDefault();
    setText(event.clipboardData.getData("text/plain"));
    setHtml(rich);
  };

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-3">
      <TextArea
        label="Text of the article"
        hint="With its headline, byline and date if you have them: they are read from the text, and you check them afterwards."
        rows={10}
        value={text}
        onPaste={onPaste}
        onChange={(event) => {
          setText(event.target.value);
          setHtml("");
        }}
        error={refused?.fields.text}
        className="max-h-[60vh]"
        dir="auto"
      />
      {html && (
        <p className="hint row flex-wrap" role="status">
          Headings and paragraphs are taken from the formatting that came with it.
          <Button size="sm" variant="ghost" onClick={() => setHtml("")}>
            Take the plain text
          </Button>
        </p>
      )}
      {!refused?.fields.text && <NotAdded dossierId={dossierId} refused={refused} choose={add} />}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          Add the article
        </Button>
      </div>
    </form>
  );
};
