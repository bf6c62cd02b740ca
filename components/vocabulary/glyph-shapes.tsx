import type { ReactElement } from "react";

/** Glyphs of the vocabulary: status is round (s-), verdict is square (v-), stance is a bare sign (e-). */
export const glyphShapes = {
  "s-tocheck": <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  "s-checking": (
    <>
      <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 4.1a3.9 3.9 0 0 1 0 7.8z" fill="currentColor" />
    </>
  ),
  "s-review": (
    <>
      <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 8V4.1A3.9 3.9 0 1 1 4.1 8z" fill="currentColor" />
    </>
  ),
  "s-signed": (
    <>
      <circle cx="8" cy="8" r="6.9" fill="currentColor" />
      <path
        d="M4.9 8.3l2.2 2.2 4.1-4.7"
        fill="none"
        stroke="var(--color-page)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  "s-stale": (
    <>
      <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.19" />
      <path d="M8 4.7v4.1" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="8" cy="11.2" r="1.05" fill="currentColor" />
    </>
  ),
  "v-supported": (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor" />
      <path
        d="M4.5 8.3l2.4 2.4 4.6-5.2"
        fill="none"
        stroke="var(--color-page)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  "v-refuted": (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor" />
      <path d="M5 5l6 6M11 5l-6 6" fill="none" stroke="var(--color-page)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  "v-conflicting": (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M2.4 13.6L13.6 2.4H4.2A1.8 1.8 0 0 0 2.4 4.2z" fill="currentColor" />
    </>
  ),
  "v-nee": (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path
        d="M6.1 6.3a1.95 1.95 0 1 1 2.7 1.8c-.6.25-.8.6-.8 1.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <circle cx="8" cy="11.6" r=".95" fill="currentColor" />
    </>
  ),
  "v-nc": (
    <>
      <rect
        x="1.8"
        y="1.8"
        width="12.4"
        height="12.4"
        rx="2.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.5 2"
      />
      <path d="M5.2 8h5.6" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  "v-unchecked": (
    <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="currentColor" strokeWidth="1.6" />
  ),
  "e-supports": <path d="M8 2.8v10.4M2.8 8h10.4" stroke="currentColor" strokeWidth="2.1" strokeLinecap="round" />,
  "e-refutes": <path d="M2.8 8h10.4" stroke="currentColor" strokeWidth="2.1" strokeLinecap="round" />,
  "e-context": (
    <path d="M2.8 4.2h10.4M2.8 8h10.4M2.8 11.8h6.4" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
  ),
} satisfies Record<string, ReactElement>;

export type GlyphName = keyof typeof glyphShapes;
