"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Refused } from "@/lib/action";
import type { SourceChoice } from "@/lib/claims/panel";
import type { NewSource } from "./actions";
import { ChoiceList } from "./choice-list";
import { SourceFields } from "./source-fields";
import { shortName, sourceAbout } from "./source-name";

/** A source that exists, by its id; or one that is to be added, with what is known of it. */
export type Picked = { id: string } | { made: Omit<NewSource, "dossierId"> } | null;

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
  choices,
  picked,
  onPick,
  refused,
  error,
  locked = false,
}: {
  label: string;
  choices: readonly SourceChoice[];
  picked: Picked;
  onPick: (picked: Picked) => void;
  /** Why adding the new source was refused. */
  refused: Refused | null;
  error?: string;
  /** The source is settled and cannot be another. */
  locked?: boolean;
}) => {
  const [searching, setSearching] = useState(picked === null);
  const list = useMemo(
    () =>
      choices.map((source) => ({
        id: source.id,
        words: `${source.title} ${source.outlet} ${source.author}`,
        shown: <SourceLine source={source} />,
      })),
    [choices],
  );

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

  const found = picked && choices.find((source) => source.id === picked.id);
  if (found && (!searching || locked))
    return (
      <div className="field">
        <span className="lbl">{label}</span>
        <div className="picked">
          <SourceLine source={found} />
          {!locked && (
            <Button
              size="sm"
              variant="ghost"
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
    <ChoiceList
      label={label}
      error={error}
      choices={list}
      chosen={picked?.id ?? null}
      placeholder="Type a title, outlet or name"
      empty="No source of this dossier is called so."
      autoFocus
      onChoose={(id, typed) => {
        setSearching(false);
        onPick(id === "new" ? { made: { ...newSource, title: typed } } : { id });
      }}
      last={(typed) => ({
        id: "new",
        words: "",
        shown: (
          <span className="row">
            <Icon name="plus" size={14} /> Add a new source{typed ? `: “${typed}”` : ""}
          </span>
        ),
      })}
    />
  );
};

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
