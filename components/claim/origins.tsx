"use client";

import { useMemo, useState } from "react";
import { IndependenceBadge } from "@/components/vocabulary/independence";
import { StanceSign } from "@/components/vocabulary/stance";
import { stanceWord } from "@/components/vocabulary/words";
import { type CountedStance, countedStances } from "@/lib/sources/independence";
import { useClaim } from "./context";
import { type DraftLink, LinkDialog } from "./link-dialog";
import { NarrowBar, useNarrowing } from "./narrowing";
import { OriginNode, type TreeTools } from "./origin-node";
import { OriginProposals } from "./origin-proposals";
import { PartTitle } from "./part-title";
import { namesAmong } from "./source-name";
import { edgesOf } from "./tree-edges";
import { joinWords, listed, originsWords } from "./words";

/** Where the claim comes from: how many origins, the tree of who got it from whom, and why ends are one origin. */
export const Origins = () => {
  const { data } = useClaim();
  const { tree, sources, independence } = data;
  const [link, setLink] = useState<DraftLink | null>(null);
  const names = useMemo(() => namesAmong(Object.values(sources)), [sources]);
  const edges = useMemo(() => edgesOf(tree), [tree]);
  const narrowing = useNarrowing(edges);
  const tools: TreeTools = { names, draw: setLink, narrowing };
  const sides = countedStances.filter((side) => independence[side].sources > 0);

  return (
    <section aria-labelledby="origins-of-claim">
      <PartTitle id="origins-of-claim" end={sides.length === 1 && sides[0] && <Badge side={sides[0]} />}>
        Where it comes from
      </PartTitle>
      {sides.length === 0 && (
        <p className="hint">
          {tree.length === 0
            ? "Nothing supports or refutes it yet. Add evidence, then draw where each source got it from."
            : "Nothing supports or refutes it yet."}
        </p>
      )}
      {sides.length > 1 && (
        <ul className="sides">
          {sides.map((side) => (
            <li key={side}>
              <StanceSign stance={side} />
              <Badge side={side} />
            </li>
          ))}
        </ul>
      )}
      {narrowing.evidence && <NarrowBar narrowing={narrowing} names={names} />}
      {tree.length > 0 && (
        <div className="ot">
          {tree.map((node) => (
            <div className="root" key={node.sourceId}>
              <OriginNode node={node} tools={tools} />
            </div>
          ))}
        </div>
      )}
      <Why sides={sides} names={names} />
      <OriginProposals />
      {link && <LinkDialog draft={link} close={() => setLink(null)} />}
    </section>
  );
};

const Badge = ({ side }: { side: CountedStance }) => {
  const { meetsStandard, ...counts } = useClaim().data.independence[side];
  return <IndependenceBadge {...counts} meets={meetsStandard} />;
};

/** What stands behind the numbers: joined ends, evidence that is not settled, what confirming would make of it. */
const Why = ({ sides, names }: { sides: readonly CountedStance[]; names: Map<string, string> }) => {
  const { data } = useClaim();
  const lines = sides.flatMap((side) => {
    const { origins, unsettled, ifConfirmed, atLeast, atMost } = data.independence[side];
    const joined = origins.flatMap(({ joinedBy }) =>
      joinedBy.map((join) => ({
        key: `${side} ${join.reason} ${join.value}`,
        words: `${listed(join.sourceIds.map((id) => names.get(id) ?? "a source"))}: one origin, ${joinWords(join)}.`,
      })),
    );
    const open = unsettled.length > 0 ? [{ key: `${side} unsettled`, words: unsettledWords(unsettled.length) }] : [];
    const changes = ifConfirmed.atLeast !== atLeast || ifConfirmed.atMost !== atMost;
    const confirmed = changes
      ? [{ key: `${side} confirmed`, words: `If the proposed links are confirmed: ${originsWords(ifConfirmed)}.` }]
      : [];
    return [...joined, ...open, ...confirmed];
  });
  const sentences = sides.map((side) => ({ side, words: data.why[side] })).filter(({ words }) => words !== "");
  if (lines.length + sentences.length === 0 && data.nextCall === "") return null;
  return (
    <ul className="why">
      {sentences.map(({ side, words }) => (
        <li key={side}>
          {sides.length > 1 && `${stanceWord[side]}: `}
          {words}
        </li>
      ))}
      {data.nextCall && <li className="text-ink">{data.nextCall}</li>}
      {lines.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  );
};

const unsettledWords = (count: number): string =>
  `${count === 1 ? "A piece of evidence is" : `${count} pieces of evidence are`} narrowed to a link that is not confirmed, and ${count === 1 ? "counts" : "count"} in “at most” only.`;
