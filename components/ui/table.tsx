import type { ReactNode, TableHTMLAttributes } from "react";

/** A table with a caption for those who cannot see it; it scrolls sideways by itself where the page is narrow. */
export const Table = ({
  caption,
  head,
  children,
  body,
  className = "",
  ...rest
}: TableHTMLAttributes<HTMLTableElement> & {
  caption: string;
  head: readonly ReactNode[];
  children?: ReactNode;
  /** Its rows in a body of its own, such as `Written`, in place of `children`. */
  body?: ReactNode;
}) => (
  <div className="relative overflow-x-auto">
    <table {...rest} className={`tbl ${className}`.trim()}>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {head.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are
            <th key={index} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      {body ?? <tbody>{children}</tbody>}
    </table>
  </div>
);
