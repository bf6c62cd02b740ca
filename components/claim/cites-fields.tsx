import { RadioGroup } from "@/components/ui/choice";
import { TextArea, TextInput } from "@/components/ui/field";
import type { TextRange } from "@/lib/claims/anchor";

/** Whom the article cites, as it is typed. */
export type CitesDraft = { who: "person" | "outlet" | "unidentified"; name: string; quote: string };

export const noCites: CitesDraft = { who: "person", name: "", quote: "" };

/** As it is sent. @param selected where the quote was selected in the text, if it was. */
export function sentCites({ who, name, quote }: CitesDraft, selected: (TextRange & { words: string }) | null) {
  const at = selected && selected.words === quote ? { start: selected.start, end: selected.end } : {};
  return { who, name: who === "unidentified" ? "" : name, quote, ...at };
}

/** Whom the article cites for a claim, and the words in which it does. */
export const CitesFields = ({
  draft,
  onChange,
  errors,
  legend = "Who is it?",
  focus = false,
}: {
  draft: CitesDraft;
  onChange: (draft: CitesDraft) => void;
  /** Of a refused form, by field; those of the mention may stand under its name. */
  errors: Record<string, string> | undefined;
  legend?: string;
  /** Typing begins in the words that cite. */
  focus?: boolean;
}) => {
  const error = (...names: string[]) => {
    for (const name of names) {
      const found = errors?.[name] ?? errors?.[`mention.${name}`];
      if (found) return found;
    }
    return undefined;
  };
  return (
    <>
      <RadioGroup
        legend={legend}
        name="who"
        value={draft.who}
        onPick={(value) =>
          onChange({ ...draft, who: value === "outlet" || value === "unidentified" ? value : "person" })
        }
        options={[
          { value: "person", label: "A person or an institution" },
          { value: "outlet", label: "An outlet, or a report" },
          { value: "unidentified", label: "Somebody it does not name" },
        ]}
      />
      {draft.who !== "unidentified" && (
        <TextInput
          label="As the article names them"
          dir="auto"
          value={draft.name}
          error={error("cites.name")}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      )}
      <TextArea
        label="The words that cite"
        hint="Copied from the text near the mention, such as “according to the harbour log”. What is selected there is put in here."
        rows={2}
        dir="auto"
        data-autofocus={focus ? "" : undefined}
        value={draft.quote}
        error={error("cites.quote", "cites")}
        onChange={(event) => onChange({ ...draft, quote: event.target.value })}
      />
    </>
  );
};
