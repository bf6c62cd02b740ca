import Database from "better-sqlite3";

export const dynamic = "force-dynamic";

const rows = new Database(process.env.BARE_DATABASE ?? "", { readonly: true }).prepare(
  "select ref, statement, status, stakes, kind from claims where dossier_id = ? order by number limit 50",
);

type Row = { ref: string; statement: string; status: string; stakes: string; kind: string };

/** One query and 50 rows, and nothing else: the least that a page of the framework can be. */
export default function Page() {
  return (
    <table>
      <tbody>
        {(rows.all(process.env.BARE_DOSSIER) as Row[]).map(({ ref, statement, status, stakes, kind }) => (
          <tr key={ref}>
            <td>
              <a href={`/claims/${ref}`}>{ref}</a>
            </td>
            <td>{statement}</td>
            <td>{status}</td>
            <td>{stakes}</td>
            <td>{kind}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
