"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field";
import { toLocal, toUtc } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { differencesOf, TheirsAndYours } from "@/components/ui/theirs";
import { useAction } from "@/components/ui/use-action";
import { useDraft } from "@/components/ui/use-draft";
import type { Reading } from "@/lib/articles/reading";
import { Refusal } from "../claim/refusal";
import type { ArticleActions } from "./actions";

type Article = Reading["article"];

const words = {
  title: { label: "Headline" },
  outlet: { label: "Outlet" },
  byline: { label: "Byline" },
  day: { label: "Published on" },
  clock: { label: "At" },
  url: { label: "Address on the web" },
  language: { label: "Language" },
};
type Details = Record<keyof typeof words, string>;

const detailsOf = ({ title, outlet, byline, publishedAt, url, language }: Article, zone: string): Details => {
  const wall = publishedAt && publishedAt.length > 10 ? toLocal(publishedAt, zone) : (publishedAt ?? "");
  return { title, outlet, byline, day: wall.slice(0, 10), clock: wall.slice(11), url, language };
};

const publishedAtOf = ({ day, clock }: Details, zone: string): string | null =>
  !day ? null : clock ? toUtc(`${day}T${clock}`, zone) : day;

/** Corrects what is known of an article. When somebody else changed it meanwhile both are shown until one chooses. */
export const ArticleDialog = ({
  article,
  zone,
  actions,
  close,
}: {
  article: Article;
  zone: string;
  actions: ArticleActions;
  close: () => void;
}) => {
  const { draft, change, seen, theirs, keepMine } = useDraft(article, (thing) => detailsOf(thing, zone));
  const { run, busy, refused, clear } = useAction(actions.editArticle);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { title, outlet, byline, url, language } = draft;
    const publishedAt = publishedAtOf(draft, zone);
    const answer = await run({ articleId: article.id, seen, title, outlet, byline, publishedAt, url, language });
    if (answer.ok) close();
  };
  const field = (name: keyof Details) => ({
    label: words[name].label,
    value: draft[name],
    error: refused?.fields[name === "day" ? "publishedAt" : name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });

  return (
    <Dialog
      open
      onClose={close}
      title="Article details"
      about={`Article ${article.letter}. The text itself stays as it is.`}
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Save details</SubmitButton>
        </div>
      }
    >
      {theirs ? (
        <TheirsAndYours
          what="these details"
          differences={differencesOf(theirs, draft, words)}
          onTheirs={close}
          onMine={() => {
            keepMine();
            clear();
          }}
        />
      ) : (
        <Refusal refused={refused} />
      )}
      <TextInput {...field("title")} dir="auto" />
      <div className="form two-up">
        <TextInput {...field("outlet")} dir="auto" optional />
        <TextInput {...field("byline")} dir="auto" optional />
      </div>
      <div className="form two-up">
        <DateTime {...field("day")} only="day" optional />
        <DateTime {...field("clock")} only="time" optional hint="In the newsroom’s time zone." />
      </div>
      <TextInput {...field("url")} type="url" dir="ltr" optional />
      <TextInput {...field("language")} optional hint="A code such as en, pt-BR or ar." className="max-w-40" />
    </Dialog>
  );
};
