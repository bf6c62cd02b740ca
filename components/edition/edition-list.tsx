import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { audienceWord } from "@/components/vocabulary/words";
import type { Audience } from "@/lib/dossiers/dossier";

import { EditionFile, type FileActions } from "./edition-file";

export type EditionKind = {
  format: string;
  name: string;
  description: string;
  /** How its file ends, such as "pdf". */
  ending: string;
  /** One of those that most editions are wanted in. */
  main: boolean;
};

export type EditionRow = {
  id: string;
  number: number;
  audience: Audience;
  reason: string;
  contentSha256: string;
  createdAt: string;
  by: string;
  /** Formats that were made before. */
  made: readonly string[];
  /** False where it names a confidential source that the reader is not cleared for. */
  open: boolean;
};

/** "sha-256 3f9a 71c0 … 88de": enough of a fingerprint to compare by eye. */
const short = (sha256: string): string => `sha-256 ${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;

/** The editions of a dossier, newest first, each with its files. `at` is the address of the export page. */
export const EditionList = ({
  editions,
  kinds,
  at,
  zone,
  files,
}: {
  editions: readonly EditionRow[];
  kinds: readonly EditionKind[];
  at: string;
  zone: string;
  files: FileActions;
}) => {
  if (editions.length === 0) return <p className="muted mt-3">No edition has been made yet.</p>;
  return (
    <ul className="rows">
      {editions.map((edition) => (
        <li key={edition.id} className="row flex-wrap items-start gap-x-4 gap-y-1 py-3">
          <div className="min-w-0 grow basis-64">
            <b className="font-[550]">
              Edition {edition.number}, {audienceWord[edition.audience].toLowerCase()}
            </b>
            <div className="hint">
              {edition.by}, <Time iso={edition.createdAt} zone={zone} />
            </div>
            {edition.reason && (
              <div className="hint break-words" dir="auto">
                {edition.reason}
              </div>
            )}
            <div className="fp" title={edition.contentSha256}>
              {short(edition.contentSha256)}
            </div>
            {edition.open && (
              <Link className="link hint" href={`${at}/${edition.id}/changes`}>
                What it changed
              </Link>
            )}
          </div>
          {edition.open ? (
            <div className="min-w-0 basis-[30rem]">
              <Files kinds={kinds.filter(({ main }) => main)} edition={edition} at={at} files={files} />
              <details className="mt-1.5">
                <summary className="hint cursor-pointer">More formats</summary>
                <Files kinds={kinds.filter(({ main }) => !main)} edition={edition} at={at} files={files} />
              </details>
            </div>
          ) : (
            <p className="hint row max-w-72">
              <Icon name="lock" size={14} />
              <span>It names a confidential source that you are not cleared for. Ask a lead to clear you.</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};

const Files = ({
  kinds,
  edition,
  at,
  files,
}: {
  kinds: readonly EditionKind[];
  edition: EditionRow;
  at: string;
  files: FileActions;
}) => (
  <div className="row flex-wrap pt-1.5">
    {kinds.map((kind) => (
      <EditionFile key={kind.format} kind={kind} edition={edition} at={`${at}/${edition.id}`} actions={files} />
    ))}
  </div>
);
