"use client";

import type { ComponentProps } from "react";
import { DeskShell } from "@/components/shell/desk-shell";
import type { PlacesAtHand } from "@/components/shell/side";
import { HandedData, handedData } from "@/components/ui/handed";
import type { Handed } from "@/lib/handed";
import { signOut } from "./actions";

/**
 * The frame of every page of those signed in, with what it does. A page that hands an action over has it written, sent and
 * read again at every request; the browser's part brings it along here.
 */
export const Shell = ({
  places,
  ...frame
}: Omit<ComponentProps<typeof DeskShell>, "signOut" | keyof PlacesAtHand> & { places: Handed<PlacesAtHand> }) => (
  <>
    <HandedData handed={places} />
    <DeskShell {...frame} {...handedData(places)} signOut={signOut} />
  </>
);
