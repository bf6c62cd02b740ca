import { verifyHistory } from "@/lib/history/verify";
import { Failed, type Verb } from "@/scripts/desk/verb";

const verifyVerb: Verb = {
  name: "history verify",
  usage: "history verify",
  does: "checks the event chains of the database; names the first bad event",
  options: {},
  async run(typed, terminal) {
    const desk = await terminal.open();
    const { chains, events, broken } = await verifyHistory(desk.read);
    const [first] = broken;
    const json = { ok: broken.length === 0, chains, events, broken };
    if (!first) return { text: `${events} events in ${chains} chains: whole.\n`, json };
    if (typed.flag("json")) terminal.out(`${JSON.stringify(json)}\n`);
    throw new Failed(`History is broken at event ${first.number} of ${first.chain}: ${first.reason}.`);
  },
};

export const historyVerbs: readonly Verb[] = [verifyVerb];
