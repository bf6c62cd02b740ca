import type { Api, People } from "./people";

/** Invented reports of invented outlets: the first reports a story, the second rewrites it, the third asked for itself. */
export const courier = `Ferry to Holm ran forty minutes late all week

By Ann Lee, The Halvern Courier
Published: 11 March 2026 06:10

The Holm ferry left the harbour 40 minutes late on every day of last week, the harbour log shows. The company blamed the tide. It is a pretty harbour.

A pilot said the crew had been told to sail without its second engine. “We do not comment,” a spokesperson said.
`;

export const northline = `Holm ferry late for a week

Published: 11 March 2026 09:22

The ferry to Holm was 40 minutes late every day of last week, The Halvern Courier reported on Wednesday. According to Tidewire, the company has ordered a third engine.

Nobody was hurt.
`;

export const quayRadio = `Passengers count the minutes on Holm quay

By Tom Okello, Quay Radio
Published: 12 March 2026 17:00

Quay Radio stood at the landing stage with a watch: the ferry to Holm came 40 minutes late on each of five days. The company did not answer.
`;

/** A dossier that the lead opened, with two checkers and a reader in it. */
export async function newDossier({ lead, checker, second, reader }: People, title: string): Promise<string> {
  const { id } = await lead.api.post("/dossiers", { title });
  const roles = { [checker.id]: "checker", [second.id]: "checker", [reader.id]: "reader" };
  for (const [personId, role] of Object.entries(roles))
    await lead.api.post(`/dossiers/${id}/members`, { personId, role });
  return id;
}

export type Article = { id: string; revisionId: string; sourceId: string; letter: string; text: string };

/** Adds an article; `about` says what its text does not show. */
export async function newArticle(api: Api, dossierId: string, text: string, about: object = {}): Promise<Article> {
  const article = await api.post<Omit<Article, "text">>(`/dossiers/${dossierId}/articles`, { text, ...about });
  const revision = await api.get<{ text: string }>(`/revisions/${article.revisionId}`);
  return { ...article, text: revision.text };
}

export type Claim = { id: string; ref: string; version: number; digest: string };

/** Tags words of an article as a claim. */
export function newClaim(api: Api, dossierId: string, article: Article, words: string, claim: object): Promise<Claim> {
  const start = article.text.indexOf(words);
  if (start < 0) throw new Error(`the article does not say: ${words}`);
  const mention = { revisionId: article.revisionId, start, end: start + words.length, quote: words, mode: "asserts" };
  return api.post<Claim>(`/dossiers/${dossierId}/claims`, { ...claim, mention });
}
