import type { ReactNode } from "react";

/** The figures of a picture, for whoever would rather read them: folded away beneath it. */
export const AsTable = ({
  caption,
  head,
  rows,
}: {
  /** What the table tells, for those who hear it. */
  caption: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}) => (
  <details className="as-table">
    <summary className="hint">
      As a table<span className="sr">: {caption}</span>
    </summary>
    <table className="figures">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...rest] }) => (
          <tr key={key}>
            <th scope="row">{first}</th>
            {rest.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
