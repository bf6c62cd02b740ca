import { partsOf } from "./found";

/** A line with the words that were looked for in heavier ink. */
export const Matched = ({ text, marks }: { text: string; marks: readonly [number, number][] }) =>
  partsOf(text, marks).map(({ text: part, marked, at }) =>
    marked ? (
      <mark key={at} className="hit">
        {part}
      </mark>
    ) : (
      part
    ),
  );
