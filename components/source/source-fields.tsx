"use client";

import { useEffect, useState } from "react";
import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { DateTime } from "@/components/ui/date-time";
import { Select, TextInput } from "@/components/ui/field";
import { sourceKindWord, sourceStateWord } from "@/components/vocabulary/words";
import type { ShownSource, SourceInput } from "@/lib/sources/listed";
import {
  isPrimary,
  reliabilities,
  reliabilityMeaning,
  type SourceKind,
  sourceKinds,
  sourceStates,
} from "@/lib/sources/source";
import { GradeHelp } from "./grade-help";
import { publishedFields, publishedIn } from "./published";

const titleLabel: Record<SourceKind, string> = {
  article: "Headline",
  document: "What it is called",
  dataset: "What it is called",
  statement: "What was stated",
  interview: "Who was interviewed, on what",
  post: "What was posted",
  image: "What it shows",
  observation: "What was observed",
};

/** All that can be said of a source. Read what was typed with `sourceIn`. */
export const SourceFields = ({
  source,
  uploaded = false,
  mayOpen = true,
  zone,
  fields,
}: {
  /** What is known already; null for a new one. */
  source: ShownSource | null;
  /** It is an uploaded article, which stays one and is never confidential. */
  uploaded?: boolean;
  /** The viewer may make a confidential source open to all members. */
  mayOpen?: boolean;
  zone: string;
  /** Sentences about what is to be mended, by field. */
  fields: Readonly<Record<string, string>>;
}) => {
  const [kind, setKind] = useState<SourceKind>(source?.kind ?? "document");
  const [confidential, setConfidential] = useState(source?.confidential ?? false);
  const primary = isPrimary(kind);
  useEffect(() => {
    if (Object.keys(fields).length > 0)
      document.querySelector<HTMLElement>("dialog[open] .input[aria-invalid=true]")?.focus();
  }, [fields]);
  const published = publishedFields(source?.publishedAt ?? null, zone);
  return (
    <>
      {uploaded ? (
        <input type="hidden" name="kind" value="article" />
      ) : (
        <Select
          label="Kind"
          name="kind"
          value={kind}
          error={fields.kind}
          options={sourceKinds.map((each) => ({ value: each, label: sourceKindWord[each] }))}
          hint={primary ? "Primary: the thing itself, not somebody’s account of it." : undefined}
          onChange={(event) => setKind(sourceKinds.find((each) => each === event.target.value) ?? "document")}
        />
      )}
      <TextInput
        label={titleLabel[kind]}
        name="title"
        dir="auto"
        defaultValue={source?.title}
        error={fields.title}
        required
      />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <TextInput
          label={primary ? "Institution that speaks or issues" : "Outlet"}
          name="outlet"
          dir="auto"
          optional
          hint={primary ? "Never who publishes it." : undefined}
          defaultValue={source?.outlet}
          error={fields.outlet}
        />
        <TextInput
          label={primary ? "Person who speaks" : "Author"}
          name="author"
          dir="auto"
          optional
          defaultValue={source?.author}
          error={fields.author}
        />
      </div>
      <TextInput
        label="Address on the web"
        name="url"
        type="url"
        dir="ltr"
        optional
        placeholder="https://"
        defaultValue={source?.url}
        error={fields.url}
      />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <DateTime
          label="Date"
          name="date"
          only="day"
          optional
          defaultValue={published.date}
          error={fields.publishedAt}
        />
        <DateTime label="Time" name="time" only="time" optional defaultValue={published.time} />
      </div>
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Select
          label="Reliability"
          name="reliability"
          defaultValue={source?.graded ? source.reliability : ""}
          hint={<GradeHelp />}
          options={[
            {
              value: "",
              label: source && !source.graded ? `As its outlet: ${source.reliability}` : "As its outlet is graded",
            },
            ...reliabilities.map((letter) => ({ value: letter, label: `${letter}, ${reliabilityMeaning[letter]}` })),
          ]}
        />
        {!source && (
          <Select
            label="State"
            name="state"
            defaultValue="good"
            options={sourceStates.map((state) => ({ value: state, label: sourceStateWord[state] }))}
          />
        )}
      </div>
      {!primary && (
        <RadioGroup
          legend="Own reporting"
          name="ownReporting"
          defaultValue={String(source?.ownReporting ?? null)}
          options={[
            { value: "null", label: "Not established" },
            { value: "true", label: "Yes, it reports this itself" },
            { value: "false", label: "No, it passes on what others have" },
          ]}
        />
      )}
      <div>
        <Checkbox
          label="Nobody says who or what it is"
          name="unidentified"
          hint="“Officials”, “a report”: it is shown, and never counts as an origin."
          defaultChecked={source?.unidentified}
        />
        {!uploaded && (
          <Checkbox
            label="Confidential"
            name="confidential"
            hint={
              source?.confidential && !mayOpen
                ? "Only a lead can open it to every member."
                : "Whoever is not cleared for it reads its pseudonym and nothing else. At first you alone are cleared."
            }
            checked={confidential}
            disabled={source?.confidential && !mayOpen}
            error={fields.confidential}
            onChange={(event) => setConfidential(event.target.checked)}
          />
        )}
      </div>
      {confidential && (
        <>
          {/* A disabled box is not in the form. */}
          <input type="hidden" name="confidential" value="on" />
          <TextInput
            label="Pseudonym"
            name="pseudonym"
            dir="auto"
            hint="What everybody else reads, as “Source Heron”. Let it give nothing away."
            defaultValue={source?.pseudonym}
            error={fields.pseudonym}
            required
          />
        </>
      )}
    </>
  );
};

/** What was typed into the fields. The state of a known source is changed elsewhere, where it shows what that reaches. */
export function sourceIn(data: FormData, zone: string): SourceInput {
  const text = (name: string) => String(data.get(name) ?? "");
  const state = sourceStates.find((each) => each === text("state"));
  const own = text("ownReporting");
  return {
    kind: sourceKinds.find((kind) => kind === text("kind")) ?? "document",
    title: text("title"),
    outlet: text("outlet"),
    author: text("author"),
    url: text("url"),
    publishedAt: publishedIn({ date: text("date"), time: text("time") }, zone),
    ownReporting: own === "true" ? true : own === "false" ? false : null,
    unidentified: data.has("unidentified"),
    ...(state ? { state } : {}),
    confidential: data.has("confidential"),
    pseudonym: data.has("confidential") ? text("pseudonym") : "",
    reliability: reliabilities.find((letter) => letter === text("reliability")) ?? null,
  };
}
