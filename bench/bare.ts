import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const folder = join(root, ".cache", "bench-bare");

export type Bare = { page: string; json: string; stop: () => void };

/**
 * Starts the two floors of a served list, each in a process of its own: a page of the bare framework, and a bare Node
 * server that answers JSON. Both read the same 50 rows of the desk's own database by one prepared statement.
 */
export async function bareServers(database: string, dossierId: string): Promise<Bare> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "app"), { recursive: true });
  for (const name of ["layout.tsx", "page.tsx"]) cpSync(join(root, "bench", "bare", name), join(folder, "app", name));
  // Its own copy, of links where the system makes them: the framework would look for a desk around a folder that is linked.
  const modules = [join(root, "node_modules"), join(folder, "node_modules")] as const;
  if (spawnSync("cp", ["-al", ...modules]).status !== 0) cpSync(...modules, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"name":"bare","private":true,"type":"module"}');
  writeFileSync(join(folder, "next.config.js"), "export default { turbopack: { root: import.meta.dirname } };\n");
  const env = { ...process.env, NODE_ENV: "production" as const, BARE_DATABASE: database, BARE_DOSSIER: dossierId };
  const next = join(folder, "node_modules", "next", "dist", "bin", "next");
  const { status, stderr } = spawnSync(process.execPath, [next, "build"], { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`the bare page was not built: ${stderr}`);
  const [pagePort, jsonPort] = [await freePort(), await freePort()];
  const started = [
    spawn(process.execPath, [next, "start", "-p", String(pagePort)], { cwd: folder, env, stdio: "ignore" }),
    spawn(process.execPath, ["--input-type=module", "--eval", jsonServer], {
      ...{ cwd: root, stdio: "ignore" },
      env: { ...env, BARE_PORT: String(jsonPort) },
    }),
  ];
  const bare: Bare = {
    page: `http://127.0.0.1:${pagePort}/`,
    json: `http://127.0.0.1:${jsonPort}/`,
    stop: () => started.forEach((process: ChildProcess) => void process.kill()),
  };
  await Promise.all([answers(bare.page), answers(bare.json)]);
  return bare;
}

const jsonServer = `
import { createServer } from "node:http";
import Database from "better-sqlite3";
const rows = new Database(process.env.BARE_DATABASE, { readonly: true }).prepare(
  "select ref, statement, status, stakes, kind from claims where dossier_id = ? order by number limit 50",
);
createServer((_request, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify({ items: rows.all(process.env.BARE_DOSSIER) }));
}).listen(Number(process.env.BARE_PORT), "127.0.0.1");
`;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function answers(url: string): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}
