import { join } from "node:path";
import Database from "better-sqlite3";
import type { Bare } from "@/bench/bare";
import { type Line, median, randomFrom } from "@/bench/measure";
import { listening, signedIn } from "@/bench/signed-in";
import { newPeople, type People, type Person } from "@/e2e/people";
import type { Site } from "@/e2e/server";

const peopleCount = 25;
const seconds = 20;
/** Between two things that one person does, in milliseconds: half of it to half as much again, since nobody keeps time. */
const pause = 2000;
const rounds = 21;
const perRound = 120;
/**
 * Rounds before any that count, for ours and the floors alike: a desk serves for weeks, and what Node is asked for it goes on
 * compiling for some thousand requests. Whatever was asked for more often would have the advantage.
 */
const warmUp = 40;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Lists of 50, as pages and by the API, in turns with the least that the framework and Node can do. */
export async function listsServed(site: Site, { lead }: People, dossierId: string, bare: Bare): Promise<Line[]> {
  const Cookie = await signedIn(site, lead);
  const page = (path: string) => async () => {
    const answer = await fetch(site.url + path, { headers: { Cookie, "Accept-Encoding": "identity" } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    await answer.arrayBuffer();
  };
  const plain = (url: string) => async () => {
    await (await fetch(url, { headers: { "Accept-Encoding": "identity" } })).arrayBuffer();
  };
  const api = (path: string) => async () => {
    await (await lead.api.send("GET", path)).arrayBuffer();
  };
  const [sources, claims] = [page(`/dossiers/${dossierId}/sources`), page(`/dossiers/${dossierId}/claims`)];
  const desk = new Database(join(site.dataDir, "second-source.sqlite"));
  desk.pragma("synchronous = off");
  // What a page read is kept until something is written, so the lists are also asked for after a write each time.
  const afterWrite = (ask: () => Promise<void>) => async () => {
    desk.pragma(`user_version = ${(desk.pragma("user_version", { simple: true }) as number) + 1}`);
    await ask();
  };
  const apiClaims = api(`/dossiers/${dossierId}/claims?limit=50`);
  const apiSources = api(`/dossiers/${dossierId}/sources?limit=50`);
  const [floorPage, floorJson] = [plain(bare.page), plain(bare.json)];
  for (let round = 0; round < warmUp; round++)
    for (const ask of [sources, claims, floorPage, apiClaims, apiSources, floorJson]) await perRequest(ask);
  const lines = [
    await inTurns("the list of sources", sources, floorPage, 1 / 0.85),
    await inTurns("the table of claims", claims, floorPage, 1 / 0.85),
    await inTurns("the list of sources, after a write each time", afterWrite(sources), floorPage),
    await inTurns("the table of claims, after a write each time", afterWrite(claims), floorPage),
    await inTurns("50 claims by the API", apiClaims, floorJson, 10),
    await inTurns("50 sources by the API", apiSources, floorJson, 10),
    await inTurns("50 claims by the API, after a write each time", afterWrite(apiClaims), floorJson),
    await inTurns("50 sources by the API, after a write each time", afterWrite(apiSources), floorJson),
  ];
  desk.close();
  return lines;
}

/** Eight asked for at a time; the milliseconds that one takes the server, so that a ratio of times is one of requests. */
async function perRequest(ask: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let at = 0; at < perRound / 8; at++) await ask();
    }),
  );
  return (performance.now() - begun) / perRound;
}

async function inTurns(name: string, ours: () => Promise<void>, floor: () => Promise<void>, ratio?: number) {
  const taken = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    taken.ours.push(await perRequest(ours));
    taken.floor.push(await perRequest(floor));
  }
  const line: Line = {
    job: `${name}, a request`,
    ours: median(taken.ours),
    floor: median(taken.floor),
    ...(ratio === undefined ? {} : { target: { ratio } }),
  };
  console.log(
    `${name}: ${(1000 / line.ours).toFixed(0)} requests a second, the floor ${(1000 / line.floor).toFixed(0)}`,
  );
  return line;
}

/**
 * 25 people at work in one dossier, four reads to a change, while each also has a second dossier open in which something
 * happens now and then: how long until every one of them hears of it.
 */
export async function peopleWorking(
  site: Site,
  { lead }: People,
  { dossierId, claims }: { dossierId: string; claims: number },
  bare: Bare,
): Promise<Line[]> {
  const names = Array.from({ length: peopleCount }, (_, at) => [`Colleague ${claims} ${at}`, "member"] as const);
  const people = await newPeople(site, names);
  const { id: quiet } = await lead.api.post("/dossiers", { title: "Heard of" });
  for (const { id: personId } of people)
    for (const dossier of [dossierId, quiet])
      await lead.api.post(`/dossiers/${dossier}/members`, { personId, role: "checker" });
  const cookies: string[] = [];
  for (const person of people) cookies.push(await signedIn(site, person));
  let told = 0;
  const heard: number[] = [];
  const streams = await Promise.all(
    cookies.map((cookie) => listening(site, cookie, quiet, () => heard.push(performance.now() - told))),
  );
  const { items } = await lead.api.get<{ items: { id: string }[] }>(`/dossiers/${dossierId}/claims?limit=200`);
  const claimIds = items.map(({ id }) => id);
  const reads: number[] = [];
  const writes: number[] = [];
  const random = randomFrom(25);
  // What a first look after a start costs is measured by itself.
  for (const path of [`/dossiers/${dossierId}`, `/dossiers/${dossierId}/claims/${claimIds[0]}`, "/"])
    for (let turn = 0; turn < 5; turn++) await (await read(site, cookies[0] ?? "", path)).arrayBuffer();
  const problems: string[] = [];
  const until = performance.now() + seconds * 1000;
  const work = async (person: Person, cookie: string, me: number) => {
    await wait((pause * me) / peopleCount);
    for (let turn = me; performance.now() < until; turn++) {
      const begun = performance.now();
      const id = claimIds[(turn * 7 + me * 13) % claimIds.length] ?? "";
      const writing = turn % 5 === 0;
      const done = writing
        ? await person.api.send("POST", `/claims/${id}/comments`, { text: `Seen by ${me} at turn ${turn}.` })
        : await read(
            site,
            cookie,
            [`/dossiers/${dossierId}/claims`, `/dossiers/${dossierId}/claims/${id}`, "/"][turn % 3] ?? "/",
          );
      await done.arrayBuffer();
      (writing ? writes : reads).push(performance.now() - begun);
      if (!done.ok) problems.push(`${writing ? "writing" : "reading"} answered ${done.status}`);
      await wait(pause * (0.5 + random()));
    }
  };
  const telling = async () => {
    const missed: number[] = [];
    while (performance.now() < until - 1500) {
      const before = heard.length;
      told = performance.now();
      await lead.api.post(`/dossiers/${quiet}/tasks`, { title: `Call number ${before}` });
      await wait(1500);
      missed.push(peopleCount - (heard.length - before));
    }
    return missed.filter((left) => left > 0).length;
  };
  const [missed] = await Promise.all([telling(), ...people.map((one, at) => work(one, cookies[at] ?? "", at))]);
  for (const stop of streams) stop();
  console.log(
    `25 people on ${claims} claims for ${seconds} s: ${reads.length} reads, ${writes.length} changes, ${problems.length} errors${problems.length > 0 ? ` (${[...new Set(problems)].join(", ")})` : ""}; ${heard.length} times somebody heard of something, ${missed} times not everybody within 1.5 s`,
  );
  return [
    {
      job: `25 people working on ${claims.toLocaleString("en")} claims: a page read, p95`,
      ours: percentile(reads, 0.95),
      floor: percentile(await bareReads(bare), 0.95),
      target: { ours: 150 },
    },
    {
      job: `25 people working on ${claims.toLocaleString("en")} claims: a change, p95`,
      ours: percentile(writes, 0.95),
      floor: median(writes),
      target: { ours: 250 },
    },
    {
      job: `25 people working on ${claims.toLocaleString("en")} claims: until everybody heard`,
      ours: Math.max(...heard),
      floor: median(heard),
      target: { ours: 1000 },
    },
  ];
}

/** How long as many people wait for a bare page who ask for it at the same pace: the least on this machine at this time. */
async function bareReads({ page }: Bare): Promise<number[]> {
  const reads: number[] = [];
  const random = randomFrom(25);
  const until = performance.now() + (seconds * 1000) / 2;
  const look = async (me: number) => {
    await wait((pause * me) / peopleCount);
    while (performance.now() < until) {
      const begun = performance.now();
      await (await fetch(page)).arrayBuffer();
      reads.push(performance.now() - begun);
      await wait(pause * (0.5 + random()));
    }
  };
  await Promise.all(Array.from({ length: peopleCount }, (_, me) => look(me)));
  return reads;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const read = (site: Site, Cookie: string, path: string): Promise<Response> =>
  fetch(site.url + path, { headers: { Cookie } });
