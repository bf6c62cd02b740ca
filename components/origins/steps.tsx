"use client";

import { useRouter } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { useSingleKeys } from "@/components/ui/single-keys";

/** ] and [ look at the next and the previous claim, Esc at the whole dossier again. */
export const ClaimSteps = ({
  claimIds,
  current,
  here,
}: {
  claimIds: readonly string[];
  current: string | null;
  here: string;
}) => {
  const router = useRouter();
  const go = (by: 1 | -1) => {
    const at = current === null ? (by > 0 ? -1 : claimIds.length) : claimIds.indexOf(current);
    const next = claimIds[at + by];
    if (next) router.push(`${here}?claim=${next}`, { scroll: false });
  };
  useSingleKeys({
    "]": () => go(1),
    "[": () => go(-1),
    ...(current ? { escape: () => router.push(here, { scroll: false }) } : {}),
  });
  return null;
};

/** Leads to the links that wait for a decision; P does. */
export const ToProposals = ({ href, count }: { href: string; count: number }) => {
  const router = useRouter();
  useSingleKeys({ p: () => router.push(href) });
  return (
    <LinkButton size="sm" href={href} shortcut="P">
      {count} proposed
    </LinkButton>
  );
};
