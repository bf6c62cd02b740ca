"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { DateTime } from "@/components/ui/date-time";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { differencesOf, TheirsAndYours } from "@/components/ui/theirs";
import { useAction } from "@/components/ui/use-action";
import { useDraft } from "@/components/ui/use-draft";
import { useFirstError } from "@/components/ui/use-first-error";
import type { Result } from "@/lib/action";
import type { ArticleMetadata } from "@/lib/articles/article";
import { publishedFields, publishedFrom, publishedWords } from "./published";

export type EditableArticle = ArticleMetadata & { id: string; version: number; ours: boolean };

export type EditArticle = (
  input: { articleId: string; seen?: number } & Partial<ArticleMetadata> & { ours?: boolean },
) => Promise<Result<{ id: string; version: number }>>;

const draftOf = (zone: string) => (article: EditableArticle) => {
  const { title, outlet, byline, url, language, ours } = article;
  return { title, outlet, byline, ...publishedFields(article.publishedAt, zone), url, language, ours };
};

/** What is known about an article, to correct: where the text showed it is said below each field. */
export const ArticleDetails = ({
  article,
  seenIn = {},
  edit,
  zone,
  onSaved,
  onConflict,
  cancel,
}: {
  article: EditableArticle;
  seenIn?: Partial<Record<keyof ArticleMetadata, string>>;
  edit: EditArticle;
  zone: string;
  onSaved: (saved: EditableArticle) => void;
  /** Reads again what somebody else made of it. */
  onConflict: () => void;
  cancel?: ReactNode;
}) => {
  const { draft, change, seen, theirs, takeTheirs, keepMine, saved } = useDraft(article, draftOf(zone));
  const { run, busy, refused, clear } = useAction(edit);
  const form = useFirstError(refused);
  const error = (field: string) => refused?.fields[field];
  const hint = (field: keyof ArticleMetadata) => (seenIn[field] ? `Proposed from ${seenIn[field]}.` : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { day, time, ...known } = draft;
    const wanted = { ...known, publishedAt: publishedFrom(draft, zone) };
    const answer = await run({ articleId: article.id, seen, ...wanted });
    if (answer.ok) {
      saved();
      onSaved({ ...article, ...wanted, version: answer.value.version });
    } else if (answer.refused.kind === "conflict" && "current" in answer.refused.extra) onConflict();
  };

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      {theirs && (
        <TheirsAndYours
          what="this article"
          differences={differencesOf(theirs, draft, {
            title: { label: "Headline" },
            outlet: { label: "Outlet" },
            byline: { label: "Byline" },
            day: { label: "Day" },
            time: { label: "Time" },
            url: { label: "Web address" },
            language: { label: "Language" },
            ours: { label: "Whose", show: (ours) => (ours ? "ours" : "theirs") },
          })}
          onTheirs={() => {
            takeTheirs();
            clear();
          }}
          onMine={() => {
            keepMine();
            clear();
          }}
        />
      )}
      {refused && !theirs && Object.keys(refused.fields).length === 0 && (
        <Notice kind="error">{refused.message}</Notice>
      )}
      <TextInput
        label="Headline"
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
        hint={hint("title")}
        error={error("title")}
        dir="auto"
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput
          label="Outlet"
          optional
          value={draft.outlet}
          onChange={(event) => change({ outlet: event.target.value })}
          hint={hint("outlet")}
          error={error("outlet")}
          dir="auto"
        />
        <TextInput
          label="Byline"
          optional
          value={draft.byline}
          onChange={(event) => change({ byline: event.target.value })}
          hint={hint("byline")}
          error={error("byline")}
          dir="auto"
        />
        <DateTime
          label="Published on"
          optional
          only="day"
          value={draft.day}
          onChange={(event) => change({ day: event.target.value })}
          hint={hint("publishedAt") ?? `On the newsroom’s clock (${zone}).`}
          error={error("publishedAt")}
        />
        <DateTime
          label="At"
          optional
          only="time"
          value={draft.time}
          disabled={draft.day === ""}
          onChange={(event) => change({ time: event.target.value })}
          hint="Leave it empty where the time is not known."
        />
        <TextInput
          label="Web address"
          optional
          type="url"
          inputMode="url"
          value={draft.url}
          onChange={(event) => change({ url: event.target.value })}
          hint={hint("url")}
          error={error("url")}
        />
        <TextInput
          label="Language"
          optional
          value={draft.language}
          onChange={(event) => change({ language: event.target.value })}
          hint={hint("language") ?? "A code such as en, de or pt-BR."}
          error={error("language")}
        />
      </div>
      <RadioGroup
        legend="Whose article is it?"
        name={`ours-${article.id}`}
        value={draft.ours ? "ours" : "theirs"}
        onPick={(value) => change({ ours: value === "ours" })}
        options={[
          {
            value: "theirs",
            label: "Theirs",
            description: "Another outlet’s. It is checked, and it is a source that evidence can come from.",
          },
          {
            value: "ours",
            label: "Ours",
            description: "A draft of this newsroom. It is checked, and it is never evidence.",
          },
        ]}
        error={error("ours")}
      />
      <div className="row flex-wrap">
        <Button type="submit" variant="primary" busy={busy} disabled={theirs !== null}>
          Save details
        </Button>
        {cancel}
      </div>
    </form>
  );
};

/** What was proposed for an article, in one line: "Proposed from the text: headline, byline, date 11 March 2026". */
export function proposedLine(
  metadata: ArticleMetadata,
  seenIn: Partial<Record<keyof ArticleMetadata, string>>,
  zone: string,
): string {
  const words: [keyof ArticleMetadata, string][] = [
    ["title", "headline"],
    ["outlet", `outlet ${metadata.outlet}`],
    ["byline", `byline ${metadata.byline}`],
    ["publishedAt", `published ${publishedWords(metadata.publishedAt, zone)}`],
    ["url", "web address"],
    ["language", `language ${metadata.language}`],
  ];
  const proposed = words.filter(([field]) => seenIn[field]).map(([, said]) => said);
  return proposed.length > 0
    ? `Proposed from the text: ${proposed.join(", ")}.`
    : "The text shows no headline, outlet or date. Write down what you know.";
}
