import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { percent } from "@/components/vocabulary/coverage";
import type { WordedArticle, WordingMatch } from "@/lib/sources/wording-proposals";
import { publishedWords } from "../claim/words";
import { commonWords, orderWords, rewriteWords } from "./wording-words";

export type ShownMatch = WordingMatch & {
  /** The two side by side, or the other one where it is in another dossier. */
  href: string;
  /** The dossier that it is in, where that is another one. */
  dossier: string | null;
};

/** Which articles share an article's wording, the earliest first: how much, in which words, and what it looks like. */
export const SharedWording = ({
  asked,
  matches,
  agency,
  zone,
}: {
  asked: WordedArticle;
  matches: readonly ShownMatch[];
  /** Whose text all of them carry: "" where nobody knows, null where they do not. */
  agency: string | null;
  zone: string;
}) => (
  <>
    {agency !== null && <Notice className="mb-5">{commonWords(agency)}</Notice>}
    <Table
      caption={`Articles that share wording with article ${asked.letter}`}
      head={["Article", "Published", `Of it in ${asked.letter}`, `Of ${asked.letter} in it`, "Looks like"]}
    >
      {matches.map((match) => {
        const { other, href, dossier, shareOfA, shareOfB, longest } = match;
        return (
          <tr key={other.articleId}>
            <td className="min-w-60">
              <Link className="link [overflow-wrap:anywhere]" href={href}>
                <bdi>
                  {dossier === null && `${other.letter} · `}
                  {other.outlet || other.title}
                </bdi>
              </Link>
              {other.outlet && (
                <div className="[overflow-wrap:anywhere]" dir="auto">
                  {other.title}
                </div>
              )}
              {dossier !== null && (
                <div className="hint">
                  In another dossier of yours: <bdi>{dossier}</bdi>
                </div>
              )}
              {longest && (
                <blockquote className="hint mt-1 max-w-[62ch] [overflow-wrap:anywhere]" dir="auto">
                  {longest.b.quote}
                </blockquote>
              )}
            </td>
            <td className="nowrap">
              {publishedWords(other.publishedAt, zone) || "Not known"}
              <div className="hint">{orderWords(other.publishedAt, asked.publishedAt)}</div>
            </td>
            <td className="num">{shareWords(shareOfB)}</td>
            <td className="num">{shareWords(shareOfA)}</td>
            <td className="min-w-32">
              {rewriteWords(match)}
              {other.ours && <Tag className="ml-2">Ours</Tag>}
            </td>
          </tr>
        );
      })}
    </Table>
  </>
);

const shareWords = (share: number): string => `${percent(Math.round(share * 1000), 1000)} %`;
