import type { ReactNode } from "react";
import { read } from "@/db/client";
import { dossiersAtHand } from "@/lib/dossiers/overview";
import { signedInActor } from "@/lib/session";
import { frame } from "../frame";
import { Shell } from "../shell";

/** The frame of the pages outside dossiers. */
export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const actor = await signedInActor();
  return (
    <Shell {...(await frame())} pinned={await dossiersAtHand(read, actor)}>
      {children}
    </Shell>
  );
}
