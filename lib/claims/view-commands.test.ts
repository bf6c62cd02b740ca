import { describe, expect, test } from "vitest";
import { claimListViewsOf } from "@/db/claim-list-views";
import { historyOf } from "@/db/history";
import type { Actor } from "@/lib/actor";
import {
  changeView,
  changeViewInput,
  keepView,
  keepViewInput,
  removeView,
  removeViewInput,
} from "@/lib/claims/view-commands";
import { editDossier, removeMember } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

async function roomWithViews() {
  const room = await newNewsroom();
  const { run, dossierId, desk } = room;
  const keep = (actor: Actor, over: object = {}) =>
    run(keepView, actor, keepViewInput.parse({ dossierId, name: "Figures", query: "kind=figure", ...over }));
  const change = (actor: Actor, view: { id: string }, set: object, seen = 1) =>
    run(changeView, actor, changeViewInput.parse({ viewId: view.id, seen, ...set }));
  const remove = (actor: Actor, view: { id: string }) =>
    run(removeView, actor, removeViewInput.parse({ viewId: view.id }));
  const seenBy = async (actor: Actor) => (await claimListViewsOf(desk.read, actor, dossierId)).map(({ name }) => name);
  const newest = async () => (await historyOf(desk.read, room.lead, dossierId, { limit: 1 }))[0];
  return { ...room, keep, change, remove, seenBy, newest };
}

describe("a view of the claims", () => {
  test("is its owner’s alone, and the history does not say what it is called", async () => {
    const { keep, seenBy, newest, checker, second, lead } = await roomWithViews();
    await keep(checker);
    expect(await seenBy(checker)).toEqual(["Figures"]);
    for (const other of [second, lead]) expect(await seenBy(other)).toEqual([]);
    expect(await newest()).toMatchObject({ type: "view-kept", payload: { name: null } });
  });

  test("is everybody’s in the dossier once it is shared, and nobody’s outside", async () => {
    const { keep, seenBy, newest, checker, second, reader, outsider, admin } = await roomWithViews();
    await keep(checker, { shared: true });
    for (const member of [checker, second, reader]) expect(await seenBy(member)).toEqual(["Figures"]);
    for (const other of [outsider, admin]) expect(await seenBy(other)).toEqual([]);
    expect(await newest()).toMatchObject({ type: "view-kept", payload: { name: "Figures" } });
  });

  test("keeps of a query what the list knows", async () => {
    const { keep, desk, checker, dossierId } = await roomWithViews();
    await keep(checker, { query: "colour=red&sort=-due&kind=figure" });
    const [view] = await claimListViewsOf(desk.read, checker, dossierId);
    expect(view?.query).toBe("kind=figure&sort=-due");
  });

  test("has a name that its owner uses once; others may use it, too", async () => {
    const { keep, change, checker, second } = await roomWithViews();
    await keep(checker);
    await keep(second);
    await expect(keep(checker)).rejects.toThrow(Conflict);
    const other = await keep(checker, { name: "Quotes" });
    await expect(change(checker, other, { name: "Figures" })).rejects.toThrow(Conflict);
  });

  test("is renamed, shared, taken back and removed by its owner", async () => {
    const { keep, change, remove, seenBy, newest, checker, second } = await roomWithViews();
    const view = await keep(checker);
    await change(checker, view, { name: "Numbers" });
    expect(await newest()).toMatchObject({ type: "view-changed", payload: { name: null, changes: {} } });
    await change(checker, view, { shared: true }, 2);
    expect(await newest()).toMatchObject({ payload: { name: "Numbers", changes: { shared: [false, true] } } });
    expect(await seenBy(second)).toEqual(["Numbers"]);
    await change(checker, view, { shared: false }, 3);
    expect(await seenBy(second)).toEqual([]);
    await remove(checker, view);
    expect(await seenBy(checker)).toEqual([]);
    expect(await newest()).toMatchObject({ type: "view-removed", payload: { name: null } });
  });

  test("that is shared is changed by its owner or a lead, and by nobody else", async () => {
    const { keep, change, remove, seenBy, checker, second, reader, lead } = await roomWithViews();
    const view = await keep(checker, { shared: true });
    for (const other of [second, reader]) {
      await expect(change(other, view, { name: "Mine" })).rejects.toThrow(Forbidden);
      await expect(remove(other, view)).rejects.toThrow(Forbidden);
    }
    await change(lead, view, { name: "All figures" });
    expect(await seenBy(reader)).toEqual(["All figures"]);
    await remove(lead, view);
    expect(await seenBy(checker)).toEqual([]);
  });

  test("of somebody else’s own is not there, not even for a lead", async () => {
    const { keep, change, remove, checker, lead, outsider } = await roomWithViews();
    const view = await keep(checker);
    for (const other of [lead, outsider]) {
      await expect(change(other, view, { name: "Mine" })).rejects.toThrow(NotFound);
      await expect(remove(other, view)).rejects.toThrow(NotFound);
    }
  });

  test("that was changed since it was seen is not written over", async () => {
    const { keep, change, checker, lead } = await roomWithViews();
    const view = await keep(checker, { shared: true });
    await change(lead, view, { name: "All figures" });
    await expect(change(checker, view, { name: "Numbers" })).rejects.toMatchObject({ extra: { current: 2 } });
  });
});

describe("who may", () => {
  test("a reader keeps views of their own and shares none", async () => {
    const { keep, change, seenBy, reader } = await roomWithViews();
    await expect(keep(reader, { shared: true })).rejects.toThrow(Forbidden);
    const view = await keep(reader);
    await expect(change(reader, view, { shared: true })).rejects.toThrow(Forbidden);
    expect(await seenBy(reader)).toEqual(["Figures"]);
  });

  test("an outsider finds no dossier", async () => {
    const { keep, outsider, admin } = await roomWithViews();
    for (const other of [outsider, admin]) await expect(keep(other)).rejects.toThrow(NotFound);
  });

  test("in a closed dossier views are kept, and no new ones shared", async () => {
    const { keep, run, lead, checker, dossierId, seenBy } = await roomWithViews();
    await run(editDossier, lead, { dossierId, seen: 1, state: "closed" } as Parameters<typeof editDossier>[2]);
    await keep(checker);
    await expect(keep(checker, { name: "Shared", shared: true })).rejects.toThrow(Forbidden);
    expect(await seenBy(checker)).toEqual(["Figures"]);
  });

  test("whoever leaves the dossier leaves behind what they shared", async () => {
    const { keep, run, lead, checker, second, dossierId, seenBy } = await roomWithViews();
    await keep(checker, { shared: true });
    await keep(checker, { name: "Own" });
    await run(removeMember, lead, { dossierId, personId: checker.personId });
    expect(await seenBy(second)).toEqual(["Figures"]);
    expect(await seenBy(checker)).toEqual([]);
  });

  test("nobody keeps more views than they can look through", async () => {
    const { keep, checker } = await roomWithViews();
    for (let at = 0; at < 50; at++) await keep(checker, { name: `View ${at}` });
    await expect(keep(checker, { name: "One more" })).rejects.toThrow(Conflict);
  });
});

test("two who rename a shared view at once: one is refused", async () => {
  const { keep, change, checker, lead } = await roomWithViews();
  const view = await keep(checker, { shared: true });
  const outcomes = await Promise.allSettled([
    change(checker, view, { name: "Numbers" }),
    change(lead, view, { name: "Counts" }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
});
