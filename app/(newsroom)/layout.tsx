import type { ReactNode } from "react";
import { DeskShell } from "@/components/shell/desk-shell";
import { read } from "@/db/client";
import { dossiersAtHand } from "@/lib/dossiers/overview";
import { signedInActor } from "@/lib/session";
import { frame } from "../frame";

/** The frame of the pages outside dossiers. */
export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const actor = await signedInActor();
  return (
    <DeskShell {...(await frame())} pinned={await dossiersAtHand(read, actor)}>
      {children}
    </DeskShell>
  );
}
