"use client";

import { useSingleKeys } from "@/components/ui/single-keys";
import { goToRow } from "./rows";

/** The keys that go through a desk, row by row. What can be done with a row is bound by its list. */
export const DeskKeys = () => {
  useSingleKeys({ j: () => goToRow(1), k: () => goToRow(-1) });
  return null;
};
