import { expect, it } from "vitest";
import type { z } from "zod";
import type { Desk } from "@/db/client";
import { newsroomHistory } from "@/db/history";
import { outletsAll } from "@/db/outlets";
import type { Actor } from "@/lib/actor";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import { saveOutlet, saveOutletInput } from "@/lib/people/commands";
import { newDesk, newPerson } from "@/lib/testing/desk";

const save = async (desk: Desk, actor: Actor, input: z.input<typeof saveOutletInput>) => {
  const parsed = parse(saveOutletInput, input);
  return desk.transact((tx) => saveOutlet(tx, actor, parsed));
};

async function newsroom() {
  const desk = await newDesk();
  return { desk, ada: await newPerson(desk, "Ada Admin", { admin: true }), moe: await newPerson(desk, "Moe Member") };
}

const courier = {
  name: "The Halvern Courier",
  shortNames: ["the Courier", "Courier", "Courier"],
  domains: ["https://www.Courier.example/news", "courier.example"],
  reliability: "B",
} as const;

const input = () => ({ ...courier, shortNames: [...courier.shortNames], domains: [...courier.domains] });

it("an outlet is known by its names and domains, each kept once however it was written", async () => {
  const { desk, ada } = await newsroom();
  await save(desk, ada, input());
  expect(await outletsAll(desk.read)).toMatchObject([
    {
      name: "The Halvern Courier",
      shortNames: ["the Courier", "Courier"],
      domains: ["courier.example"],
      reliability: "B",
      version: 1,
    },
  ]);
  expect((await newsroomHistory(desk.read, { limit: 1 }))[0]).toMatchObject({
    type: "outlet-saved",
    payload: { name: "The Halvern Courier", domains: ["courier.example"] },
  });
});

it("an outlet is changed by who saw it as it is, and the other of two at once gets what is there now", async () => {
  const { desk, ada } = await newsroom();
  const { id } = await save(desk, ada, input());
  const answers = await Promise.allSettled([
    save(desk, ada, { ...input(), outletId: id, seen: 1, reliability: "C" }),
    save(desk, ada, { ...input(), outletId: id, seen: 1, name: "Halvern Courier" }),
  ]);
  expect(answers[0]).toMatchObject({ status: "fulfilled", value: { reliability: "C", version: 2 } });
  expect(answers[1]).toMatchObject({ status: "rejected", reason: expect.any(Conflict) });
  expect((answers[1] as PromiseRejectedResult).reason.extra.current).toMatchObject({ reliability: "C", version: 2 });
});

it("outlets are refused to members, and by the same name, unseen, unknown or with what is no domain", async () => {
  const { desk, ada, moe } = await newsroom();
  const { id } = await save(desk, ada, input());
  await expect(save(desk, moe, { name: "Northline" })).rejects.toThrow(Forbidden);
  await expect(save(desk, ada, input())).rejects.toThrow(Conflict);
  await expect(save(desk, ada, { ...input(), outletId: id })).rejects.toThrow(Invalid);
  await expect(save(desk, ada, { name: "Northline", outletId: "nothing", seen: 1 })).rejects.toThrow(NotFound);
  for (const domain of ["courier", "not a domain", "127.0.0.1", ""])
    await expect(save(desk, ada, { name: "Northline", domains: [domain] }), domain).rejects.toThrow(Invalid);
  expect(await outletsAll(desk.read)).toHaveLength(1);
});
