"use client";

import Link from "next/link";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import { useAction } from "@/components/ui/use-action";
import { counted } from "@/components/vocabulary/words";
import type { Reading } from "@/lib/articles/reading";
import { Refusal } from "../claim/refusal";
import { publishedWords } from "../claim/words";
import type { ArticleActions } from "./actions";
import { ArticleDialog } from "./article-dialog";

const ownWords = (own: boolean | null): string =>
  own === null ? "Own reporting not established" : own ? "Own reporting" : "Not own reporting";

/** What is known of the article, above its text: outlet, date, byline, the original bytes, and its headline. */
export const ArticleHead = ({
  article,
  source,
  may,
  zone,
  headed,
  gone,
  actions,
}: Pick<Reading, "article" | "source" | "may"> & {
  zone: string;
  /** The text begins with its headline. */
  headed: boolean;
  /** How many mentions are not found in the newest revision. */
  gone: number;
  actions: ArticleActions;
}) => {
  const [editing, setEditing] = useState(false);
  const { run, refused } = useAction(actions.editSource);
  const { dossierId, id, letter, outlet, byline, title, publishedAt, url, ours, revisionId, revisionNumber } = article;
  return (
    <header className={headed ? "art-head bare" : "art-head"}>
      <div className="src">
        <span className="letter" title={`Article ${letter}`}>
          {letter}
        </span>
        <b dir="auto">{outlet || "No outlet named"}</b>
        {publishedAt && <span>{publishedWords(publishedAt, zone)}</span>}
        {byline && <span dir="auto">{byline}</span>}
        {ours && <Tag>Ours: a draft, never evidence</Tag>}
        <a className="link" href={`/dossiers/${dossierId}/articles/${id}/original`} download>
          Original
        </a>
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
      </div>
      <Refusal refused={refused} />
      {!headed && (
        <h1 dir="auto" lang={article.language || undefined}>
          {title}
        </h1>
      )}
      {editing && <ArticleDialog article={article} zone={zone} actions={actions} close={() => setEditing(false)} />}
    </header>
  );
};
