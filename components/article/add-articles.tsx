"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useCallback, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Icon } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import type { EditArticle } from "./article-details";
import { FromLink } from "./from-link";
import { KnownDetails, nothingKnown, saidOf } from "./known-details";
import { PasteText } from "./paste-text";
import { Added, UploadList } from "./upload-list";
import type { Uploaded } from "./uploaded";
import { useUploads } from "./use-uploads";

type Way = "files" | "text" | "link";

/** The place where articles come in: files dropped or chosen, text that is pasted, or a link. */
export const AddArticles = ({
  dossierId,
  edit,
  zone,
  limit,
  fetches,
}: {
  dossierId: string;
  edit: EditArticle;
  zone: string;
  /** Whether the desk fetches pages. */
  fetches: boolean;
  /** Bytes that a file may have, and the sentence for one that has more. */
  limit: { bytes: number; refusal: string };
}) => {
  const router = useRouter();
  const refresh = useCallback(() => router.refresh(), [router]);
  const { uploads, add, again, drop } = useUploads(dossierId, limit, refresh);
  const [way, setWay] = useState<Way>("files");
  const [ours, setOurs] = useState(false);
  const [pasted, setPasted] = useState<readonly Uploaded[]>([]);
  const [known, setKnown] = useState(nothingKnown);
  const said = { ...saidOf(known, zone), ours };
  const onAdded = (uploaded: Uploaded) => {
    // Headline and address were those of this article alone.
    setKnown((all) => ({ ...all, title: "", url: "" }));
    setPasted((all) => [uploaded, ...all]);
    refresh();
  };
  return (
    <section id="add" className="grid gap-3 scroll-mt-4" aria-label="Add articles">
      <div className="row flex-wrap justify-between">
        <Segmented
          label="How to add"
          value={way}
          onPick={(value) => setWay(value as Way)}
          segments={[
            { value: "files", label: "Upload files" },
            { value: "text", label: "Paste text" },
            { value: "link", label: "From a link" },
          ]}
        />
        <Checkbox
          label="A draft of our own newsroom"
          checked={ours}
          onChange={(event) => setOurs(event.target.checked)}
        />
      </div>
      {way === "files" && <DropZone take={(files) => add(files, { ...said, title: undefined, url: undefined })} />}
      {/* Hidden, not gone: what was pasted is there again when one comes back to it. */}
      <div hidden={way !== "text"}>
        <PasteText dossierId={dossierId} said={said} onAdded={onAdded} />
      </div>
      <div hidden={way !== "link"}>
        <FromLink dossierId={dossierId} said={said} fetches={fetches} onAdded={onAdded} />
      </div>
      <KnownDetails known={known} change={setKnown} several={way === "files"} />
      {uploads.length > 0 && (
        <UploadList
          dossierId={dossierId}
          uploads={uploads}
          again={again}
          drop={drop}
          edit={edit}
          zone={zone}
          refresh={refresh}
        />
      )}
      {pasted.length > 0 && (
        <ul className="rows" aria-label="Pasted and linked">
          {pasted.map((uploaded) => (
            <li key={uploaded.id} className="py-3">
              <Added
                dossierId={dossierId}
                uploaded={uploaded}
                name=""
                open={pasted.length === 1}
                edit={edit}
                zone={zone}
                refresh={refresh}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const DropZone = ({ take }: { take: (files: readonly File[]) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its twin in the button inside
    <div
      className={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon name="upload" size={20} />
      <p>
        Drop files here, as many as you like.
        <br />
        <span className="hint">
          Saved web pages, Word, OpenDocument, PDF, mails, Markdown and plain text. The original bytes are kept as they
          came.
        </span>
      </p>
      <Button variant="primary" icon="upload" onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <input
        ref={input}
        className="sr"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files"
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was mended.
          event.target.value = "";
        }}
      />
    </div>
  );
};
