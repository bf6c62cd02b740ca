"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import type { ClaimPanelData } from "@/lib/claims/panel";
import { useClaim } from "./context";
import { Refusal } from "./refusal";
import { type TreeEdge, upstreamOf } from "./tree-edges";

export type Narrowing = {
  /** The evidence that is being narrowed; null while none is. */
  evidence: ClaimPanelData["evidence"][number] | null;
  /** Links that it may rest on. */
  open: ReadonlySet<string>;
  /** Links that it is to rest on, or its source for its own reporting. */
  named: ReadonlySet<string>;
  toggle: (id: string) => void;
};

/** Holds what is ticked in the tree while a piece of evidence is narrowed. */
export const useNarrowing = (edges: Map<string, TreeEdge>): Narrowing => {
  const { data, narrowing } = useClaim();
  const evidence = data.evidence.find((item) => item.id === narrowing) ?? null;
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set());
  const id = evidence?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew with another piece of evidence only
  useEffect(() => setNamed(new Set(evidence?.via ?? [])), [id]);
  const open = evidence ? upstreamOf(edges.values(), evidence.sourceId) : new Set<string>();
  const toggle = (one: string) =>
    setNamed((before) => new Set(before.has(one) ? [...before].filter((each) => each !== one) : [...before, one]));
  return { evidence, open, named, toggle };
};

/** Says whose evidence is being narrowed, and saves what is ticked. */
export const NarrowBar = ({ narrowing, names }: { narrowing: Narrowing; names: Map<string, string> }) => {
  const { actions, narrow } = useClaim();
  const { run, busy, refused } = useAction(actions.editEvidence);
  const { evidence, named } = narrowing;
  if (!evidence) return null;
  const save = async (via: string[]) => {
    const answer = await run({ evidenceId: evidence.id, seen: evidence.version, via });
    if (answer.ok) narrow(null);
  };
  const count = named.size;
  return (
    <fieldset className="narrowing" aria-label="Narrow the evidence">
      <p>
        <b>What does {names.get(evidence.sourceId) ?? evidence.source.title} rest on for this claim?</b> Tick the links
        that it took this from. Only these will count.
      </p>
      <Refusal refused={refused} />
      <div className="row flex-wrap">
        <Button size="sm" variant="primary" busy={busy} disabled={count === 0} onClick={() => save([...named])}>
          {count === 0 ? "Narrow" : `Narrow to ${count === 1 ? "this one" : `these ${count}`}`}
        </Button>
        {evidence.via.length > 0 && (
          <Button size="sm" busy={busy} onClick={() => save([])}>
            Everything upstream
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={() => narrow(null)}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
};
