"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { Field } from "@/components/ui/field";

/** One thing to choose: found by `words`, shown by `children`. */
export type Choice = { id: string; words: string; shown: ReactNode };

const shownAtMost = 40;

/** Those whose words hold every word typed, in their order. */
export const matching = (choices: readonly Choice[], typed: string): Choice[] => {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...choices];
  return choices.filter(({ words }) => {
    const all = words.toLocaleLowerCase();
    return wanted.every((word) => all.includes(word));
  });
};

/** Those that answer to what is typed, of choices that are all here: as many as a list shows, and how many there are. */
export const useMatching = (choices: readonly Choice[], typed: string): { found: Choice[]; total: number } => {
  const deferred = useDeferredValue(typed);
  return useMemo(() => {
    const found = matching(choices, deferred);
    return { found: found.slice(0, shownAtMost), total: found.length };
  }, [choices, deferred]);
};

/**
 * A field that finds one of many by typing: the list below it follows what is typed, arrow keys move in it, Enter
 * chooses. `last` is a choice that is there besides what was found, such as making a new one.
 */
export const ChoiceList = ({
  label,
  hint,
  error,
  typed,
  onType,
  found,
  total,
  chosen,
  onChoose,
  onNearEnd,
  placeholder,
  said,
  waiting = false,
  problem,
  last,
  autoFocus,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  typed: string;
  onType: (typed: string) => void;
  found: readonly Choice[];
  /** So many match, of which those found are the first. */
  total: number;
  chosen: string | null;
  onChoose: (id: string) => void;
  /** The last of those found comes into sight. */
  onNearEnd?: () => void;
  placeholder?: string;
  /** What it says in place of how many there are: that nothing matches, or is not known yet. */
  said: string;
  /** What is found is not yet what is typed: Enter waits for it, unless the arrow keys have gone to one. */
  waiting?: boolean;
  /** What stands below the list where it could not be read. */
  problem?: ReactNode;
  last?: Choice | undefined;
  autoFocus?: boolean;
}) => {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const [entered, setEntered] = useState(false);
  const shown = last ? [...found, last] : found;
  const current = Math.max(
    0,
    shown.findIndex(({ id }) => id === at),
  );
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where somebody has scrolled to stays when more come
  useEffect(() => {
    list.current?.querySelector('[data-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current, typed]);

  useEffect(() => {
    if (!entered || waiting) return;
    setEntered(false);
    const [best] = found;
    if (best) onChoose(best.id);
  }, [entered, waiting, found, onChoose]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length > 0) {
      event.preventDefault();
      const next = (current + step + shown.length) % shown.length;
      setAt(shown[next]?.id ?? null);
      if (next === found.length - 1) onNearEnd?.();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const choice = shown[current];
      if (waiting && at === null) setEntered(true);
      else if (choice) onChoose(choice.id);
    }
  };

  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="choices">
          <input
            {...wiring}
            type="text"
            className="input"
            role="combobox"
            autoComplete="off"
            aria-expanded="true"
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={shown.length > 0 ? optionId(current) : undefined}
            placeholder={placeholder}
            ref={field}
            data-autofocus={autoFocus ? "" : undefined}
            dir="auto"
            value={typed}
            onChange={(event) => {
              onType(event.target.value);
              setAt(null);
              setEntered(false);
            }}
            onBlur={() => setEntered(false)}
            onKeyDown={onKeyDown}
          />
          <div
            ref={list}
            id={listId}
            className="choice-list"
            role="listbox"
            aria-label={String(label)}
            tabIndex={-1}
            onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
              if (scrollTop + clientHeight > scrollHeight - clientHeight) onNearEnd?.();
            }}
          >
            {shown.map((choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field that owns the list
              <div
                key={choice.id}
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={choice.id === chosen}
                data-current={index === current}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  setAt(choice.id);
                  onChoose(choice.id);
                }}
              >
                {choice.shown}
              </div>
            ))}
          </div>
          <p className="hint" role="status">
            {said || (total > found.length ? `${total} found. Type more to narrow them.` : "")}
          </p>
          {problem}
        </div>
      )}
    </Field>
  );
};
