import type { HereCommand } from "@/components/palette/here";
import type { Doing } from "./bars";
import type { Offered } from "./offered";
import type { useVerbs } from "./use-verbs";

/** What the palette offers while reading: everything that a key does with the sentence or the words that are meant. */
export function commandsOf({
  doing,
  verbs,
  suggestion,
  may,
  adjust,
  undo,
}: {
  doing: Doing;
  verbs: ReturnType<typeof useVerbs>;
  suggestion: Offered | null;
  may: boolean;
  adjust: () => void;
  undo: () => void;
}): HereCommand[] {
  const offered: HereCommand[] = suggestion
    ? [
        { name: "Accept the suggestion", icon: "check", keys: ["A"], run: () => void verbs.accept(suggestion) },
        { name: "Edit the suggestion first", icon: "pen", keys: ["E"], run: () => verbs.edit(suggestion) },
        { name: "Dismiss the suggestion", icon: "x", keys: ["D"], run: () => void verbs.dismiss(suggestion) },
      ]
    : [];
  const works: HereCommand[] = [
    { name: "Tag claim", icon: "plus", also: "sentence selection new", keys: ["C"], run: verbs.tag },
    { name: "Not checkable", icon: "minus", also: "sentence mark", keys: ["N"], run: verbs.markMeant },
    { name: "Not the article", icon: "filter", also: "paragraph set aside", keys: ["X"], run: doing.setAside },
    ...(doing.quote
      ? [{ name: "Quote as evidence", icon: "quote", also: "copy", keys: ["Q"], run: doing.quote } as const]
      : []),
    { name: "Adjust where a mention begins and ends", icon: "pen", also: "range", keys: ["["], run: adjust },
    { name: "Undo", icon: "undo", also: "take back", keys: ["mod+Z"], run: undo },
  ];
  return [
    ...offered,
    ...(may ? works : []),
    ...(doing.talk
      ? [{ name: "Talk about the words", icon: "comment", also: "comment say", keys: ["L"], run: doing.talk } as const]
      : []),
    { name: "Next unexamined sentence", icon: "down", also: "coverage", keys: ["U"], run: () => verbs.unexamined(1) },
    { name: "Previous unexamined sentence", icon: "back", keys: ["shift+U"], run: () => verbs.unexamined(-1) },
    { name: "Next suggestion", icon: "down", keys: ["F"], run: () => verbs.suggested(1) },
  ];
}
