import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { counted } from "@/components/vocabulary/words";
import type { Agreement as Agreed, PairAgreement } from "@/lib/claims/agreement";
import { agreementSentence, coefficient, fewJudged, percentWords } from "./agreement-words";

/** How far checkers agree who judged claims blind: in the dossier, then each two of them, and what the figures mean. */
export const Agreement = ({
  all,
  pairs,
  at,
}: {
  all: Omit<Agreed, "kappa">;
  pairs: readonly PairAgreement[];
  /** The address of the dossier. */
  at: string;
}) =>
  all.pairs === 0 ? (
    <Empty
      drawing="claims"
      place="Agreement"
      title="No claim was judged blind yet"
      actions={<LinkButton href={`${at}/claims`}>See the claims</LinkButton>}
    >
      A lead asks for a blind second verdict from the menu of a claim. Once both verdicts are in, they count here.
    </Empty>
  ) : (
    <>
      <p className="mt-4 max-w-[680px]">{agreementSentence(all)}</p>
      <section className="mt-7 max-w-[820px]">
        <SectionHead count={counted(pairs.length, "pair")}>By pair of checkers</SectionHead>
        <Table
          caption="Agreement by pair of checkers"
          head={["Checkers", "Claims", "Percent", "Kappa", "Alpha"]}
          className="agreed mt-2"
        >
          {pairs.map(({ personIds, names, pairs: judged, percent, kappa, alpha }) => (
            <tr key={personIds.join(" ")}>
              <th scope="row" dir="auto">
                {names.join(" and ")}
              </th>
              <td className="num">{judged}</td>
              <td className="num">{percentWords(percent)}</td>
              <td className="num">{coefficient(kappa)}</td>
              <td className="num">{coefficient(alpha)}</td>
            </tr>
          ))}
        </Table>
        {pairs.some(({ pairs: judged }) => judged < fewJudged) && (
          <p className="hint mt-2">
            Of fewer than {fewJudged} claims the figures say little: one more verdict may turn them round.
          </p>
        )}
      </section>
      <section className="mt-7 max-w-[680px]">
        <SectionHead>What the figures mean</SectionHead>
        <dl className="meant mt-2">
          <dt>Percent</dt>
          <dd>How often both found the same. It is high by chance alone where one verdict is frequent.</dd>
          <dt>Cohen’s kappa</dt>
          <dd>
            Agreement of two people with that taken off which chance would give, by how often each of them uses each
            verdict: 1 is always the same, 0 what guessing would give, below 0 less than that.
          </dd>
          <dt>Krippendorff’s alpha</dt>
          <dd>
            The same for any number of people, who count as one another’s stand-ins. Its author calls 0.80 and above
            reliable, 0.67 and above good for tentative conclusions.
          </dd>
          <dt>–</dt>
          <dd>Not defined: everybody always found the same one thing, so that chance would agree as well.</dd>
        </dl>
      </section>
    </>
  );
