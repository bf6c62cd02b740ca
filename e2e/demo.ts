import type { Person } from "./people";
import type { Site } from "./server";

/** Addresses of the pages, by what they are called; those of the dossier show the demo's first one. */
export type Demo = Record<DemoPage, string>;
export type DemoPage = (typeof demoPages)[number];

export const demoPages = [
  "desk",
  "dossiers",
  "new dossier",
  "people",
  "newsroom history",
  "account",
  "outlets",
  "task templates",
  "search",
  "overview",
  "articles",
  "reader",
  "reader with a claim open",
  "claims",
  "board of claims",
  "claim",
  "sources",
  "source",
  "confidential source",
  "origins",
  "origins of a claim",
  "choice of two articles",
  "two articles compared",
  "tasks",
  "history",
  "export",
  "dossier settings",
] as const;

type Listed = { items: { id: string; title: string }[] };
type Claims = { items: { id: string; status: string; stale: boolean; evidence: unknown[] }[] };
type Sources = { items: { id: string; kind: string; confidential: boolean }[] };

/** Loads the demo newsroom, led by this administrator, and finds what there is to look at. */
export async function loadDemo(site: Site, { email, api }: Person): Promise<Demo> {
  await site.desk(["demo", "--email", email]);
  const dossiers = (await api.get<Listed>("/dossiers")).items;
  const at = (title: RegExp) => `/dossiers/${named(dossiers, title)}`;
  const dredging = at(/dredging/);
  const articles = (await api.get<Listed>(`${dredging}/articles`)).items;
  const claims = (await api.get<Claims>(`${dredging}/claims`)).items;
  const sources = (await api.get<Sources>(`${dredging}/sources`)).items;
  const secrets = (await api.get<Sources>(`${at(/waiting|patients|hip/i)}/sources`)).items;
  const article = `${dredging}/articles/${named(articles, /^Port authority paid in full/)}`;
  const stale = must(claims.find((claim) => claim.stale)).id;
  const richest = must([...claims].sort((a, b) => b.evidence.length - a.evidence.length)[0]).id;
  const secret = must(secrets.find((source) => source.confidential)).id;
  return {
    desk: "/",
    dossiers: "/dossiers",
    "new dossier": "/dossiers/new",
    people: "/people",
    "newsroom history": "/people/history",
    account: "/settings",
    outlets: "/settings/outlets",
    "task templates": "/settings/tasks",
    search: "/search?q=port",
    overview: dredging,
    articles: `${dredging}/articles`,
    reader: article,
    "reader with a claim open": `${article}?claim=${richest}`,
    claims: `${dredging}/claims`,
    "board of claims": `${dredging}/claims?view=board`,
    claim: `${dredging}/claims/${stale}`,
    sources: `${dredging}/sources`,
    source: `${dredging}/sources/${must(sources.find(({ kind }) => kind === "article")).id}`,
    "confidential source": `${at(/waiting|patients|hip/i)}/sources/${secret}`,
    origins: `${dredging}/origins`,
    "origins of a claim": `${dredging}/origins?claim=${richest}`,
    "choice of two articles": `${dredging}/compare`,
    "two articles compared": `${dredging}/compare?a=${must(articles[0]).id}&b=${must(articles[1]).id}`,
    tasks: `${dredging}/tasks`,
    history: `${dredging}/history`,
    export: `${dredging}/export`,
    "dossier settings": `${dredging}/settings`,
  };
}

const named = (things: readonly { id: string; title: string }[], title: RegExp): string =>
  must(things.find((thing) => title.test(thing.title))).id;

function must<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("the demo newsroom has no such thing");
  return thing;
}
