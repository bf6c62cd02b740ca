import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/actor";
import { dossierOrigins } from "@/lib/sources/dossier-origins";
import { originsSvg } from "@/lib/sources/drawing/svg";
import { drawOrigins } from "@/lib/sources/origin-drawing";
import { newNewsroom } from "@/lib/testing/newsroom";
import { originsView } from "./view";

type Room = Awaited<ReturnType<typeof newNewsroom>>;

async function fileFor(room: Room, actor: Actor): Promise<string> {
  const map = await dossierOrigins(room.desk.read, actor, room.dossierId, null);
  const { scene, boxes, open, circular, arcLabels } = originsView(map, room.dossierId, "UTC");
  if (!scene) throw new Error("nothing to draw");
  const drawing = await drawOrigins(scene.sourceIds, scene.links, scene.circles);
  return originsSvg({
    drawing,
    boxes,
    links: open,
    circular,
    arcLabels,
    title: "Halvern <dredging> & more",
    about: "",
  });
}

describe("the drawing as a file", () => {
  it("needs nothing but itself, and says what names say, whatever is in them", async () => {
    const room = await newNewsroom();
    const evil = await room.source(`</text><script>alert(1)</script>&"'`, { kind: "document" });
    const a = await room.article("The port paid.", { outlet: "North & South <line>" });
    await room.link({ id: a.sourceId ?? "" }, evil, { kind: "obtained" });
    const b = await room.article("The port paid twice.", { outlet: "\u0001 Odd" });
    await room.link({ id: b.sourceId ?? "" }, { id: a.sourceId ?? "" }, { state: "proposed" });
    const svg = await fileFor(room, room.lead);
    expect(svg).not.toMatch(/<script|<style|style=|class=|href|url\(|var\(/);
    expect(svg).toContain("North &amp; South &lt;l");
    expect(svg).toContain("<title>Halvern &lt;dredging&gt; &amp; more</title>");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in the file
    expect(svg).not.toMatch(/[\u0000-\u0008\ufffe]/);
    expect(svg.isWellFormed()).toBe(true);
    expect(svg.match(/<(\w+)/g)?.length).toBe(svg.match(/<\/\w+>|\/>/g)?.length ?? 0);
    expect(svg, "proposed links are dotted").toContain('stroke-dasharray="1.5 4"');
  });

  it("gives no confidential source away to those not cleared", async () => {
    const room = await newNewsroom();
    const secret = await room.source("Harbour clerk Ann Lee", {
      ...{ kind: "interview", author: "Ann Lee", outlet: "Harbour Board", confidential: true, pseudonym: "a clerk" },
    });
    const a = await room.article("The port paid.", { outlet: "Northline" });
    await room.link({ id: a.sourceId ?? "" }, secret, { kind: "interviewed", quote: "Ann Lee told us" });
    expect(await fileFor(room, room.checker)).toContain("Harbour clerk");
    const seen = await fileFor(room, room.second);
    expect(seen).toContain("a clerk");
    expect(seen).not.toMatch(/Ann Lee|Harbour clerk|Harbour Board/);
  });
});
