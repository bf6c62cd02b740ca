import { read } from "@/db/client";
import { textOf } from "@/lib/articles/reading";
import { NotFound } from "@/lib/errors";
import { currentActor } from "@/lib/session";

/**
 * Hands over the text of an article as the reader shows it, the rest of it, or what changed in it since a version of it, to
 * whoever may see the article; for everybody else nothing is here. The reader puts it where it belongs: by itself it is
 * no page, but for those who read a very long text without scripts (`page`).
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ dossierId: string; articleId: string }> },
): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return answer("You are signed out.", 401);
  const asked = new URL(request.url).searchParams;
  const versions = { has: asked.get("has") ?? undefined, wants: asked.get("wants") ?? undefined };
  const from = Number(asked.get("from")) || undefined;
  const text = await textOf(read, actor, await params, { ...versions, from }).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!text) return answer("There is nothing here.", 404);
  if (asked.has("page")) return answer(page(text.html), 200, stillPage);
  return answer(text.html, 200, { "Text-Version": text.version, "Text-Part": text.part });
}

const answer = (body: string, status: number, more: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...more },
  });

const page = (html: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The whole text</title><main>${html}</main>`;

/** Nothing in it runs, loads or leads to anything. */
const stillPage = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
};
