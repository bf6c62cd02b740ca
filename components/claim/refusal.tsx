"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Notice } from "@/components/ui/notice";
import type { Refused } from "@/lib/action";

/** Reads the page again when something was refused because it is not what was seen: then it shows what it has become. */
export const useReread = (refused: Refused | null): boolean => {
  const router = useRouter();
  const conflict = refused?.kind === "conflict" || refused?.kind === "not-found";
  useEffect(() => {
    if (refused && conflict) router.refresh();
  }, [refused, conflict, router]);
  return conflict;
};

/** Why something was refused, next to it. What was typed stays. */
export const Refusal = ({ refused, className }: { refused: Refused | null; className?: string }) => {
  const conflict = useReread(refused);
  if (!refused) return null;
  if (!conflict)
    return (
      <Notice kind="error" className={className}>
        {refused.message}
      </Notice>
    );
  return (
    <Notice kind="stale" className={className}>
      {refused.message}
      {"current" in refused.extra && " What you see now is the present state."}
    </Notice>
  );
};
