"use client";

import { Refusal } from "@/components/claim/refusal";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { counted } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";

type Look<I> = (input: I) => Promise<Result<{ links: number }>>;

/** Has the desk look where articles got things from; `input` says in which. */
export const LookAgain = <I,>({
  look,
  input,
  label,
  size = "sm",
  variant = "secondary",
}: {
  look: Look<I>;
  input: I;
  label: string;
  size?: "sm" | "md";
  variant?: "secondary" | "ghost";
}) => {
  const { run, busy, refused } = useAction(look);
  const go = async () => {
    const answer = await run(input);
    if (!answer.ok) return;
    const { links } = answer.value;
    toast(links === 0 ? "Nothing new is said there." : `${counted(links, "link")} proposed.`);
  };
  return (
    <>
      <Button size={size} variant={variant} icon="search" busy={busy} onClick={go}>
        {label}
      </Button>
      <Refusal refused={refused} className="mt-2" />
    </>
  );
};
