const widths = ["w-[88%]", "w-[94%]", "w-[61%]", "w-[91%]", "w-[47%]", "w-[83%]"];

/** Lines where text will be, after 300 ms of nothing; `read` keeps the rhythm of the reading column. */
export const Skeleton = ({
  lines = 3,
  read = false,
  label = "Loading",
}: {
  lines?: number;
  read?: boolean;
  label?: string;
}) => (
  <div className="skels" role="status" aria-busy="true">
    <span className="sr">{label}</span>
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton are nothing but their place
      <div key={line} className={`skel ${read ? "read" : ""} ${widths[line % widths.length]}`} />
    ))}
  </div>
);
