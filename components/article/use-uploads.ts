"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useSignInAgain } from "@/components/people/sign-in-again";
import type { Refused } from "@/lib/action";
import type { Choice } from "./alike";
import { type Said, type Sending, sendArticle, type Uploaded } from "./uploaded";

/** One file on its way into the dossier; each succeeds or fails alone. */
export type Upload = {
  key: number;
  name: string;
  sending: Sending;
  state: "waiting" | "sending" | "added" | "refused";
  /** How much has left, from 0 to 1. At 1 the desk reads it. */
  share: number;
  uploaded: Uploaded | null;
  refused: Refused | null;
};

const refusal = (message: string): Refused => ({ kind: "too-large", message, fields: {}, extra: {} });

/**
 * Sends files one after the other, so that their letters follow the order in which they were chosen.
 * @param onIdle is called when the last of them has come to an end.
 */
export function useUploads(
  dossierId: string,
  limit: { bytes: number; refusal: string },
  onIdle: () => void,
): {
  uploads: readonly Upload[];
  add: (files: readonly File[], said: Said) => void;
  again: (key: number, choice?: Choice) => void;
  drop: (key: number) => void;
} {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const signInAgain = useSignInAgain();
  const nextKey = useRef(0);
  const running = useRef(false);
  const change = useCallback(
    (key: number, patch: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...patch } : one))),
    [],
  );

  const add = (files: readonly File[], said: Said) =>
    setUploads((all) => [
      ...all,
      ...files.map((file): Upload => {
        const key = nextKey.current++;
        const tooLarge = file.size > limit.bytes;
        return {
          key,
          name: file.name,
          sending: { file, said },
          state: tooLarge ? "refused" : "waiting",
          share: 0,
          uploaded: null,
          refused: tooLarge ? refusal(limit.refusal) : null,
        };
      }),
    ]);

  useEffect(() => {
    const next = uploads.find((one) => one.state === "waiting");
    if (!next || running.current) return;
    running.current = true;
    const send = async () => {
      change(next.key, { state: "sending", share: 0 });
      const onSent = (share: number) => change(next.key, { share });
      let answer = await sendArticle(dossierId, next.sending, onSent);
      while (!answer.ok && answer.refused.kind === "signed-out" && (await signInAgain()))
        answer = await sendArticle(dossierId, next.sending, onSent);
      running.current = false;
      change(
        next.key,
        answer.ok ? { state: "added", uploaded: answer.value } : { state: "refused", refused: answer.refused },
      );
    };
    void send();
  }, [uploads, dossierId, change, signInAgain]);

  const idle = uploads.every((one) => one.state !== "waiting" && one.state !== "sending");
  const added = uploads.filter((one) => one.state === "added").length;
  const told = useRef(0);
  useEffect(() => {
    if (!idle || added <= told.current) return;
    told.current = added;
    onIdle();
  }, [idle, added, onIdle]);

  return {
    uploads,
    add,
    again: (key, choice = {}) =>
      setUploads((all) =>
        all.map((one) =>
          one.key === key ? { ...one, state: "waiting", refused: null, sending: { ...one.sending, ...choice } } : one,
        ),
      ),
    drop: (key) => setUploads((all) => all.filter((one) => one.key !== key)),
  };
}
