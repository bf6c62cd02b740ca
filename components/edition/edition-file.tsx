"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { EditionKind } from "./edition-list";

type Act = (input: { editionId: string; format: never }) => Promise<Result<void>>;
export type FileActions = { begin: Act; cancel: Act };
type State = { state: "made" } | { state: "making"; done: number; step: string } | { state: "none" };

/** How often the page asks how far a file is, in milliseconds. */
const every = 600;

/**
 * One format of an edition. The first time it is made, which a large one takes seconds for: the page shows how far it is,
 * and it can be stopped; then the browser keeps the file. Without script the link alone does it.
 */
export function EditionFile({
  kind: { format, name, description, ending },
  edition,
  at,
  actions,
}: {
  kind: EditionKind;
  edition: { id: string; number: number; made: readonly string[] };
  /** The address of the edition's files. */
  at: string;
  actions: FileActions;
}) {
  const [making, setMaking] = useState<{ done: number; step: string } | null>(null);
  const [stopped, setStopped] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const begin = useAction(actions.begin);
  const cancel = useAction(actions.cancel);
  const input = { editionId: edition.id, format: format as never };
  const going = making !== null;

  useEffect(() => {
    if (!going) return;
    const timer = setInterval(async () => {
      const state = await stateOf(at, format);
      if (state?.state === "making") return setMaking({ done: state.done, step: state.step });
      if (!state) return;
      setMaking(null);
      if (state.state === "made") link.current?.click();
      else setStopped(true);
    }, every);
    return () => clearInterval(timer);
  }, [going, at, format]);

  const label = `Edition ${edition.number}: ${name}, ${ending.toUpperCase()}`;
  return (
    <span className="row flex-wrap">
      <a
        ref={link}
        className="btn sm"
        href={`${at}/${format}`}
        download
        aria-label={label}
        title={description}
        onClick={async (event) => {
          // The click that follows the making is the browser's own.
          if (!event.isTrusted || edition.made.includes(format)) return;
          event.preventDefault();
          if (going) return;
          setStopped(false);
          setMaking({ done: 0, step: "Beginning" });
          if (!(await begin.run(input)).ok) setMaking(null);
        }}
      >
        <Icon name="export" size={14} />
        {name} <span className="muted">{ending.toUpperCase()}</span>
      </a>
      {making && (
        <span className="row" role="status">
          <progress max={1} value={making.done} aria-label={`${label}: ${making.step}`} className="progress" />
          <span className="hint">{making.step}</span>
          <Button size="sm" variant="ghost" busy={cancel.busy} onClick={() => cancel.run(input)}>
            Stop
          </Button>
        </span>
      )}
      {stopped && <span className="hint">It was not made. Choose it again to make it.</span>}
      {begin.refused && <span className="hint">{begin.refused.message}</span>}
    </span>
  );
}

/** Null while nobody can tell: the next time will. */
async function stateOf(at: string, format: string): Promise<State | null> {
  try {
    const answer = await fetch(`${at}/state`, { cache: "no-store" });
    return answer.ok ? ((await answer.json())[format] ?? null) : null;
  } catch {
    // The network is away for a moment.
    return null;
  }
}
