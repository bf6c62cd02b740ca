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

/**
 * A field that finds one of many by typing: the list below it follows what is typed, arrow keys move in it, Enter
 * chooses. `last` is a choice that is always there, such as making a new one.
 */
export const ChoiceList = ({
  label,
  hint,
  error,
  choices,
  chosen,
  onChoose,
  placeholder,
  empty,
  last,
  autoFocus,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  choices: readonly Choice[];
  chosen: string | null;
  onChoose: (id: string, typed: string) => void;
  placeholder?: string;
  /** What it says where nothing matches. */
  empty: string;
  last?: (typed: string) => Choice;
  autoFocus?: boolean;
}) => {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const deferred = useDeferredValue(typed);
  const found = useMemo(() => matching(choices, deferred), [choices, deferred]);
  const shown = [...found.slice(0, shownAtMost), ...(last ? [last(typed.trim())] : [])];
  const current = Math.min(at, shown.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  useEffect(() => {
    list.current?.querySelector('[data-current="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length > 0) {
      event.preventDefault();
      setAt((current + step + shown.length) % shown.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const choice = shown[current];
      if (choice) onChoose(choice.id, typed.trim());
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
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div ref={list} id={listId} className="choice-list" role="listbox" aria-label={String(label)} tabIndex={-1}>
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
                  setAt(index);
                  onChoose(choice.id, typed.trim());
                }}
              >
                {choice.shown}
              </div>
            ))}
          </div>
          <p className="hint" role="status">
            {found.length === 0
              ? empty
              : found.length > shownAtMost
                ? `${found.length} found. Type more to narrow them.`
                : ""}
          </p>
        </div>
      )}
    </Field>
  );
};
