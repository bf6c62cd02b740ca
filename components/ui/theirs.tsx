import { Fragment, type ReactNode } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

export type Difference = { label: string; theirs: ReactNode; yours: ReactNode };

/** Somebody was faster: theirs and yours side by side, and nothing is lost until one of the two is chosen. */
export const TheirsAndYours = ({
  what,
  differences,
  onTheirs,
  onMine,
}: {
  /** "this task" */
  what: string;
  differences: readonly Difference[];
  onTheirs: () => void;
  onMine: () => void;
}) => (
  <Notice
    kind="stale"
    icon="hist"
    title={`Somebody changed ${what} while you were writing.`}
    actions={
      <>
        <Button size="sm" onClick={onTheirs}>
          Take theirs
        </Button>
        <Button size="sm" onClick={onMine}>
          Keep mine
        </Button>
      </>
    }
  >
    Yours is not saved yet.
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {differences.map(({ label, theirs, yours }) => (
        <Fragment key={label}>
          <dt className="font-semibold">{label}</dt>
          <dd className="grid gap-1 [overflow-wrap:anywhere]">
            <span>
              <span className="muted">Theirs: </span>
              {theirs}
            </span>
            <span>
              <span className="muted">Yours: </span>
              {yours}
            </span>
          </dd>
        </Fragment>
      ))}
    </dl>
  </Notice>
);

/** The fields in which two drafts differ, as words. */
export function differencesOf<D extends object>(
  theirs: D,
  yours: D,
  words: { [K in keyof D]: { label: string; show?: (value: D[K]) => ReactNode } },
): Difference[] {
  return (Object.keys(words) as (keyof D)[])
    .filter((field) => JSON.stringify(theirs[field]) !== JSON.stringify(yours[field]))
    .map((field) => {
      const { label, show } = words[field];
      const said = (value: D[keyof D]) => (show ? show(value) : String(value) || "nothing");
      return { label, theirs: said(theirs[field]), yours: said(yours[field]) };
    });
}
