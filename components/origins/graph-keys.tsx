"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useSingleKeys } from "@/components/ui/single-keys";
import { useZoom } from "./graph-zoom";

/**
 * The drawing takes the focus once; then the arrow keys move between its boxes: left to where it got it from, right to
 * who got it from there, up and down within a column. T goes to the table. + and - make it larger and smaller, 0 shows
 * its whole width; dragging moves it.
 */
export const GraphKeys = ({
  children,
  label,
  tools,
}: {
  children: ReactNode;
  label: string;
  /** What else can be done with the drawing, beside its size. */
  tools?: ReactNode;
}) => {
  const region = useRef<HTMLElement>(null);
  const nodes = () => [...(region.current?.querySelectorAll<SVGAElement>("[data-node]") ?? [])];

  useEffect(() => {
    // After every render: without this script each box can be reached by Tab.
    const all = nodes();
    const current = all.find((node) => node.getAttribute("tabindex") === "0") ?? all[0];
    for (const node of all) node.setAttribute("tabindex", node === current ? "0" : "-1");
  });

  const zoom = useZoom(region);
  useSingleKeys({ t: () => document.getElementById("origin-table")?.focus() });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = event.target instanceof Element ? event.target.closest<SVGAElement>("[data-node]") : null;
    if (!here) return;
    const to = next(here, event.key, nodes());
    if (to === undefined) return;
    event.preventDefault();
    if (!to) return;
    here.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  return (
    <>
      <fieldset className="row justify-end gap-1 pt-3 max-md:hidden" aria-label="Size of the drawing">
        {tools}
        <Button size="sm" variant="ghost" icon="minus" aria-label="Smaller" onClick={zoom.smaller} />
        <Button size="sm" variant="ghost" shortcut="0" onClick={zoom.fit}>
          Whole width
        </Button>
        <Button size="sm" variant="ghost" icon="plus" aria-label="Larger" onClick={zoom.larger} />
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keyboard too */}
      <section ref={region} className="scroll md:overflow-x-auto" tabIndex={0} aria-label={label} onKeyDown={onKeyDown}>
        {children}
      </section>
    </>
  );
};

/** Where a key leads: null where there is nothing that way, undefined when the key moves nothing. */
function next(here: SVGAElement, key: string, all: readonly SVGAElement[]): SVGAElement | null | undefined {
  const { upstream = "", downstream = "", column, row } = here.dataset;
  const named = (ids: string) => all.find((node) => ids.split(" ").includes(node.dataset.node ?? "")) ?? null;
  const at = (by: number) =>
    all.find((node) => node.dataset.column === column && Number(node.dataset.row) === Number(row) + by) ?? null;
  if (key === "ArrowLeft") return named(upstream);
  if (key === "ArrowRight") return named(downstream);
  if (key === "ArrowUp") return at(-1);
  if (key === "ArrowDown") return at(1);
  return undefined;
}
