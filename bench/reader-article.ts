import { join } from "node:path";
import { prose } from "@/bench/prose";
import { openDesk } from "@/db/client";
import { mentionsOfArticle } from "@/db/mention-places";
import { revisionById } from "@/db/revisions";
import type { People } from "@/e2e/people";
import type { Site } from "@/e2e/server";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { createDossier, createDossierInput } from "@/lib/dossiers/commands";

type Range = { start: number; end: number };
export type Made = {
  address: string;
  text: string;
  paragraphs: readonly [number, number, string][];
  ranges: readonly Range[];
};

/** An article with a claim on each of some sentences. */
export async function newArticle(site: Site, people: People, words: number, claims: number): Promise<Made> {
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  const actor: Actor = { personId: people.lead.id, admin: false, now: new Date() };
  try {
    const settings = { dataDir: site.dataDir, timeZone: "UTC", maxUploadBytes: 50_000_000 };
    const dossier = await desk.transact((tx) => createDossier(tx, actor, createDossierInput.parse({ title: "Bench" })));
    const prepared = await prepareArticle({ text: prose(words, 5), title: "A long article" }, settings, actor.now);
    const { id, revisionId } = await desk.transact((tx) => addArticle(tx, actor, { dossierId: dossier.id, prepared }));
    const every = prepared.sentences.length / claims;
    const ranges = Array.from({ length: claims }, (_, at) => {
      const { start = 0, end = 1 } = prepared.sentences[Math.floor(at * every)] ?? {};
      return {
        start: start + (at % 3),
        end: Math.max(start + 4, end - 1 - Math.floor(at * every === Math.floor((at - 1) * every) ? 3 : 0)),
      };
    });
    for (let from = 0; from < claims; from += 100)
      await desk.transact(async (tx) => {
        for (const range of ranges.slice(from, from + 100)) {
          const mention = { revisionId, ...range, mode: "asserts" };
          const statement = "The port authority paid in full.";
          await createClaim(tx, actor, createClaimInput.parse({ dossierId: dossier.id, statement, mention }));
        }
      });
    const revision = await revisionById(desk.read, actor, revisionId);
    const stored = await mentionsOfArticle(desk.read, id, revisionId);
    return {
      address: `/dossiers/${dossier.id}/articles/${id}`,
      text: revision?.text ?? "",
      paragraphs: revision?.paragraphs ?? [],
      ranges: stored.map(({ start, end }) => ({ start, end })),
    };
  } finally {
    desk.close();
  }
}

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The text as a file of its own: paragraphs and the marks of its claims, with the styles written into it. */
export function stillPage({ text, paragraphs, ranges }: Made, css: readonly string[]): string {
  let next = 0;
  let body = "";
  for (const [start, end] of paragraphs) {
    body += "<p>";
    let at = start;
    for (let range = ranges[next]; range && range.start < end; range = ranges[++next]) {
      const from = Math.max(range.start, at);
      const to = Math.max(from, Math.min(range.end, end));
      body += `${escaped(text.slice(at, from))}<mark class="cl c-tocheck" tabindex="0">${escaped(text.slice(from, to))}</mark>`;
      at = to;
    }
    body += `${escaped(text.slice(at, end))}</p>`;
  }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A still page</title><style>${css.join("\n")}</style></head>
<body><div class="app fixed"><nav class="side"></nav><div class="main"><main class="locked reader"><div class="sheet"><article class="sheet-in" data-view="claims"><div class="body-area"><div class="body long">${body}</div></div></article></div></main></div></div>
<script>document.querySelector(".body").addEventListener("click", (event) => event.target.closest("mark"))</script></body></html>`;
}
