"use client";

import { useState } from "react";
import { useSignInAgain } from "@/components/people/sign-in-again";
import type { Refused } from "@/lib/action";
import { type Sending, sendArticle, type Uploaded } from "./uploaded";

/** Sends one article at a time and keeps why it was refused; what was typed stays with whoever asked. */
export function useSending(dossierId: string, onAdded: (uploaded: Uploaded) => void) {
  const signInAgain = useSignInAgain();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async (sending: Sending): Promise<void> => {
    setBusy(true);
    setRefused(null);
    let answer = await sendArticle(dossierId, sending);
    while (!answer.ok && answer.refused.kind === "signed-out" && (await signInAgain()))
      answer = await sendArticle(dossierId, sending);
    setBusy(false);
    if (answer.ok) onAdded(answer.value);
    else setRefused(answer.refused);
  };
  return { send, busy, refused };
}
