"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { TextInput } from "@/components/ui/field";
import { publishedFrom } from "./published";
import type { Said } from "./uploaded";

export type Known = Record<"title" | "outlet" | "byline" | "day" | "time" | "url" | "language", string>;

export const nothingKnown: Known = { title: "", outlet: "", byline: "", day: "", time: "", url: "", language: "" };

/** What somebody says of an article before it is added. What they leave empty is proposed from the text. */
export function saidOf(known: Known, zone: string): Said {
  const { title, outlet, byline, url, language } = known;
  const given = Object.entries({ title, outlet, byline, url, language }).filter(([, value]) => value.trim() !== "");
  const publishedAt = publishedFrom(known, zone);
  return { ...Object.fromEntries(given), ...(publishedAt ? { publishedAt } : {}) };
}

/** Fields for what is known beforehand: all files that are chosen together share them. */
export const KnownDetails = ({
  known,
  change,
  several,
}: {
  known: Known;
  change: (known: Known) => void;
  /** Several articles come at once: they share no headline and no address. */
  several: boolean;
}) => {
  const field = (name: keyof Known) => ({
    value: known[name],
    onChange: (event: { target: { value: string } }) => change({ ...known, [name]: event.target.value }),
  });
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div>
        <Button size="sm" variant="ghost" icon="pen" aria-expanded={false} onClick={() => setOpen(true)}>
          Say what you know already
        </Button>
      </div>
    );
  return (
    <fieldset>
      <legend className="font-[550]">What you know already</legend>
      <p className="hint pt-1">
        It goes before what the text shows. {several && "All files that you choose now share it."}
      </p>
      <div className="grid gap-3 pt-3 lg:grid-cols-2">
        {!several && <TextInput label="Headline" optional dir="auto" {...field("title")} />}
        <TextInput label="Outlet" optional dir="auto" {...field("outlet")} />
        <TextInput label="Byline" optional dir="auto" {...field("byline")} />
        <DateTime label="Published on" optional only="day" {...field("day")} />
        <DateTime label="At" optional only="time" disabled={known.day === ""} {...field("time")} />
        {!several && <TextInput label="Web address" optional type="url" dir="ltr" {...field("url")} />}
        <TextInput label="Language" optional hint="A code such as en, de or pt-BR." {...field("language")} />
      </div>
    </fieldset>
  );
};
