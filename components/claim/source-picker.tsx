"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { Refused } from "@/lib/action";
import type { SourceChoice } from "@/lib/sources/source-choice";
import type { NewSource } from "./actions";
import { type Choice, ChoiceList, matching } from "./choice-list";
import { SourceFields } from "./source-fields";
import { shortName, sourceAbout } from "./source-name";
import { useSources } from "./use-sources";

/** A source that exists; or one that is to be added, with what is known of it. */
export type Picked = { source: SourceChoice } | { made: Omit<NewSource, "dossierId"> } | null;

export const newSource: Omit<NewSource, "dossierId"> = {
  kind: "document",
  title: "",
  outlet: "",
  author: "",
  url: "",
  unidentified: false,
  confidential: false,
  pseudonym: "",
};

/** Chooses a source of the dossier by typing, or takes down a new one in the same place. */
export const SourcePicker = ({
  label,
  dossierId,
  picked,
  onPick,
  refused,
  error,
  locked = false,
  ...beside
}: {
  label: string;
  dossierId: string;
  picked: Picked;
  onPick: (picked: Picked) => void;
  /** Why adding the new source was refused. */
  refused: Refused | null;
  error?: string | undefined;
  /** The source is settled and cannot be another. */
  locked?: boolean;
  /** A source that is not offered: the other end of a link. */
  without?: string | undefined;
  /** The claim whose sources are offered first. */
  claimId?: string | undefined;
}) => {
  const [searching, setSearching] = useState(picked === null);

  if (picked && "made" in picked)
    return (
      <fieldset className="made">
        <legend className="lbl">New source</legend>
        <SourceFields source={picked.made} onChange={(made) => onPick({ made })} fields={refused?.fields ?? {}} />
        <div>
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              onPick(null);
              setSearching(true);
            }}
          >
            Choose one that exists
          </Button>
        </div>
      </fieldset>
    );

  if (picked && (!searching || locked))
    return (
      <div className="field">
        <span className="lbl">{label}</span>
        <div className="picked">
          <SourceLine source={picked.source} />
          {!locked && (
            <Button
              size="sm"
              variant="ghost"
              autoFocus
              onClick={() => setSearching(true)}
              aria-label={`${label}: choose another`}
            >
              Change
            </Button>
          )}
        </div>
      </div>
    );

  return (
    <SourceList
      label={label}
      dossierId={dossierId}
      error={error}
      chosen={picked?.source.id ?? null}
      onPick={(chosen) => {
        setSearching(false);
        onPick(chosen);
      }}
      {...beside}
    />
  );
};

/** The sources that answer to what is typed, and below them, once that is known, a new one. */
const SourceList = ({
  label,
  dossierId,
  error,
  chosen,
  onPick,
  without,
  claimId,
}: {
  label: string;
  dossierId: string;
  error?: string | undefined;
  chosen: string | null;
  onPick: (picked: NonNullable<Picked>) => void;
  without?: string | undefined;
  claimId?: string | undefined;
}) => {
  const [typed, setTyped] = useState("");
  const { found, state, goOn, again } = useSources(dossierId, typed, { without, claimId });
  const wanted = typed.trim();
  const sources = found?.sources ?? [];
  const all = sources.map((source) => ({
    id: source.id,
    words: `${source.title} ${source.outlet}`,
    shown: <SourceLine source={source} />,
  }));
  // Until the answer is there, those that are known to have what is typed.
  const shown = state === "found" ? all : matching(all, typed);
  const total = state === "found" ? (found?.total ?? 0) : shown.length;
  const nothing = wanted ? "No source of this dossier is called so." : "This dossier has no source to choose yet.";
  return (
    <ChoiceList
      label={label}
      error={error}
      typed={typed}
      onType={setTyped}
      found={shown}
      total={total}
      chosen={chosen}
      onNearEnd={goOn}
      placeholder="Type a title, outlet or name"
      said={state === "looking" ? "Looking for sources…" : state === "found" && total === 0 ? nothing : ""}
      waiting={state !== "found"}
      problem={
        state === "failed" && (
          <Notice
            kind="error"
            title="The sources could not be read."
            actions={
              <Button size="sm" onClick={again}>
                Try again
              </Button>
            }
          >
            What you typed is kept.
          </Notice>
        )
      }
      autoFocus
      onChoose={(id) => {
        const source = sources.find((one) => one.id === id);
        onPick(source ? { source } : { made: { ...newSource, title: wanted } });
      }}
      last={state === "found" && found ? addNew(wanted, found.exists) : undefined}
    />
  );
};

const addNew = (title: string, exists: boolean): Choice => ({
  id: "new",
  words: "",
  shown: (
    <span className="row">
      <Icon name="plus" size={14} />{" "}
      {exists ? `Add another source called “${title}”` : `Add a new source${title ? `: “${title}”` : ""}`}
    </span>
  ),
});

const SourceLine = ({ source }: { source: SourceChoice }) => {
  const name = shortName(source);
  return (
    <span className="source-line">
      <b dir="auto">{name}</b>
      <span className="hint" dir="auto">
        {name === source.title ? sourceAbout(source) : `${sourceAbout(source)} · ${source.title}`}
      </span>
    </span>
  );
};
