import { counted } from "@/components/vocabulary/words";
import type { ComparisonShown } from "@/lib/articles/comparing";
import { ToRow } from "./rows";
import { differenceAbout, differenceWords } from "./words";

const longestList = 300;

/** How much of the second article's wording is in the first, and what differs between them. */
export const Found = ({ comparison, one, other }: { comparison: ComparisonShown; one: string; other: string }) => {
  const { differences, onlyOne, onlyOther, share } = comparison;
  const shown = differences.slice(0, longestList);
  return (
    <>
      <div className="pct">{Math.round(share * 100)}%</div>
      <p className="muted mt-0.5">
        of the wording of <bdi>{other}</bdi> appears in <bdi>{one}</bdi>, in the same order.
      </p>
      <h2 className="h3 cmp-t" id="differences">
        Differences
      </h2>
      {differences.length + onlyOne.sentences + onlyOther.sentences === 0 && (
        <p className="hint py-2">Figures, dates, names and who says so are the same in both.</p>
      )}
      <ul aria-labelledby="differences">
        {shown.map((difference) => (
          <li className="df" key={difference.number}>
            <span className="k">{difference.number}</span>
            <div>
              <div className="vs" dir="auto">
                <ToRow number={difference.number}>{differenceWords(difference)}</ToRow>
              </div>
              <div className="hint">{differenceAbout(difference)}</div>
            </div>
          </li>
        ))}
        {onlyOne.sentences > 0 && (
          <li className="df">
            <span className="k n" aria-hidden="true">
              −
            </span>
            <div>
              <div className="vs">{counted(onlyOne.sentences, "sentence")} left out</div>
              <div className="hint">{quotations(onlyOne.quoting)}</div>
            </div>
          </li>
        )}
        {onlyOther.sentences > 0 && (
          <li className="df">
            <span className="k n" aria-hidden="true">
              +
            </span>
            <div>
              <div className="vs">{counted(onlyOther.sentences, "sentence")} added</div>
              <div className="hint">{quotations(onlyOther.quoting)}</div>
            </div>
          </li>
        )}
      </ul>
      {differences.length > shown.length && (
        <p className="hint py-2">And {differences.length - shown.length} more, numbered in the texts.</p>
      )}
    </>
  );
};

const quotations = (count: number): string =>
  count === 0 ? "Without a quotation." : `${counted(count, "passage")} with a quotation.`;
