/** What leads are asked to do when a source of theirs was corrected or retracted (docs: origins, "A source is retracted"). */
import type { SourceState } from "@/lib/sources/source";

/** What became of a task once the source is in another state again. */
export const putRight = "The state of the source has changed since.";

/** As many claims are named. */
const most = 20;

/**
 * The task for a lead.
 * @param called the source, as everybody may read it.
 * @param refs the claims of the dossier that rest on it.
 */
export function changedTask(
  state: Exclude<SourceState, "good">,
  called: string,
  refs: readonly string[],
): { title: string; detail: string } {
  const start = state === "retracted" ? "A source was retracted: " : "A source was corrected: ";
  const title = `${start}${called}`;
  const means =
    state === "retracted"
      ? "Whoever issued it has taken it back. What comes from it, or through it alone, no longer counts."
      : "Whoever issued it has corrected something in it. See whether what is taken from it still stands.";
  const named = refs.slice(0, most).join(", ");
  const others = refs.length > most ? ` and ${refs.length - most} more` : "";
  const claims =
    refs.length === 0
      ? "No claim of this dossier rests on it."
      : `${refs.length === 1 ? "This claim rests" : "These claims rest"} on it: ${named}${others}. What was signed off is to be reviewed again.`;
  return {
    title: title.length <= 200 ? title : `${title.slice(0, 199).toWellFormed()}…`,
    detail: `${means}\n\n${claims}`,
  };
}
