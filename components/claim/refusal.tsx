"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Notice } from "@/components/ui/notice";
import type { Refused } from "@/lib/action";

/**
 * Why something was refused, next to it. On a conflict the page is read again, so that it shows what somebody else
 * made of it; what was typed stays.
 */
export const Refusal = ({ refused, className }: { refused: Refused | null; className?: string }) => {
  const router = useRouter();
  const conflict = refused?.kind === "conflict" || refused?.kind === "not-found";
  useEffect(() => {
    if (refused && conflict) router.refresh();
  }, [refused, conflict, router]);
  if (!refused) return null;
  if (!conflict)
    return (
      <Notice kind="error" className={className}>
        {refused.message}
      </Notice>
    );
  return (
    <Notice kind="stale" className={className}>
      {refused.message} What you see now is the present state.
    </Notice>
  );
};
