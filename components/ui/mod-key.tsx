"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Shows the key that commands are given with on this machine: only the browser knows which it is. */
export const ModKey = () => <span>{useSyncExternalStore(never, isMac, () => false) ? "⌘" : "Ctrl "}</span>;
