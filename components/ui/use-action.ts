"use client";

import { unstable_rethrow } from "next/navigation";
import { useCallback, useState } from "react";
import { noteAct } from "@/components/live/acted";
import { useSignInAgain } from "@/components/people/sign-in-again";
import type { Refused, Result } from "@/lib/action";
import { keepPlace } from "./keep-place";

export type ActionCall<I, T> = {
  /** Runs the action and tells what came of it. Never rejects: what went wrong is in the result and in `refused`. */
  run: (input: I) => Promise<Result<T>>;
  /** True from the press to the answer, signing in again included. */
  busy: boolean;
  /** Why the last run was refused; null before the first and after one that went well. */
  refused: Refused | null;
  /** Forgets the refusal, for instance when the dialog that showed it closes. */
  clear: () => void;
};

const notReached = (typed: boolean): Refused => ({
  kind: "failed",
  message: `This was not saved: the desk did not answer as it should. ${typed ? "What you typed is still here. " : ""}Try again.`,
  fields: {},
  extra: {},
});

/** Whether something is typed in the form or dialog that one is in. */
const somethingTyped = (): boolean => {
  const form = document.activeElement?.closest("form, dialog");
  const fields = form?.querySelectorAll<HTMLInputElement>("textarea, input:not([type=checkbox], [type=radio])") ?? [];
  return [...fields].some(({ value }) => value !== "");
};

/**
 * The one way in which a client component calls a server action.
 *
 * ```tsx
 * const { run, busy, refused, clear } = useAction(renameClaim);
 * const submit = async () => {
 *   const answer = await run({ claimId, statement, seen: claim.version });
 *   if (answer.ok) close(answer.value);
 * };
 * // refused.message: one sentence for a Notice. refused.fields[name]: the sentence for a field.
 * // refused.kind === "conflict": refused.extra.current is the thing as it is now.
 * ```
 *
 * When the session has ended it opens the dialog that signs in again over the page and runs the action once more, so
 * that a form keeps what was typed and knows nothing of it. Outside the desk's layout, where nobody is signed in, there
 * is no dialog, and "signed-out" is a refusal as any other.
 */
export function useAction<I, T>(action: (input: I) => Promise<Result<T>>): ActionCall<I, T> {
  const [running, setRunning] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const signInAgain = useSignInAgain();

  const run = useCallback(
    async (input: I): Promise<Result<T>> => {
      const backToPlace = keepPlace();
      setRunning((n) => n + 1);
      noteAct();
      try {
        let answer = await action(input);
        while (!answer.ok && answer.refused.kind === "signed-out" && (await signInAgain()))
          answer = await action(input);
        setRefused(answer.ok ? null : answer.refused);
        return answer;
      } catch (error) {
        // A redirect is an answer; anything else is told beside the form, which must not vanish under what was typed.
        unstable_rethrow(error);
        console.error(error);
        const refused = notReached(somethingTyped());
        setRefused(refused);
        return { ok: false, refused };
      } finally {
        noteAct();
        setRunning((n) => n - 1);
        backToPlace();
      }
    },
    [action, signInAgain],
  );

  const clear = useCallback(() => setRefused(null), []);
  return { run, busy: running > 0, refused, clear };
}
