import { noteAct } from "@/components/live/acted";
import type { Refused, Result } from "@/lib/action";
import type { ArticleMetadata, MentionFate } from "@/lib/articles/article";

/** An article that was just added: what is known about it, and where the text showed it. */
export type Uploaded = {
  id: string;
  letter: string;
  version: number;
  ours: boolean;
  metadata: ArticleMetadata;
  seenIn: Partial<Record<keyof ArticleMetadata, string>>;
  /** How many paragraphs were set aside as not the article. */
  aside: number;
  alike: Alike[];
  /** Where it came in as a corrected version: which one, and what became of the mentions. */
  revision: { id: string; number: number; fates: Record<MentionFate, number> } | null;
};

/** An article of the dossier that came as the same bytes, or says nearly the same; `share` of the wording, 0 to 1. */
export type Alike = { articleId: string; letter: string; title: string; same: "bytes" | "text"; share: number };

/** What a refusal says the upload is alike to; such an upload can be added all the same, or as a revision. */
export const alikeOf = (refused: Refused): Alike[] =>
  Array.isArray(refused.extra.alike) ? (refused.extra.alike as Alike[]) : [];

/** What can be said about an article when it is added; what is left out is proposed from its text. */
export type Said = { [K in keyof ArticleMetadata]?: ArticleMetadata[K] | undefined } & { ours?: boolean };

/**
 * A file, pasted text or HTML, or an address to fetch. `again` adds it although the dossier has nearly the same already;
 * `revisionOf` makes it a later version of that article.
 */
export type Sending = { said: Said; again?: boolean; revisionOf?: string } & (
  | { file: File }
  | { text: string }
  | { html: string }
  | { fetch: string }
);

const unreached = (message: string): Result<Uploaded> => ({
  ok: false,
  refused: { kind: "failed", message, fields: {}, extra: {} },
});

/**
 * Sends one article to the desk. Never rejects: what went wrong is in the result.
 * @param onSent is told how much of it has left, from 0 to 1.
 */
export function sendArticle(
  dossierId: string,
  sending: Sending,
  onSent: (share: number) => void = () => undefined,
): Promise<Result<Uploaded>> {
  const request = new XMLHttpRequest();
  const said = Object.entries(sending.said).filter(([, value]) => value !== undefined);
  return new Promise((resolve) => {
    const asked = new URLSearchParams();
    if (sending.again) asked.set("again", "yes");
    if (sending.revisionOf) asked.set("revision-of", sending.revisionOf);
    request.open("POST", `/dossiers/${dossierId}/articles/upload?${asked}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    // The pages show what was added when all of them are in, without hearing of each.
    noteAct();
    request.onload = () => {
      noteAct();
      const answer = request.response as Result<Uploaded> | null;
      resolve(
        answer && typeof answer.ok === "boolean"
          ? answer
          : unreached("The desk did not answer as it should, and nothing was added. Try again."),
      );
    };
    request.onerror = () =>
      resolve(
        unreached("The desk could not be reached, or stopped listening. Nothing was added; the file is still yours."),
      );
    if ("file" in sending) {
      const form = new FormData();
      for (const [name, value] of said) form.append(name, value === null ? "" : String(value));
      form.append("file", sending.file);
      request.send(form);
    } else {
      request.setRequestHeader("Content-Type", "application/json");
      request.send(JSON.stringify({ ...Object.fromEntries(said), ...contentOf(sending) }));
    }
  });
}

const contentOf = (sending: Exclude<Sending, { file: File }>) =>
  "text" in sending ? { text: sending.text } : "html" in sending ? { html: sending.html } : { fetch: sending.fetch };
