"use client";

import { useEffect, useRef } from "react";
import type { IconName } from "@/components/ui/icon";

/** Something that can be done where one is at, such as with the sentence that is read. */
export type HereCommand = {
  name: string;
  icon: IconName;
  also?: string;
  keys?: readonly string[];
  run: () => void;
};

const offering = new Set<{ current: readonly HereCommand[] }>();

/** What the page offers to the palette at this moment, what came last first. */
export const commandsHere = (): HereCommand[] => [...offering].reverse().flatMap(({ current }) => current);

/** Offers commands to the palette for as long as the component stands. */
export function useCommandsHere(commands: readonly HereCommand[]): void {
  const held = useRef(commands);
  useEffect(() => {
    held.current = commands;
  });
  useEffect(() => {
    offering.add(held);
    return () => {
      offering.delete(held);
    };
  }, []);
}
