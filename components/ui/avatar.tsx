/** The first letters of the first and last word of a name: "Mara Kessler" is MK. Empty for an empty name. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase("en") ?? "").join("");
};

/** Who: initials in a disc, in ink for yourself, a dashed ring for nobody. `name` null stands for unassigned. */
export const Avatar = ({ name, me = false, label }: { name: string | null; me?: boolean; label?: string }) =>
  name === null ? (
    <span className="av none" title="Unassigned">
      <span className="sr">Unassigned</span>
    </span>
  ) : (
    <span className={me ? "av me" : "av"} title={label ?? name}>
      <span aria-hidden="true">{initialsOf(name)}</span>
      <span className="sr">{label ?? name}</span>
    </span>
  );

/** The letter of an article in its dossier. */
export const Letter = ({ children }: { children: string }) => <span className="letter">{children}</span>;
