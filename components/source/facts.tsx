import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { ownReportingWord, sourceKindWord, sourceStateWord } from "@/components/vocabulary/words";
import type { ShownSource } from "@/lib/sources/listed";
import { isPrimary, reliabilityMeaning } from "@/lib/sources/source";
import { GradeHelp } from "./grade-help";
import { publishedWords } from "./published";

/** What is known of a source, and what can be said of it with one press. */
export const Facts = ({
  source,
  letter,
  zone,
  state,
  ownReporting,
}: {
  source: ShownSource;
  letter: string | null;
  zone: string;
  /** The controls; false for whoever may not use them. */
  state: ReactNode;
  ownReporting: ReactNode;
}) => {
  const primary = isPrimary(source.kind);
  return (
    <div className="mt-5 border-y border-t-[3px] border-t-ink border-b-ink [border-top-style:double]">
      <dl className="grid grid-cols-4 max-lg:grid-cols-2 max-md:grid-cols-1">
        <Fact name="Kind">
          {sourceKindWord[source.kind]}
          {letter && ` ${letter}`}
          <span className="hint block">
            {primary ? "primary, " : ""}
            {source.held ? "held" : "not held by us"}
          </span>
        </Fact>
        <Fact name="Reliability">
          {source.reliability}, {reliabilityMeaning[source.reliability]}
          <span className="hint flex flex-wrap gap-x-2 font-normal">
            <span>{source.graded ? "a grade of its own" : "as its outlet"}</span>
            <GradeHelp />
          </span>
        </Fact>
        <Fact name="State">
          <span className="flex flex-wrap items-center gap-2">
            {sourceStateWord[source.state]}
            {state}
          </span>
        </Fact>
        <Fact name="Own reporting">
          {primary ? (
            <span className="text-ink-2">It is the thing itself.</span>
          ) : (
            ownReporting || ownReportingWord(source.ownReporting)
          )}
        </Fact>
      </dl>
      {(source.publishedAt || source.url) && (
        <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-rule py-3 text-ink-2">
          {source.publishedAt && <span>{publishedWords(source.publishedAt, zone)}</span>}
          {source.url && (
            <a
              href={source.url}
              rel="noreferrer noopener"
              target="_blank"
              className="inline-flex min-w-0 items-center gap-1.5 text-accent hover:underline"
            >
              <span className="[overflow-wrap:anywhere]">{source.url}</span>
              <Icon name="external" size={12} label="opens elsewhere" />
            </a>
          )}
        </div>
      )}
    </div>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="border-rule py-3.5 pr-5 not-first:border-l not-first:pl-5 max-lg:even:pl-5 max-lg:odd:border-l-0 max-lg:odd:pl-0 max-md:border-l-0! max-md:pl-0! max-md:not-first:border-t">
    <dt className="hint pb-0.5">{name}</dt>
    <dd className="text-md font-medium">{children}</dd>
  </div>
);
