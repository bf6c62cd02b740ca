"use client";

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Refusal } from "@/components/claim/refusal";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useWords } from "@/components/ui/use-words";
import { counted } from "@/components/vocabulary/words";
import type { Refused } from "@/lib/action";
import type { TalkAbout } from "./talk";
import { useCompletion } from "./use-completion";

/** A place to say something. Naming a member is completed as it is typed; what was typed stays until it is stored, also what is typed meanwhile. */
export const Composer = ({
  label,
  send: does,
  placeholder,
  begun = "",
  kept,
  focus = false,
  about: { people, meId },
  busy,
  refused,
  onSend,
  onSent,
  onCancel,
  children,
}: {
  label: string;
  /** What its button is called. */
  send: string;
  placeholder?: string;
  /** What stands in it at first. */
  begun?: string;
  /** Names what it is about: what was typed and not sent is there again when somebody comes back to it (`useWords`). */
  kept?: string;
  /** Takes the focus; what is said here can be anything that changes when it should take it again. */
  focus?: boolean | string;
  about: Pick<TalkAbout, "people" | "meId">;
  busy: boolean;
  refused: Refused | null;
  /** @returns whether it was stored. */
  onSend: (text: string) => Promise<boolean>;
  /** All that was typed is stored. */
  onSent?: () => void;
  onCancel?: () => void;
  /** Above the field: the words that it is about. */
  children?: ReactNode;
}) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const { words: text, change, stored } = useWords(begun, kept && `${meId} ${kept}`);
  const others = people.filter(({ personId }) => personId !== meId);
  const completion = useCompletion(field, text, others, change);
  useEffect(() => {
    const element = field.current;
    if (!focus || !element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [focus]);

  const send = async () => {
    if (busy || text.trim() === "") return;
    if (!(await onSend(text))) return;
    if (stored(text) === "") onSent?.();
    // Who writes elsewhere by now goes on there.
    const { activeElement } = document;
    if (activeElement === document.body || field.current?.form?.contains(activeElement)) field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (completion.onKeyDown(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape" && onCancel && text === begun) {
      event.stopPropagation();
      onCancel();
    }
  };
  const wrong = refused?.fields.text;
  return (
    <form className="form tight" onSubmit={submit}>
      {children}
      <div className="naming">
        <textarea
          ref={field}
          className="input"
          rows={2}
          aria-label={label}
          placeholder={placeholder}
          dir="auto"
          value={text}
          aria-invalid={wrong ? true : undefined}
          onChange={(event) => {
            change(event.target.value);
            completion.follow();
          }}
          onSelect={completion.follow}
          onBlur={completion.leave}
          onKeyDown={onKeyDown}
          {...completion.wiring}
        />
        {completion.open && (
          <div className="name-list" role="listbox" id={completion.listId} aria-label="Members" tabIndex={-1}>
            {completion.found.map((person, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field that owns the list
              <div
                key={person.personId}
                id={completion.optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === completion.current}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => completion.choose(person)}
              >
                <span aria-hidden="true">
                  <Avatar name={person.name} />
                </span>
                <span dir="auto">{person.name}</span>
              </div>
            ))}
          </div>
        )}
        <p className="sr" role="status">
          {completion.open &&
            `${counted(completion.found.length, "member")} to choose from, by the arrow keys and Enter`}
        </p>
      </div>
      {wrong ? <FieldError>{wrong}</FieldError> : <Refusal refused={refused} />}
      <div className="actions">
        <SubmitButton variant="secondary" size="sm" busy={busy} disabled={text.trim() === ""}>
          {does}
        </SubmitButton>
        {onCancel && (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
};
