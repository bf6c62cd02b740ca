"use client";

import { useState } from "react";
import { fatesLine } from "@/components/revision/fates";
import { Letter } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { counted } from "@/components/vocabulary/words";
import { AlikeChoices, AlikeLink, type Choice } from "./alike";
import { ArticleDetails, type EditArticle, type EditableArticle, proposedLine } from "./article-details";
import { alikeOf, type Uploaded } from "./uploaded";
import type { Upload } from "./use-uploads";

/** What was uploaded just now, each with how far it is, or why it was refused and what can be done. */
export const UploadList = ({
  dossierId,
  uploads,
  again,
  drop,
  ...details
}: {
  dossierId: string;
  uploads: readonly Upload[];
  again: (key: number, choice?: Choice) => void;
  drop: (key: number) => void;
  edit: EditArticle;
  zone: string;
  refresh: () => void;
}) => (
  <>
    <p className="sr" role="status">
      {summaryOf(uploads)}
    </p>
    <ul className="rows">
      {uploads.map((upload) => (
        <li key={upload.key} className="py-3">
          {upload.state === "added" && upload.uploaded ? (
            <Added
              dossierId={dossierId}
              uploaded={upload.uploaded}
              name={upload.name}
              open={uploads.length === 1}
              {...details}
            />
          ) : upload.state === "refused" ? (
            <Refusal dossierId={dossierId} upload={upload} again={again} drop={drop} />
          ) : (
            <OnItsWay upload={upload} drop={drop} />
          )}
        </li>
      ))}
    </ul>
  </>
);

function summaryOf(uploads: readonly Upload[]): string {
  const count = (state: Upload["state"]) => uploads.filter((one) => one.state === state).length;
  if (uploads.length === 0) return "";
  const refused = count("refused");
  return `${count("added")} of ${uploads.length} added${refused > 0 ? `, ${refused} refused` : ""}.`;
}

const OnItsWay = ({ upload, drop }: { upload: Upload; drop: (key: number) => void }) => {
  const words =
    upload.state === "waiting"
      ? "waits for the one before it"
      : upload.share < 1
        ? `${Math.round(upload.share * 100)} % sent`
        : "being read";
  return (
    <div className="row">
      <Icon name="doc" />
      <span className="grow trunc" dir="auto">
        {upload.name}
      </span>
      <progress
        className="progress"
        max={1}
        value={upload.state === "waiting" ? 0 : upload.share}
        aria-label={upload.name}
      />
      <span className="hint nowrap">{words}</span>
      {upload.state === "waiting" && (
        <Button
          size="sm"
          variant="ghost"
          icon="x"
          aria-label={`Leave out ${upload.name}`}
          onClick={() => drop(upload.key)}
        />
      )}
    </div>
  );
};

const Refusal = ({
  dossierId,
  upload,
  again,
  drop,
}: {
  dossierId: string;
  upload: Upload;
  again: (key: number, choice?: Choice) => void;
  drop: (key: number) => void;
}) => {
  const refused = upload.refused;
  if (!refused) return null;
  const alike = alikeOf(refused).length > 0;
  const mayHelp = ["failed", "signed-out", "too-many"].includes(refused.kind);
  return (
    <div className={alike ? "note" : "note err"}>
      <Icon name={alike ? "copy" : "warn"} />
      <div className="grow">
        <b dir="auto" className="[overflow-wrap:anywhere]">
          {upload.name}
        </b>{" "}
        {refused.message} {Object.values(refused.fields).join(" ")}
        <div className="row mt-2 flex-wrap">
          <AlikeChoices dossierId={dossierId} refused={refused} choose={(choice) => again(upload.key, choice)} />
          {mayHelp && (
            <Button size="sm" onClick={() => again(upload.key)}>
              Try again
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={() => drop(upload.key)}>
            Leave it out
          </Button>
        </div>
      </div>
    </div>
  );
};

/** An article that has come in: what was proposed for it, to check at once. */
export const Added = ({
  dossierId,
  uploaded,
  name,
  open: startsOpen,
  edit,
  zone,
  refresh,
}: {
  dossierId: string;
  uploaded: Uploaded;
  name: string;
  open: boolean;
  edit: EditArticle;
  zone: string;
  refresh: () => void;
}) => {
  const { id, letter, metadata, seenIn, revision } = uploaded;
  const [open, setOpen] = useState(startsOpen && !revision);
  const [checked, setChecked] = useState(false);
  const [article, setArticle] = useState<EditableArticle>({
    id,
    version: uploaded.version,
    ours: uploaded.ours,
    ...metadata,
  });
  const onSaved = (saved: EditableArticle) => {
    setArticle(saved);
    setChecked(true);
    setOpen(false);
  };
  return (
    <div className="grid gap-2">
      <div className="row items-baseline">
        <Letter>{letter}</Letter>
        <div className="grow min-w-0">
          <Link
            className="block font-[550] hover:underline [overflow-wrap:anywhere]"
            dir="auto"
            href={`/dossiers/${dossierId}/articles/${id}`}
          >
            {article.title}
          </Link>
          <p className="hint [overflow-wrap:anywhere]">
            {revision ? (
              <Link className="link" href={`/dossiers/${dossierId}/articles/${id}/revisions/${revision.id}`}>
                Revision {revision.number}: {fatesLine(revision.fates)}
              </Link>
            ) : checked ? (
              "Details saved."
            ) : (
              proposedLine(metadata, seenIn, zone)
            )}{" "}
            {uploaded.aside > 0 && `${counted(uploaded.aside, "paragraph")} set aside as not the article.`}{" "}
            {name !== article.title && name}
          </p>
          {uploaded.alike.map((one) => (
            <p key={one.articleId} className="hint">
              Nearly the same text: <AlikeLink dossierId={dossierId} alike={one} />
            </p>
          ))}
        </div>
        <Button size="sm" icon={open ? "down" : "pen"} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Later" : "Check details"}
        </Button>
      </div>
      {open && (
        <div className="rounded-card border border-rule-2 p-4">
          <ArticleDetails
            article={article}
            seenIn={seenIn}
            edit={edit}
            zone={zone}
            onSaved={onSaved}
            onConflict={refresh}
          />
        </div>
      )}
    </div>
  );
};
