import { BadBackup, makeBackup, restoreBackup } from "@/db/backup";
import { Failed, pathOf, type Terminal, UsageError, type Verb } from "@/scripts/desk/verb";

const backup: Verb = {
  name: "backup",
  usage: "backup --out FILE",
  does: "writes everything into one file, while the server may be running; says which keys it holds",
  options: { out: { type: "string" } },
  async run(typed, terminal) {
    const out = pathOf(terminal, typed.needed("out"));
    await terminal.open();
    const contents = await refusing(async () => makeBackup(terminal.settings().dataDir, out));
    const { blobs, events, keys } = contents;
    const held =
      keys.length > 0
        ? `It holds the key ${keys.join(", ")}: keep it as safe as the desk itself.`
        : "It holds no keys.";
    return { text: `${out}: ${events} events, ${blobs} stored files. ${held}\n`, json: { file: out, ...contents } };
  },
};

const restore: Verb = {
  name: "restore",
  usage: "restore FILE",
  does: "puts a backup in place; the server must be stopped; what was there is moved aside, never deleted",
  options: {},
  async run(typed, terminal) {
    const [file, ...more] = typed.files;
    if (!file || more.length > 0) throw new UsageError("Name one backup.");
    await mustBeStopped(terminal);
    const { dataDir } = terminal.settings();
    const done = await refusing(async () => restoreBackup(pathOf(terminal, file), dataDir, terminal.now));
    const aside = done.movedTo ? ` What was there is in ${done.movedTo}.` : "";
    return { text: `Restored ${done.events} events and ${done.blobs} stored files.${aside}\n`, json: done };
  },
};

/** A running server would go on writing into the files that are moved aside. */
async function mustBeStopped(terminal: Terminal): Promise<void> {
  const { host, port } = terminal.settings();
  const address = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}/api/v1/health`;
  const answers = await fetch(address, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (answers) throw new Failed("The server is running. Stop it first, then restore.");
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadBackup) throw new Failed(error.message);
    throw error;
  }
}

export const backupVerbs: readonly Verb[] = [backup, restore];
