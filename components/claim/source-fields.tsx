"use client";

import { Checkbox } from "@/components/ui/choice";
import { Select, TextInput } from "@/components/ui/field";
import { sourceKindWord } from "@/components/vocabulary/words";
import { isPrimary, type SourceKind, sourceKinds } from "@/lib/sources/source";
import type { NewSource } from "./actions";

type Known = Omit<NewSource, "dossierId">;

const titleLabel: Record<SourceKind, string> = {
  article: "Headline",
  document: "What is it called?",
  dataset: "What is it called?",
  statement: "What was stated",
  interview: "Who was interviewed, on what",
  post: "What was posted",
  image: "What it shows",
  observation: "What was observed",
};

/** What is known of a source when it is first taken down. */
export const SourceFields = ({
  source,
  onChange,
  fields,
}: {
  source: Known;
  onChange: (source: Known) => void;
  /** Sentences about what is to be mended, by field. */
  fields: Record<string, string>;
}) => {
  const set = (change: Partial<Known>) => onChange({ ...source, ...change });
  const primary = isPrimary(source.kind);
  return (
    <>
      <Select
        label="Kind"
        data-autofocus=""
        autoFocus
        value={source.kind}
        options={sourceKinds.map((kind) => ({ value: kind, label: sourceKindWord[kind] }))}
        hint={primary ? "A primary source: below goes who speaks or issues it, never who publishes it." : undefined}
        onChange={(event) => {
          const kind = sourceKinds.find((each) => each === event.target.value);
          if (kind) set({ kind });
        }}
      />
      <TextInput
        label={titleLabel[source.kind]}
        dir="auto"
        value={source.title}
        error={fields.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <div className="form two-up">
        <TextInput
          label={primary ? "Institution" : "Outlet"}
          optional
          dir="auto"
          value={source.outlet}
          error={fields.outlet}
          onChange={(event) => set({ outlet: event.target.value })}
        />
        <TextInput
          label={primary ? "Person" : "Author"}
          optional
          dir="auto"
          value={source.author}
          error={fields.author}
          onChange={(event) => set({ author: event.target.value })}
        />
      </div>
      <TextInput
        label="Address on the web"
        optional
        type="url"
        dir="ltr"
        value={source.url}
        error={fields.url}
        onChange={(event) => set({ url: event.target.value })}
      />
      <div>
        <Checkbox
          label="Nobody says who it is"
          hint="“Officials”, “a report”: it is shown, and never counts as an origin."
          checked={source.unidentified}
          onChange={(event) => set({ unidentified: event.target.checked })}
        />
        <Checkbox
          label="Confidential"
          hint="Only those cleared for it see more than its pseudonym. At first that is you."
          checked={source.confidential}
          onChange={(event) => set({ confidential: event.target.checked })}
        />
      </div>
      {source.confidential && (
        <TextInput
          label="Pseudonym"
          hint="What everybody else reads. Let it give nothing away."
          dir="auto"
          value={source.pseudonym}
          error={fields.pseudonym}
          onChange={(event) => set({ pseudonym: event.target.value })}
        />
      )}
    </>
  );
};
