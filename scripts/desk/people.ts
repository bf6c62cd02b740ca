import type { Desk } from "@/db/client";
import { peopleCount, peopleList } from "@/db/people";
import type { Actor } from "@/lib/actor";
import { tellDemo } from "@/lib/demo/newsroom";
import { parse } from "@/lib/input";
import { addPerson, addPersonInput, askForReset, createToken, createTokenInput } from "@/lib/people/commands";
import { linkOf } from "@/lib/people/letters";
import { newPasswordHash } from "@/lib/people/password-hash";
import { takeSetupCode } from "@/lib/people/setup-code";
import type { Settings } from "@/lib/settings";
import { actorFor, Failed, type Verb } from "@/scripts/desk/verb";

const addPersonVerb: Verb = {
  name: "person add",
  usage: "person add --email E --name N --role admin|member [--password-stdin]",
  does: "creates an account; without a password it prints a link by which the person sets one",
  options: {
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
    "password-stdin": { type: "boolean" },
  },
  async run(typed, terminal) {
    const said = parse(addPersonInput.omit({ passwordHash: true }), {
      email: typed.needed("email"),
      name: typed.needed("name"),
      role: typed.needed("role"),
    });
    const password = typed.flag("password-stdin") ? (await terminal.stdin()).replace(/\r?\n$/, "") : null;
    const passwordHash = password === null ? null : await newPasswordHash(password, said);
    const desk = await terminal.open();
    const { id, offer } = await account(desk, { ...said, passwordHash }, terminal.now);
    if (said.role === "admin") takeSetupCode(terminal.settings().dataDir);
    const link = offer && linkOf(offer, "reset");
    const made = `${said.name} can sign in as ${said.email}`;
    return {
      text: link ? `${made} after setting a password, once and until ${offer.expiresAt}:\n${link}\n` : `${made}.\n`,
      json: { id, ...said, ...(link ? { link, expiresAt: offer.expiresAt } : {}) },
    };
  },
};

const createTokenVerb: Verb = {
  name: "token create",
  usage: "token create --email E [--name N] [--scope read|write]",
  does: "prints an API token that acts as the person, this once; only its hash is kept",
  options: { email: { type: "string" }, name: { type: "string" }, scope: { type: "string" } },
  async run(typed, terminal) {
    const email = typed.needed("email");
    const input = parse(createTokenInput, {
      name: typed.value("name") ?? "command line",
      scope: typed.value("scope") ?? undefined,
    });
    const desk = await terminal.open();
    const actor = await actorFor(desk, email, terminal.now);
    const { tokenId, token, expiresAt } = await desk.transact((tx) => createToken(tx, actor, input));
    return { text: `${token}\n`, json: { id: tokenId, token, scope: input.scope, expiresAt } };
  },
};

const demoVerb: Verb = {
  name: "demo",
  usage: "demo [--email E]",
  does: "loads the demo newsroom; E leads its dossiers, or the first administrator does",
  options: { email: { type: "string" } },
  async run(typed, terminal) {
    const desk = await terminal.open();
    const { actor, link } = await demoLead(desk, typed.value("email"), terminal.now, terminal.settings());
    await tellDemo(desk.transact, actor, terminal.settings());
    const text = `The demo newsroom is loaded; ${actor.name} leads its dossiers.\n`;
    return {
      text: link ? `${text}Set a password for ${actor.name}, once and within a day:\n${link}\n` : text,
      json: { personId: actor.personId, ...(link ? { link } : {}) },
    };
  },
};

export const peopleVerbs: readonly Verb[] = [addPersonVerb, createTokenVerb, demoVerb];

type Account = { email: string; name: string; role: "admin" | "member"; passwordHash: string | null };

/** Adds an account, with a link for setting a password where it has none. */
const account = (desk: Desk, wanted: Account, now: Date) =>
  desk.transact(async (tx) => {
    const visitor = { personId: null, now };
    const { personId: id } = await addPerson(tx, visitor, wanted);
    const offer = wanted.passwordHash === null ? await askForReset(tx, visitor, { email: wanted.email }) : null;
    return { id, offer };
  });

/** On an empty desk the demo brings its own administrator; there is no default password anywhere. */
async function demoLead(desk: Desk, email: string | null, now: Date, settings: Settings) {
  if (email !== null) return { actor: await actorFor(desk, email, now), link: null };
  if ((await peopleCount(desk.read)) === 0) {
    const editor = { email: "editor@demo.example", name: "Demo Editor", role: "admin", passwordHash: null } as const;
    const { id, offer } = await account(desk, editor, now);
    takeSetupCode(settings.dataDir);
    const actor: Actor & { name: string } = { personId: id, admin: true, name: editor.name, now };
    return { actor, link: offer && linkOf(offer, "reset") };
  }
  const { items } = await peopleList(desk.read, { limit: 1000 });
  const admin = items.find(({ role, disabled }) => role === "admin" && !disabled);
  if (!admin) throw new Failed("There is no administrator who can sign in. Say who leads the demo: --email E.");
  return { actor: { personId: admin.id, admin: true, name: admin.name, now }, link: null };
}
