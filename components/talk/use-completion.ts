"use client";

import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useState } from "react";
import { beginningAt, whoBegins } from "@/lib/comments/named";

type Person = { personId: string; name: string };

/**
 * Completes the name that is being typed after an @ with those of members, and of nobody else. The field keeps the focus
 * and says which option is meant (the ARIA combobox pattern).
 * @param put writes into the field: the words, and where they stand.
 */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  people: readonly Person[],
  change: (text: string) => void,
) {
  const listId = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  /** Where a name begins that is not to be completed, since somebody closed the list. */
  const [closed, setClosed] = useState<number | null>(null);
  const beginning = cursor === null ? null : beginningAt(text, cursor);
  const found = beginning && beginning.start !== closed ? whoBegins(beginning.typed, people) : [];
  const open = found.length > 0;
  const current = Math.min(at, found.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  const length = found.length;
  useLayoutEffect(() => {
    if (length === 0) return;
    if (field.current) putInSight(document.getElementById(listId), field.current);
    document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [field, listId, length, current]);

  const choose = (person: Person) => {
    const element = field.current;
    if (!element || !beginning || cursor === null) return;
    element.focus();
    const gap = /^\s/.test(text.slice(cursor)) ? "" : " ";
    element.setRangeText(`@${person.name}${gap}`, beginning.start, cursor, "end");
    setCursor(element.selectionEnd);
    setClosed(beginning.start);
    change(element.value);
  };

  /** @returns whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (!open || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const person = found[current];
    if (step) setAt((current + step + found.length) % found.length);
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
      if (person) choose(person);
    } else if (event.key === "Escape") setClosed(beginning?.start ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    open,
    found,
    current,
    listId,
    optionId,
    choose,
    onKeyDown,
    /** To be called whenever the text or the cursor may have changed. */
    follow: () => {
      const element = field.current;
      const place = element && element.selectionStart === element.selectionEnd ? element.selectionStart : null;
      // Once its sign is gone, the next one in its place is another.
      if (closed !== null && element?.value[closed] !== "@") setClosed(null);
      if (place === cursor) return;
      setCursor(place);
      setAt(0);
    },
    leave: () => setCursor(null),
    /** What the field says of itself while the list is there. */
    wiring: open
      ? ({
          role: "combobox",
          "aria-expanded": true,
          "aria-haspopup": "listbox",
          "aria-autocomplete": "list",
          "aria-controls": listId,
          "aria-activedescendant": optionId(current),
        } as const)
      : {},
  };
}

/** Opens the list above the field where it would end below what is seen: the window, what scrolls, a phone's tabs. */
function putInSight(list: HTMLElement | null, field: HTMLElement): void {
  if (!list) return;
  const { top, bottom } = field.getBoundingClientRect();
  let lowest = window.innerHeight;
  for (let around = field.parentElement; around; around = around.parentElement)
    if (/auto|scroll|hidden/.test(getComputedStyle(around).overflowY))
      lowest = Math.min(lowest, around.getBoundingClientRect().bottom);
  const tabs = document.querySelector(".mtab")?.getBoundingClientRect();
  if (tabs && tabs.height > 0) lowest = Math.min(lowest, tabs.top);
  list.toggleAttribute("data-up", lowest - bottom < list.offsetHeight + 8 && top > lowest - bottom);
}
