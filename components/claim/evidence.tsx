"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { useAction } from "@/components/ui/use-action";
import { Glyph } from "@/components/vocabulary/glyph";
import { stanceColour, stanceWord } from "@/components/vocabulary/words";
import type { ClaimPanelData } from "@/lib/claims/panel";
import { type Credibility, credibilityMeaning, reliabilityMeaning } from "@/lib/sources/source";
import { useClaim } from "./context";
import { draftOf, emptyDraft } from "./evidence-draft";
import { EvidenceTalk } from "./evidence-talk";
import { PartTitle } from "./part-title";
import { Refusal } from "./refusal";
import { shortName } from "./source-name";
import { edgesOf } from "./tree-edges";

type Item = ClaimPanelData["evidence"][number];

/** Everything entered for or against the claim: stance, source, quotation, where it stands, what it is narrowed to. */
export const EvidenceList = () => {
  const { data, write } = useClaim();
  return (
    <section aria-labelledby="evidence-of-claim">
      <PartTitle
        id="evidence-of-claim"
        count={data.evidence.length}
        end={
          data.may.edit && (
            <Button
              variant="ghost"
              size="sm"
              icon="plus"
              onClick={() => write(emptyDraft)}
              aria-label="Add evidence to the list"
            >
              Add
            </Button>
          )
        }
      >
        Evidence
      </PartTitle>
      {data.evidence.length === 0 ? (
        <p className="hint">Nothing yet. Add something that supports, refutes or gives context.</p>
      ) : (
        <ul>
          {data.evidence.map((item) => (
            <Piece key={item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
};

const Piece = ({ item }: { item: Item }) => {
  const { data, actions, write, narrow, narrowing } = useClaim();
  const remove = useAction(actions.removeEvidence);
  const edit = useAction(actions.editEvidence);
  const { source, stance } = item;
  const name = shortName(source);
  const may = data.may.edit && source.cleared;
  const narrowable = may && stance !== "context";
  const narrowed = item.via.length > 0;
  const showTree = () => {
    narrow(item.id);
    document.getElementById("origins-of-claim")?.scrollIntoView({ block: "nearest" });
  };
  const entries: MenuEntry[] = [
    { label: "Change…", icon: "pen", onPick: () => write(draftOf(item)) },
    ...(narrowable ? [{ label: "Narrow…", icon: "filter", onPick: showTree } as const] : []),
    { kind: "line" },
    { label: "Remove", icon: "trash", onPick: () => remove.run({ evidenceId: item.id }) },
  ];
  return (
    <li className={`ev ${stanceColour[stance]}`}>
      <Glyph name={`e-${stance}`} />
      <div>
        <div className="hd">
          <span className="grow">
            <span className="stn">{stanceWord[stance]}</span> ·{" "}
            <b dir="auto" title={source.title}>
              {name}
            </b>
          </span>
          {may && (
            <Menu label={`More about the evidence from ${name}`} className="btn ghost icon sm" entries={entries}>
              <Icon name="more" size={14} />
            </Menu>
          )}
        </div>
        {source.cleared ? (
          <>
            {item.quote && (
              <p className="q" dir="auto">
                “{item.quote}”
              </p>
            )}
            {item.note && (
              <p className="soft" dir="auto">
                {item.note}
              </p>
            )}
          </>
        ) : (
          <p className="hint">
            <Icon name="lock" size={12} className="inline" /> Withheld: you are not cleared for this source.
          </p>
        )}
        <p className="loc">
          {item.locator && (
            <>
              <span dir="auto">{item.locator}</span> ·{" "}
            </>
          )}
          <abbr
            title={`Source ${source.reliability}: ${reliabilityMeaning[source.reliability]}. Information ${item.credibility}: ${credibilityMeaning[item.credibility as Credibility]}.`}
          >
            {source.reliability}
            {item.credibility}
          </abbr>
          {source.state !== "good" && (
            <>
              {" · "}
              <span className="flag bad">{source.state}</span>
            </>
          )}{" "}
          · {item.enteredByName}
        </p>
        {narrowable && narrowing !== item.id && (
          <p className="loc">
            {narrowed ? (
              <>
                <Narrowed item={item} />{" "}
                <button type="button" className="quiet" onClick={showTree}>
                  Change<span className="sr"> what it is narrowed to</span>
                </button>{" "}
                <button
                  type="button"
                  className="quiet"
                  disabled={edit.busy}
                  onClick={() => edit.run({ evidenceId: item.id, seen: item.version, via: [] })}
                >
                  Everything upstream
                </button>
              </>
            ) : (
              <>
                Rests on everything upstream.{" "}
                <button type="button" className="quiet" onClick={showTree}>
                  Narrow<span className="sr"> the evidence from {name}</span>
                </button>
              </>
            )}
          </p>
        )}
        <Refusal refused={remove.refused ?? edit.refused} />
        <EvidenceTalk evidenceId={item.id} name={name} />
      </div>
    </li>
  );
};

/** What the evidence is narrowed to, in words. */
const Narrowed = ({ item }: { item: Item }) => {
  const { data } = useClaim();
  const edges = edgesOf(data.tree);
  const unsettled = [...data.independence.supports.unsettled, ...data.independence.refutes.unsettled].includes(item.id);
  const named = item.via.map((id) => {
    if (id === item.sourceId) return "its own reporting";
    const edge = edges.get(id);
    const to = edge && data.sources[edge.to];
    return edge && to
      ? `${edge.from === item.sourceId ? "" : `${nameIn(data, edge.from)} `}${edge.kind} ${shortName(to)}`
      : "a link that was rejected";
  });
  return (
    <>
      Narrowed to <b dir="auto">{named.join("; ")}</b>.
      {unsettled && <span className="flag"> Not confirmed: it counts in “at most” only.</span>}
    </>
  );
};

const nameIn = (data: ClaimPanelData, id: string): string => {
  const source = data.sources[id];
  return source ? shortName(source) : "a source";
};
