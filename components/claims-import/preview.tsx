import { SectionHead } from "@/components/ui/page-head";
import { VerdictTag } from "@/components/vocabulary/verdict";
import { counted } from "@/components/vocabulary/words";
import { fieldNames } from "@/lib/claims/import/fields";
import type { ShownNotes, ShownRow } from "@/lib/claims/import/shown";

const stanceWords = { supports: "supports", refutes: "refutes", context: "context" } as const;

/** The first rows of a file as claims with their evidence. */
export const FirstRows = ({ rows }: { rows: readonly ShownRow[] }) =>
  rows.length === 0 ? (
    <p className="muted mt-3">Nothing yet: say above which column holds the statements.</p>
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and nothing in it takes the focus
    <section className="overflow-x-auto" tabIndex={0} aria-label="The first rows as claims, which scroll sideways">
      <table className="tbl stacked">
        <caption className="sr">The first rows as claims</caption>
        <thead>
          <tr>
            {["Row", "Statement", "Verdict", "Words in articles", "Sources"].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, statement, substance, words, evidence }) => (
            <tr key={row}>
              <td className="tnum">
                <span className="md:hidden">Row </span>
                {row}
              </td>
              <td className="max-w-[360px] break-words" dir="auto">
                {statement}
              </td>
              <td>
                <VerdictTag substance={substance} />
              </td>
              <td className="max-w-[220px] break-words" dir="auto">
                {words}
              </td>
              <td className="max-w-[260px] break-words">
                {evidence.map(({ source, stance }) => (
                  <div key={`${source} ${stance}`}>
                    <bdi>{source}</bdi> <span className="muted">{stanceWords[stance]}</span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

/** What is to be mended, or what is left out, and in which rows. */
export const Notes = ({ title, notes, urgent = false }: { title: string; notes: ShownNotes; urgent?: boolean }) => (
  <section>
    <SectionHead count={notes.count}>{title}</SectionHead>
    {urgent && notes.rows > 1 && (
      <p className="mt-3">{counted(notes.rows, "row")} cannot be taken as they are, so nothing is imported yet.</p>
    )}
    <ul className="rows">
      {notes.notes.map(({ where, many, field, message }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once as it is
        <li key={at} className="break-words py-2" dir="auto">
          {where && (
            <b>
              {many ? "Rows" : "Row"} {where}
              {field ? `, ${fieldNames[field]}` : ""}:{" "}
            </b>
          )}
          {message}
        </li>
      ))}
    </ul>
    {notes.left > 0 && (
      <p className="muted mt-2">
        And {notes.left} more.{urgent && " Mend these first, and choose the file again."}
      </p>
    )}
  </section>
);
