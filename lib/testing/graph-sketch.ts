/**
 * Dossiers in a few plain lines, for tests and for whoever wants to try a rule.
 *
 *     annex: document of Harbour Board, held
 *     courier: article of Halvern Courier by Ann Lee, own reporting
 *     officials: unidentified interview
 *     courier obtained annex
 *     northline rewrites courier (proposed)
 *
 * A source that has no line of its own is an article of the outlet of its name, own reporting not established. A link
 * is known by its words: "courier obtained annex". Evidence is written "northline", "northline refutes", or narrowed
 * "northline via northline rewrites courier; courier".
 */

import {
  type EvidenceItem,
  type GraphIndex,
  indexGraph,
  type OriginLink,
  type SourceNode,
} from "@/lib/sources/origins";
import type { OutletName } from "@/lib/sources/outlet";
import { linkKinds, linkStates, sourceKinds, stances } from "@/lib/sources/source";

export function sketch(text: string, outlets: readonly OutletName[] = []): GraphIndex {
  const sources = new Map<string, SourceNode>();
  const links: OriginLink[] = [];
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  for (const line of lines) {
    const node = /^(\w+): (.+)$/.exec(line);
    if (node?.[1] && node[2]) sources.set(node[1], sourceIn(node[1], node[2]));
  }
  for (const line of lines) {
    if (/^\w+:/.test(line)) continue;
    const [, from = "", kindText, to = "", stateText = "confirmed"] =
      /^(\w+) (\w+) (\w+)(?: \((\w+)\))?$/.exec(line) ?? [];
    const kind = linkKinds.find((name) => name === kindText);
    const state = linkStates.find((name) => name === stateText);
    if (!kind || !state) throw new Error(`No link in this line: ${line}`);
    for (const id of [from, to]) if (!sources.has(id)) sources.set(id, sourceIn(id, `article of ${id}`));
    links.push({ id: `${from} ${kind} ${to}`, from, to, kind, state });
  }
  return indexGraph({ sources: [...sources.values()], links, outlets });
}

function sourceIn(id: string, text: string): SourceNode {
  const [what = "", ...flags] = text.split(", ");
  const [, unidentified, kindText, outlet = "", author = ""] =
    /^(unidentified )?(\w+)(?: of (.+?))?(?: by (.+))?$/.exec(what) ?? [];
  const kind = sourceKinds.find((name) => name === kindText);
  if (!kind) throw new Error(`No kind of source in this line: ${id}: ${text}`);
  return {
    id,
    kind,
    outlet,
    author,
    unidentified: Boolean(unidentified),
    ownReporting: flags.includes("own reporting") ? true : flags.includes("not own reporting") ? false : null,
    held: flags.includes("held"),
    retracted: flags.includes("retracted"),
    works: flags.filter((flag) => flag.startsWith("work ")),
  };
}

export const evidenceOn = (...lines: readonly string[]): EvidenceItem[] =>
  lines.map((line, i) => {
    const [what = "", via] = line.split(" via ");
    const [sourceId = "", stanceText = "supports"] = what.split(" ");
    const stance = stances.find((name) => name === stanceText);
    if (!stance) throw new Error(`No stance in this line: ${line}`);
    return { id: `e${i + 1}`, sourceId, stance, via: via ? via.split("; ") : [] };
  });
