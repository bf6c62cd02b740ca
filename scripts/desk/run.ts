import { parseArgs } from "node:util";
import { Invalid, Refusal } from "@/lib/errors";
import { SettingsError } from "@/lib/settings";
import { anchorVerbs } from "@/scripts/desk/anchor";
import { attributionVerbs } from "@/scripts/desk/attributions";
import { backupVerbs } from "@/scripts/desk/backup";
import { exportVerbs } from "@/scripts/desk/export";
import { historyVerbs } from "@/scripts/desk/history";
import { importVerbs } from "@/scripts/desk/import";
import { peopleVerbs } from "@/scripts/desk/people";
import { sharedVerbs } from "@/scripts/desk/shared";
import { Failed, type Terminal, type Typed, UsageError, type Verb } from "@/scripts/desk/verb";
import { verifyVerbs } from "@/scripts/desk/verify";

export const verbs: readonly Verb[] = [
  ...peopleVerbs,
  ...importVerbs,
  ...attributionVerbs,
  ...anchorVerbs,
  ...sharedVerbs,
  ...exportVerbs,
  ...verifyVerbs,
  ...historyVerbs,
  ...backupVerbs,
];

const usage = (): string =>
  [
    "npm run -s desk -- VERB …",
    "",
    ...verbs.flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]),
    "",
    "  With --json a verb prints JSON.",
    "",
  ].join("\n");

/**
 * Runs one verb of the command line and returns the exit code: 0, or 1 after one line on standard error that says what
 * to do. What a command refuses is told in the same words as on the screen.
 */
export async function runDesk(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const verb = verbs.find(({ name }) => name.split(" ").every((word, i) => args[i] === word));
  if (!verb) {
    terminal.err(usage());
    return 1;
  }
  try {
    const typed = typedFor(verb, args.slice(verb.name.split(" ").length));
    const done = await verb.run(typed, terminal);
    if (done) terminal.out(typed.flag("json") ? `${JSON.stringify(done.json)}\n` : done.text);
    return 0;
  } catch (error) {
    terminal.err(`${sentenceOf(error, verb).replace(/\s*\n\s*/g, " ")}\n`);
    return 1;
  }
}

function typedFor(verb: Verb, args: readonly string[]): Typed {
  const options = { ...verb.options, json: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  const value = (name: string): string | null => {
    const found = (values as Record<string, unknown>)[name];
    return typeof found === "string" ? found : null;
  };
  return {
    value,
    needed(name) {
      const found = value(name);
      if (found === null) throw new UsageError(`--${name} is missing.`);
      return found;
    },
    flag: (name) => (values as Record<string, unknown>)[name] === true,
    files: positionals,
  };
}

function sentenceOf(error: unknown, verb: Verb): string {
  if (error instanceof Invalid) return [error.message, ...Object.values(error.fields)].join(" ");
  if (error instanceof Refusal || error instanceof SettingsError || error instanceof Failed) return error.message;
  if (error instanceof UsageError) return `${error.message} Write: ${verb.usage}`;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && code.startsWith("ERR_PARSE_ARGS"))
    return `${String(message).split(". ")[0]}. Write: ${verb.usage}`;
  return `${verb.name} failed: ${String(message ?? error)}`;
}
