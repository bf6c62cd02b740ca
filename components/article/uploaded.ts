import type { Refused, Result } from "@/lib/action";
import type { ArticleMetadata } from "@/lib/articles/article";

/** An article that was just added: what is known about it, and where the text showed it. */
export type Uploaded = {
  id: string;
  letter: string;
  version: number;
  ours: boolean;
  metadata: ArticleMetadata;
  seenIn: Partial<Record<keyof ArticleMetadata, string>>;
};

/** Articles of the dossier that came as exactly the same bytes; in `extra.same` of a refusal. */
export type SameOriginal = { articleId: string; letter: string; title: string };

export const sameOriginals = (refused: Refused): SameOriginal[] =>
  Array.isArray(refused.extra.same) ? (refused.extra.same as SameOriginal[]) : [];

/** What can be said about an article when it is added; what is left out is proposed from its text. */
export type Said = Partial<ArticleMetadata> & { ours?: boolean };

/** A file, or text that was pasted. `again` adds it although the dossier has the very same already. */
export type Sending = { said: Said; again?: boolean } & ({ file: File } | { text: string });

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
    request.open("POST", `/dossiers/${dossierId}/articles/upload${sending.again ? "?again=yes" : ""}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onload = () => {
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
      request.send(JSON.stringify({ ...Object.fromEntries(said), text: sending.text }));
    }
  });
}
