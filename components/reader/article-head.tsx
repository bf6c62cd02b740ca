"use client";

import { Suspense, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import { useAction } from "@/components/ui/use-action";
import { counted } from "@/components/vocabulary/words";
import type { Reading } from "@/lib/articles/reading";
import { Refusal } from "../claim/refusal";
import type { ArticleActions } from "./actions";
import { ArticleDialog } from "./later";

const ownWords = (own: boolean | null): string =>
  own === null ? "Own reporting not established" : own ? "Own reporting" : "Not own reporting";

/** What is known of the article, above its text: outlet, date, byline, the original bytes, and its headline. */
export const ArticleHead = ({
  article,
  source,
  may,
  zone,
  published,
  headed,
  gone,
  actions,
}: Pick<Reading, "article" | "source" | "may"> & {
  zone: string;
  /** When it was published, in words; empty if unknown. */
  published: string;
  /** The text begins with its headline. */
  headed: boolean;
  /** How many mentions are not found in the newest revision. */
  gone: number;
  actions: ArticleActions;
}) => {
  const [editing, setEditing] = useState(false);
  const { run, refused } = useAction(actions.editSource);
  const full = useAction(actions.editArticle);
  const { dossierId, id, letter, outlet, byline, title, url, ours, inFull } = article;
  const { revisionId, revisionNumber, version } = article;
  return (
    <header className={headed ? "art-head bare" : "art-head"}>
      <div className="src">
        <span className="letter" title={`Article ${letter}`}>
          {letter}
        </span>
        <b dir="auto">{outlet || "No outlet named"}</b>
        {published && <span>{published}</span>}
        {byline && <span dir="auto">{byline}</span>}
        {ours && <Tag>Ours: a draft, never evidence</Tag>}
        {inFull && <Tag className="important">To be checked in full</Tag>}
        <a className="link" href={`/dossiers/${dossierId}/articles/${id}/original`} download>
          Original
        </a>
        <Link className="link" href={`/dossiers/${dossierId}/compare?a=${id}`}>
          Compare
        </Link>
        <Link className="link" href={`/dossiers/${dossierId}/articles/${id}/wording`}>
          Shared wording
        </Link>
        <Link className="link" href={`/dossiers/${dossierId}/articles/${id}/revisions`}>
          {revisionNumber > 1 ? `Revision ${revisionNumber}` : "Revisions"}
        </Link>
        {gone > 0 && (
          <Link className="link" href={`/dossiers/${dossierId}/articles/${id}/revisions/${revisionId}`}>
            {counted(gone, "mention")} gone from this revision
          </Link>
        )}
        {url && (
          <a className="link" href={url} target="_blank" rel="noreferrer noopener">
            On the web
          </a>
        )}
        {source &&
          (may.edit && source.cleared ? (
            <Menu
              label={`${ownWords(source.ownReporting)}. Change`}
              className="pick"
              align="start"
              entries={[
                { kind: "caption", label: "Does it report itself?" },
                ...([true, false, null] as const).map(
                  (own) =>
                    ({
                      kind: "choice",
                      label:
                        own === null
                          ? "Not established"
                          : own
                            ? "Yes, own reporting"
                            : "No, it passes on what others report",
                      chosen: source.ownReporting === own,
                      onPick: () => run({ sourceId: source.id, seen: source.version, ownReporting: own }),
                    }) as const,
                ),
              ]}
            >
              {ownWords(source.ownReporting)} <Icon name="down" size={12} />
            </Menu>
          ) : (
            <span>{ownWords(source.ownReporting)}</span>
          ))}
        {may.edit && (
          <button type="button" className="quiet" onClick={() => setEditing(true)}>
            Edit details
          </button>
        )}
        {may.inFull && (
          <button
            type="button"
            className="quiet"
            disabled={full.busy}
            title={
              inFull
                ? "The dossier can be closed with sentences of it unexamined."
                : "The dossier cannot be closed while a sentence of it is unexamined."
            }
            onClick={() => full.run({ articleId: id, seen: version, inFull: !inFull })}
          >
            {inFull ? "Need not be checked in full" : "Must be checked in full"}
          </button>
        )}
      </div>
      <Refusal refused={refused ?? full.refused} />
      {!headed && (
        <h1 dir="auto" lang={article.language || undefined}>
          {title}
        </h1>
      )}
      {editing && (
        <Suspense>
          <ArticleDialog article={article} zone={zone} actions={actions} close={() => setEditing(false)} />
        </Suspense>
      )}
    </header>
  );
};
