"use client";

import { Icon } from "@/components/ui/icon";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { OriginMark } from "@/components/vocabulary/origin-mark";
import { StanceSign } from "@/components/vocabulary/stance";
import { originMarkWord, sourceStateWord } from "@/components/vocabulary/words";
import type { OriginMark as Mark, OriginTreeNode } from "@/lib/sources/origin-tree";
import type { LinkState, OriginClass } from "@/lib/sources/source";
import { useClaim } from "./context";
import type { DraftLink } from "./link-dialog";
import type { Narrowing } from "./narrowing";
import { Refusal } from "./refusal";
import { sourceAbout } from "./source-name";
import { dayWords, gotIt } from "./words";

/** What every node of the tree is given. */
export type TreeTools = { names: Map<string, string>; draw: (link: DraftLink) => void; narrowing: Narrowing };

const classOf = (mark: Mark): { of: OriginClass; held: boolean } =>
  mark === "established-held"
    ? { of: "established", held: true }
    : mark === "established-not-held"
      ? { of: "established", held: false }
      : { of: mark, held: false };

/** A source of the tree, how it got it from the one above, and below it who got it from here. */
export const OriginNode = ({ node, above, tools }: { node: OriginTreeNode; above?: string; tools: TreeTools }) => {
  const { data, actions } = useClaim();
  const change = useAction(actions.changeLink);
  const edit = useAction(actions.editSource);
  const source = data.sources[node.sourceId];
  if (!source) return null;
  const { link, mark } = node;
  const name = tools.names.get(source.id) ?? source.title;
  const of = mark && classOf(mark);
  const narrowedAway = link?.state === "confirmed" && !link.followed && !leadsByProposal(node);
  const aboveName = above ? (tools.names.get(above) ?? "") : "";
  const mayLink = data.may.edit && source.cleared && (!above || data.sources[above]?.cleared !== false);
  const version = link ? data.links[link.id]?.version : undefined;

  const decide = async (state: LinkState, undo?: LinkState) => {
    if (!link) return;
    const answer = await change.run({ linkId: link.id, seen: version, state });
    if (!answer.ok) return;
    if (undo)
      toast(`Rejected: ${name} ${link.kind} ${aboveName}`, {
        label: "Undo",
        onPick: () => change.run({ linkId: link.id, state: undo }),
      });
  };

  const row = ["nd", node.counted ? "" : "uncounted", link?.state === "proposed" ? "proposed" : ""];
  return (
    <>
      <div className={row.filter(Boolean).join(" ")}>
        {node.circular ? (
          <span className="k loop" />
        ) : of ? (
          <OriginMark of={of.of} held={of.held} small />
        ) : (
          <span className="k" />
        )}
        <span className="grow">
          <b
            className={mark ? "font-[550]" : "font-normal"}
            dir="auto"
            title={`${source.title} (${sourceAbout(source)})`}
          >
            {name}
          </b>
          {node.evidenceIds.map((id) => {
            const stance = data.evidence.find((item) => item.id === id)?.stance;
            return stance ? <StanceSign key={id} stance={stance} glyphOnly /> : null;
          })}{" "}
          <span className="rel">
            {[
              dayWords(source.publishedAt, data.zone, data.now),
              link ? gotIt(link.kind) : "",
              of ? originMarkWord(of.of, of.held) : "",
            ]
              .filter(Boolean)
              .join(", ")}
            {source.confidential && " · confidential"}
            {node.again && !node.circular && " · drawn above"}
            {narrowedAway && " · not followed"}
          </span>
          {node.circular && (
            <>
              {" "}
              <span className="bad">circular</span>
            </>
          )}
          {source.state !== "good" && (
            <>
              {" "}
              <Tag className="critical">{sourceStateWord[source.state]}</Tag>
            </>
          )}
          {link?.state === "proposed" && (
            <span className="decide">
              <span className="prop">Proposed, not counted</span>
            </span>
          )}
          {link && link.state !== "proposed" && data.links[link.id]?.quote && (
            <span className="words" dir="auto">
              “{data.links[link.id]?.quote}”
            </span>
          )}
          <Ticks node={node} name={name} aboveName={aboveName} narrowing={tools.narrowing} />
          <Refusal refused={change.refused ?? edit.refused} />
        </span>
        {mayLink && !node.again && (
          <Menu label={`More about ${name}`} className="btn ghost icon sm" entries={entries()}>
            <Icon name="more" size={14} />
          </Menu>
        )}
      </div>
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <li key={child.link?.id ?? child.sourceId}>
              <OriginNode node={child} above={node.sourceId} tools={tools} />
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function entries(): MenuEntry[] {
    if (!source) return [];
    const set = (change: { ownReporting?: boolean | null; unidentified?: boolean }) =>
      edit.run({ sourceId: source.id, seen: source.version, ...change });
    const own = (label: string, value: boolean | null): MenuEntry => ({
      kind: "choice",
      label,
      chosen: source.ownReporting === value,
      onPick: () => set({ ownReporting: value }),
    });
    return [
      { label: "Where it got it from…", icon: "link", onPick: () => tools.draw({ from: source.id }) },
      ...(link && above
        ? [
            {
              label: "Change this link…",
              icon: "pen",
              onPick: () =>
                tools.draw({
                  from: source.id,
                  link: { id: link.id, to: above, kind: link.kind, quote: data.links[link.id]?.quote ?? "", version },
                }),
            } as const,
          ]
        : []),
      ...(link?.state === "confirmed"
        ? [{ label: "Reject this link", icon: "x", onPick: () => decide("rejected", "confirmed") } as const]
        : []),
      {
        kind: "link",
        label: "Open the source",
        icon: "external",
        href: `/dossiers/${data.dossierId}/sources/${source.id}`,
      },
      ...(source.kind === "article"
        ? [
            { kind: "line" } as const,
            { kind: "caption", label: "Own reporting" } as const,
            own("Yes", true),
            own("No", false),
            own("Not established", null),
          ]
        : []),
      { kind: "line" },
      {
        kind: "choice",
        label: "Nobody says who it is",
        chosen: source.unidentified,
        onPick: () => set({ unidentified: !source.unidentified }),
      },
    ];
  }
};

/** What comes from here comes by a link that nobody has confirmed: only therefore it is not followed. */
const leadsByProposal = ({ children }: OriginTreeNode): boolean =>
  children.some((child) => child.link?.state === "proposed" || leadsByProposal(child));

/** While evidence is narrowed: ticks for the link to the source above, and for the source's own reporting. */
const Ticks = ({
  node,
  name,
  aboveName,
  narrowing,
}: {
  node: OriginTreeNode;
  name: string;
  aboveName: string;
  narrowing: Narrowing;
}) => {
  const { evidence, open, named, toggle } = narrowing;
  if (!evidence) return null;
  const { link } = node;
  const own = evidence.sourceId === node.sourceId && !node.again && !node.circular;
  const tick = (id: string, words: string, label: string) => (
    <label className="tick-line">
      <input type="checkbox" className="check" checked={named.has(id)} aria-label={label} onChange={() => toggle(id)} />
      <span aria-hidden="true">{words}</span>
    </label>
  );
  return (
    <>
      {link && open.has(link.id) && tick(link.id, "rests on this", `${name} ${link.kind} ${aboveName}`)}
      {own && tick(node.sourceId, "its own reporting", `Own reporting of ${name}`)}
    </>
  );
};
