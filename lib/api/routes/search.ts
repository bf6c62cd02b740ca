import { z } from "zod";
import { find } from "@/db/search";
import { component } from "@/lib/api/component";
import { type Endpoint, reads } from "@/lib/api/endpoint";
import { pageQuery } from "@/lib/api/query";
import { idInput } from "@/lib/input";

const foundAnswer = component(
  "Found",
  z.object({
    kind: z.enum(["claim", "article", "sentence", "source", "comment", "task", "dossier", "person"]),
    id: z.string(),
    dossierId: z.string(),
    dossierTitle: z.string(),
    title: z.string(),
    snippet: z.string(),
    articleId: z.string().nullable(),
    sentenceId: z.string().nullable(),
    /** A source that the desk put up at the end of a link that it proposes, and that nobody has confirmed. */
    proposed: z.boolean(),
  }),
);

export const searchRoutes: Endpoint[] = [
  reads({
    path: "/search",
    summary: "Finds claims, articles, sentences, sources, talk and tasks of your dossiers that have all the words.",
    query: z.strictObject({
      q: z.string({ error: "Write what to look for." }).max(1000, "Keep this under 1000 characters."),
      limit: pageQuery.shape.limit,
      dossierId: idInput.optional(),
    }),
    answers: z.object({ items: z.array(foundAnswer), next: z.null() }),
    run: async ({ db, actor, query: { q, limit, dossierId } }) => {
      const found = await find(db, actor, q, { limit, ...(dossierId ? { dossierId } : {}) });
      return { items: found.map(foundView), next: null };
    },
  }),
];

function foundView(found: Awaited<ReturnType<typeof find>>[number]): z.input<typeof foundAnswer> {
  const { kind, id, dossierId, dossierTitle, title, snippet, articleId, sentenceId, proposed } = found;
  return { kind, id, dossierId, dossierTitle, title, snippet, articleId, sentenceId, proposed };
}
