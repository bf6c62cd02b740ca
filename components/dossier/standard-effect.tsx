"use client";

import { Table } from "@/components/ui/table";
import { counted } from "@/components/vocabulary/words";
import { type RuleName, ruleNames, type Standard } from "@/lib/dossiers/standard";
import { type Alike, type Effect, effectOf } from "@/lib/dossiers/standard-effect";
import { ruleTitle } from "@/lib/dossiers/standard-sentence";

const lineWord: Record<RuleName, string> = {
  verdict: "A verdict",
  unsettled: "Settled evidence",
  task: "Tasks that it waits for",
  ...ruleTitle,
};

/** What a standard would make fail that does not fail now, before it is saved. */
export const StandardEffect = ({
  claims,
  standard,
  meant,
  now,
}: {
  claims: readonly Alike[];
  /** As it is stored. */
  standard: Standard;
  /** As it would be; null while it is not complete. */
  meant: Standard | null;
  /** On the server's clock, ISO 8601. */
  now: string;
}) => {
  const at = new Date(now);
  const before = effectOf(standard, claims, at);
  const after = meant && effectOf(meant, claims, at);
  const all = before.pass + before.fail;
  if (all === 0) return <p className="hint">There are no claims yet that could fail.</p>;
  return (
    <section className="effect" aria-labelledby="effect-of-standard">
      <h3 className="lbl" id="effect-of-standard">
        What it would make fail
      </h3>
      <p aria-live="polite">{after ? words(all, before, after) : "It is counted once the standard is complete."}</p>
      {after && (
        <Table
          caption="Claims that fail each line, now and then"
          head={["Line", <Head key="now">Now</Head>, <Head key="then">Then</Head>]}
        >
          {ruleNames
            .map((rule) => ({ rule, old: countOf(before, rule), next: countOf(after, rule) }))
            .filter((line) => line.old + line.next > 0)
            .map((line) => (
              <tr key={line.rule}>
                <th scope="row" className="font-normal">
                  {lineWord[line.rule]}
                </th>
                <td className="num text-right">{line.old}</td>
                <td className={`num text-right ${line.next > line.old ? "font-[550] text-stale" : ""}`}>{line.next}</td>
              </tr>
            ))}
        </Table>
      )}
    </section>
  );
};

const Head = ({ children }: { children: string }) => <span className="block text-right">{children}</span>;

const countOf = ({ lines }: Effect, rule: RuleName): number => lines.find((line) => line.rule === rule)?.count ?? 0;

function words(all: number, before: Effect, after: Effect): string {
  const same = before.fail === after.fail;
  const now = `${before.fail} of ${counted(all, "claim")} ${before.fail === 1 ? "fails" : "fail"} now`;
  return same
    ? `${now}, and as many would.`
    : `${now}, ${after.fail} would. ${after.pass} would pass, ${before.pass} do now.`;
}
