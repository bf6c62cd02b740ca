import type { ReactElement } from "react";

/** The drawings of every icon, on a 16 × 16 grid, in strokes of the text's colour. */
export const iconShapes = {
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="M10.5 10.5L14 14" />
    </>
  ),
  desk: (
    <>
      <path d="M2 9.5l2-6h8l2 6v3.5H2z" />
      <path d="M2 9.5h3.6l1 1.8h2.8l1-1.8H14" />
    </>
  ),
  dossier: <path d="M2 4.5h4l1.4 1.6H14V13H2z" />,
  sources: (
    <>
      <path d="M3 2.8h8.2a1.6 1.6 0 0 1 1.6 1.6v8.8H4.6A1.6 1.6 0 0 1 3 11.6z" />
      <path d="M3 11.4a1.5 1.5 0 0 1 1.6-1.4h8.2" />
    </>
  ),
  people: (
    <>
      <circle cx="6" cy="5.5" r="2.4" />
      <path d="M1.8 13c.3-2.5 2-3.8 4.2-3.8s3.9 1.3 4.2 3.8M11 3.5a2.2 2.2 0 0 1 0 4.2M12 9.5c1.4.5 2.1 1.7 2.3 3.5" />
    </>
  ),
  overview: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1" />
      <path d="M2 6h12M7 6v7.5" />
    </>
  ),
  read: <path d="M3 3.5h10M3 6.5h10M3 9.5h10M3 12.5h6" />,
  claims: (
    <>
      <path d="M6 4h8M6 8h8M6 12h8" />
      <circle cx="2.8" cy="4" r=".6" />
      <circle cx="2.8" cy="8" r=".6" />
      <circle cx="2.8" cy="12" r=".6" />
    </>
  ),
  origins: (
    <>
      <rect x="1.8" y="6.2" width="3.6" height="3.6" rx=".6" />
      <circle cx="12.5" cy="3.5" r="1.7" />
      <circle cx="12.5" cy="12.5" r="1.7" />
      <path d="M5.4 8h1.8c2 0 1.6-4.5 3.6-4.5M7.2 8c2 0 1.6 4.5 3.6 4.5" />
    </>
  ),
  compare: (
    <>
      <rect x="2" y="3" width="5" height="10" rx=".8" />
      <rect x="9" y="3" width="5" height="10" rx=".8" />
    </>
  ),
  tasks: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2" />
      <path d="M5.3 8.2l1.9 1.9 3.5-4" />
    </>
  ),
  export: <path d="M8 9.5V2M5.2 4.6L8 1.8l2.8 2.8M3 8.5V14h10V8.5" />,
  plus: <path d="M8 3v10M3 8h10" />,
  x: <path d="M4 4l8 8M12 4l-8 8" />,
  chev: <path d="M6 3.5L10.5 8 6 12.5" />,
  down: <path d="M3.5 6L8 10.5 12.5 6" />,
  back: <path d="M10 3.5L5.5 8l4.5 4.5" />,
  more: (
    <>
      <circle cx="3.2" cy="8" r=".7" />
      <circle cx="8" cy="8" r=".7" />
      <circle cx="12.8" cy="8" r=".7" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  comment: <path d="M2.5 3h11v8H7l-3 2.6V11H2.5z" />,
  warn: (
    <>
      <path d="M8 2.2L14.5 13.5h-13z" />
      <path d="M8 6.5v3.2M8 11.6v.1" />
    </>
  ),
  check: <path d="M3 8.5l3.4 3.4L13 4.5" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.2" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  link: (
    <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />
  ),
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  moon: <path d="M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z" />,
  at: (
    <>
      <circle cx="8" cy="8" r="2.4" />
      <path d="M10.4 5.6V9a1.6 1.6 0 0 0 3.2 0V8A5.6 5.6 0 1 0 11 12.7" />
    </>
  ),
  upload: <path d="M8 10V3M5.2 5.6L8 2.8l2.8 2.8M2.5 10.5v3h11v-3" />,
  pen: <path d="M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z" />,
  hist: <path d="M2.5 8A5.5 5.5 0 1 0 4.3 4L2.5 5.6M2.5 2.6v3h3M8 5v3.2l2.2 1.3" />,
  doc: (
    <>
      <path d="M4 2h5.5L12.5 5v9H4z" />
      <path d="M9.3 2v3.2h3.2" />
    </>
  ),
  seal: (
    <>
      <circle cx="8" cy="6.5" r="4.3" />
      <path d="M5.5 10.3L4.8 14.5 8 12.8l3.2 1.7-.7-4.2" />
    </>
  ),
  wifi: <path d="M2 6.2a9 9 0 0 1 12 0M4.3 8.8a5.6 5.6 0 0 1 7.4 0M8 12v.1M2.5 2.5l11 11" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11H2.5V6h11v5h-2M4.5 9h7v4.5h-7z" />,
  bell: <path d="M4 11V7.2a4 4 0 0 1 8 0V11l1.2 1.2H2.8zM6.7 13.8a1.4 1.4 0 0 0 2.6 0" />,
  key: (
    <>
      <circle cx="5.2" cy="10.8" r="2.7" />
      <path d="M7.2 8.8L13 3M11 5l1.7 1.7M9.4 6.6l1.2 1.2" />
    </>
  ),
  swap: <path d="M3 5.5h9M9.5 3L12 5.5 9.5 8M13 10.5H4M6.5 8L4 10.5 6.5 13" />,
  settings: (
    <>
      <path d="M2.5 5h5M11 5h2.5M2.5 11h2.5M8.5 11h5" />
      <circle cx="9.2" cy="5" r="1.8" />
      <circle cx="6.8" cy="11" r="1.8" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1" />
    </>
  ),
  screen: (
    <>
      <rect x="2" y="3" width="12" height="8.5" rx="1" />
      <path d="M5.5 14h5M8 11.5V14" />
    </>
  ),
  leave: <path d="M6.5 2.5H3v11h3.5M6.5 8h7.5M11 5l3 3-3 3" />,
  person: (
    <>
      <circle cx="8" cy="5.3" r="2.6" />
      <path d="M2.8 13.8c.4-2.8 2.5-4.3 5.2-4.3s4.8 1.5 5.2 4.3" />
    </>
  ),
  trash: <path d="M2.5 4.3h11M6 4.3V2.5h4v1.8M4 4.3l.7 9.2h6.6l.7-9.2M6.7 7v3.8M9.3 7v3.8" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 7.5v3.6M8 5v.1" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  download: <path d="M8 2v7.5M5.2 7L8 9.8 10.8 7M2.5 10.5v3h11v-3" />,
  refresh: <path d="M13.5 8a5.5 5.5 0 1 1-1.7-4L13.5 5.6M13.5 2.6v3h-3" />,
  quote: <path d="M6.5 4.5C4.5 5 3 6.5 3 9v2.5h3.5V8H4.5M13 4.5C11 5 9.5 6.5 9.5 9v2.5H13V8h-2" />,
  mail: (
    <>
      <rect x="2" y="3.5" width="12" height="9" rx="1" />
      <path d="M2.5 4.5L8 9l5.5-4.5" />
    </>
  ),
  undo: <path d="M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6" />,
  minus: <path d="M3 8h10" />,
  external: <path d="M9.5 2.5h4v4M13.5 2.5L7.5 8.5M11.5 9v4.5h-9v-9H7" />,
  pin: <path d="M5.5 2.5h5l-.7 4 2.2 2.5H4l2.2-2.5zM8 9v5" />,
  keyboard: (
    <>
      <rect x="1.5" y="4" width="13" height="8" rx="1.2" />
      <path d="M4 6.5h.1M6.7 6.5h.1M9.3 6.5h.1M12 6.5h.1M5 9.5h6" />
    </>
  ),
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof iconShapes;
