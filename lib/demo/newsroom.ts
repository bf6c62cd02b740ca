import type { Desk } from "@/db/client";
import { personByEmail } from "@/db/people";
import type { Actor } from "@/lib/actor";
import { type Cast, tellDredging } from "@/lib/demo/dredging";
import { type DemoSettings, type Player, storyteller } from "@/lib/demo/storyteller";
import { tellWaitingLists } from "@/lib/demo/waiting-lists";
import { Conflict } from "@/lib/errors";
import { noticeKinds } from "@/lib/history/notice";
import { addPerson, addPersonInput, chooseNotices } from "@/lib/people/commands";

const colleagues = {
  mara: ["Mara Kell", "mara.kell@demo.example"],
  tomas: ["Tomas Adair", "tomas.adair@demo.example"],
  sana: ["Sana Voss", "sana.voss@demo.example"],
} as const;

const noMail = Object.fromEntries(noticeKinds.map((kind) => [kind, "never" as const]));

const hours = 3_600_000;

/**
 * Loads the demo newsroom: two dossiers that the person who loads it leads, and three colleagues who cannot sign in
 * until an administrator gives them a link. Told through commands, so that its history is real.
 * @throws Conflict when it is loaded already.
 */
export async function tellDemo(transact: Desk["transact"], actor: Actor, settings: DemoSettings): Promise<void> {
  const { now, ...lead } = actor;
  const invite = (name: string, email: string): Promise<Player> =>
    transact(async (tx) => {
      if (await personByEmail(tx, email)) throw new Conflict("The demo newsroom is loaded already.");
      const person = addPersonInput.parse({ name, email, role: "member" });
      const { personId } = await addPerson(tx, { ...actor, admin: true }, person);
      // Nobody has their addresses.
      await chooseNotices(tx, { personId, admin: false, now }, noMail);
      return { personId, admin: false };
    });
  const cast: Cast = {
    lead,
    mara: await invite(...colleagues.mara),
    tomas: await invite(...colleagues.tomas),
    sana: await invite(...colleagues.sana),
  };
  const in2Days = at18(new Date(now.getTime() + 48 * hours));
  const in6Days = at18(new Date(now.getTime() + 144 * hours));
  await tellDredging(storyteller(transact, settings, new Date(now.getTime() - 12 * hours)), cast, in2Days);
  await tellWaitingLists(storyteller(transact, settings, new Date(now.getTime() - 4 * hours)), cast, in6Days);
}

const at18 = (day: Date): string => `${day.toISOString().slice(0, 10)}T18:00:00.000Z`;
