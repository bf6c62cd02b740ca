"use client";

import { Avatar } from "@/components/ui/avatar";
import { useReaders } from "./use-live";

/** More than these are counted. */
const shown = 4;

/** Who else has this article open. */
export const Readers = ({ articleId }: { articleId: string }) => {
  const readers = useReaders(articleId);
  if (readers.length === 0) return null;
  const rest = readers.slice(shown);
  return (
    <ul className="readers" aria-label="Also reading">
      {readers.slice(0, shown).map(({ personId, name }) => (
        <li key={personId}>
          <Avatar name={name} label={`${name} reads this too`} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="av" title={rest.map(({ name }) => name).join(", ")}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr">{rest.map(({ name }) => name).join(", ")}</span>
        </li>
      )}
    </ul>
  );
};
