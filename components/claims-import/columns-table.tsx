import { useId } from "react";
import { Table } from "@/components/ui/table";
import { fieldNames, type ImportField, importFields, type Mapping } from "@/lib/claims/import/fields";
import type { ShownImport } from "@/lib/claims/import/shown";

/** Each column of a file with the first things that stand in it, and what it is taken for. */
export const ColumnsTable = ({
  columns,
  mapping,
  change,
}: {
  columns: ShownImport["columns"];
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}) => {
  const id = useId();
  const fieldOf = (column: number) => importFields.find((field) => mapping[field] === column) ?? "";
  const take = (column: number, field: ImportField | "") => {
    const others = Object.entries(mapping).filter(([name, at]) => at !== column && name !== field);
    change({ ...Object.fromEntries(others), ...(field ? { [field]: column } : {}) });
  };
  return (
    <Table
      className="stacked"
      caption="Columns of the file and what they hold"
      head={["Column", "Begins with", "Holds"]}
    >
      {columns.map(({ header, samples }, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file stay where they are
        <tr key={column}>
          <td id={`${id}-${column}`} className="max-w-[200px] break-words" dir="auto">
            {header}
          </td>
          <td className="muted min-w-[180px] max-w-[420px] break-words" dir="auto">
            {samples.join(" · ")}
          </td>
          <td>
            <select
              className="input min-w-[190px]"
              aria-labelledby={`${id}-${column}`}
              value={fieldOf(column)}
              onChange={({ target }) => take(column, target.value as ImportField | "")}
            >
              <option value="">Nothing: leave it out</option>
              {importFields.map((field) => (
                <option key={field} value={field}>
                  {fieldNames[field]}
                </option>
              ))}
            </select>
          </td>
        </tr>
      ))}
    </Table>
  );
};
