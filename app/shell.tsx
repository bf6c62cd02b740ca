"use client";

import type { ComponentProps } from "react";
import { DeskShell } from "@/components/shell/desk-shell";
import { signOut } from "./actions";

/** Sent along with the frame: every page of a dossier needs it at hand, and seldom shows it. */
export { NothingInDossier } from "@/components/shell/nothing-in-dossier";

/**
 * The frame of every page of those signed in, with what it does. A page that hands an action over has it written, sent and
 * read again at every request; the browser's part brings it along here.
 */
export const Shell = (frame: Omit<ComponentProps<typeof DeskShell>, "signOut">) => (
  <DeskShell {...frame} signOut={signOut} />
);
