"use client";

import { createContext, type ReactNode } from "react";

export const Mapped = createContext<ReactNode>(null);

/** Hands the mapped text to the place where the text stands. */
export const Mapping = ({ text, children }: { text: ReactNode; children: ReactNode }) => (
  <Mapped value={text}>{children}</Mapped>
);
