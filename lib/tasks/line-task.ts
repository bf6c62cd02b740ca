import type { Reply } from "@/lib/claims/claim";
import type { FailingLine } from "@/lib/dossiers/standard";

/** The open task that was made of a failing line: while there is one, the line shows it. */
export type LineTask = { id: string; title: string; assigneeId: string | null; assigneeName: string | null };

/** A failing line with its task; null while nobody has made one. */
export type LineWithTask = FailingLine & { task: LineTask | null };

type Asked = { ref: string; statement: string; about: readonly string[]; reply: Reply | null };

/** What is to be done about a failing line, in the words of a task: the claim by its name, so that a list of tasks is read. */
export function lineTask(line: FailingLine, claim: Asked): { title: string; detail: string } {
  return {
    title: shortened(titleOf(line, claim), longestTitle),
    detail: `${line.detail}\n\n${claim.ref}: ${claim.statement}`,
  };
}

/** The checker is asked, but for a signature that is not to be theirs. */
export const asksTheChecker = ({ rule }: FailingLine): boolean => rule !== "second-signer";

function titleOf({ rule }: FailingLine, { ref, about, reply }: Asked): string {
  switch (rule) {
    case "verdict":
      return `Find out whether ${ref} is so`;
    case "unsettled":
      return `Settle the evidence of ${ref}`;
    case "task":
      return `Finish what the sign-off of ${ref} waits for`;
    case "origins":
      return `Find another independent origin for ${ref}`;
    case "primary":
      return `Get the primary source for ${ref}`;
    case "reports":
      return `Find another report of its own for ${ref}`;
    case "named":
      return `Find somebody named who stands behind ${ref}`;
    case "reliability":
      return `Grade the sources of ${ref}, or find a better one`;
    case "attribution":
      return `Check whom the texts cite for ${ref}`;
    case "credit":
      return `Credit in our text whom we have ${ref} from`;
    case "reply":
      return reply ? `Get the reply of ${named(about)} to ${ref}` : `Ask ${named(about)} for a reply to ${ref}`;
    case "second-signer":
      return `Sign ${ref} off in its checker’s place`;
  }
}

const longestTitle = 200;
const longestName = 80;

function named(about: readonly string[]): string {
  const [first, ...others] = about.map((name) => shortened(name, longestName));
  if (first === undefined) return "whom it is about";
  return others.length === 0
    ? first
    : others.length === 1
      ? `${first} and ${others[0]}`
      : `${first} and ${others.length} others`;
}

const shortened = (text: string, longest: number): string =>
  text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 2)
        .toWellFormed()
        .trimEnd()} …`;
