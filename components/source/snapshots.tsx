"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { captureWords, type ShownSnapshot, sizeWords } from "./captured";

/** What goes on with the page that the source links to. */
export type Capturing = { state: "capturing" } | { state: "failed"; reason: string } | null;

/** So often a page that is being captured is looked after, in milliseconds. */
const lookEvery = 1500;

/**
 * Bytes of the source as they were when somebody stored them: captured from its page, or uploaded; to look at, to
 * download, and to store more.
 * @param at the address that takes and hands out snapshots of this source.
 */
export const Snapshots = ({
  snapshots,
  at,
  views,
  mayStore,
  uploaded,
  url,
  fetching,
  capturing,
  zone,
}: {
  snapshots: readonly ShownSnapshot[];
  at: string;
  /** The address below which a capture is looked at. */
  views: string;
  mayStore: boolean;
  /** It is an uploaded article, which is held by that. */
  uploaded: boolean;
  /** The page that it links to; empty without one. */
  url: string;
  /** The desk fetches pages. */
  fetching: boolean;
  capturing: Capturing;
  zone: string;
}) => {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const storing = useAction((file: File) => send(at, fileForm(file)));
  const fetched = useAction((_: null) => send(at, JSON.stringify({ fetch: true })));
  const goesOn = capturing?.state === "capturing" || fetched.busy;
  const failed = fetched.refused?.message ?? (capturing?.state === "failed" ? capturing.reason : null);

  useEffect(() => {
    if (capturing?.state !== "capturing") return;
    const looking = setInterval(() => router.refresh(), lookEvery);
    return () => clearInterval(looking);
  }, [capturing?.state, router]);

  const store = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    const answer = await storing.run(file);
    if (input.current) input.current.value = "";
    if (!answer.ok) return;
    fetched.clear();
    toast(`Stored ${file.name}. We hold the source now.`);
    router.refresh();
  };
  const captureNow = async () => {
    const answer = await fetched.run(null);
    if (answer.ok) toast("Captured the page. We hold the source now.");
    router.refresh();
  };
  const choose = () => input.current?.click();
  const mayCapture = mayStore && fetching && url !== "";

  return (
    <>
      <p className="hint" role="status">
        {goesOn && (
          <span className="row py-2.5">
            <Icon name="refresh" size={14} /> Capturing the page…
          </span>
        )}
      </p>
      {!goesOn && failed && mayStore && (
        <Notice
          kind="stale"
          title="The page was not captured."
          className="mt-2.5"
          actions={
            <>
              {mayCapture && (
                <Button size="sm" icon="refresh" onClick={captureNow}>
                  Try again
                </Button>
              )}
              <Button size="sm" icon="upload" onClick={choose}>
                Upload the saved page
              </Button>
            </>
          }
        >
          {failed}
        </Notice>
      )}
      <ul className="rows">
        {snapshots.map((snapshot) => (
          <Kept key={snapshot.id} snapshot={snapshot} at={at} views={views} zone={zone} />
        ))}
      </ul>
      {snapshots.length === 0 && !goesOn && (
        <p className="hint py-2.5">
          {uploaded ? "We hold it as the article that was uploaded." : "Nothing is stored of it: we do not hold it."}
        </p>
      )}
      {mayStore && (
        <div className="pt-2">
          <input
            ref={input}
            type="file"
            aria-label="File to store as a snapshot"
            className="sr"
            tabIndex={-1}
            onChange={store}
          />
          <div className="row flex-wrap">
            {mayCapture && !failed && (
              <Button size="sm" icon="refresh" busy={goesOn} onClick={captureNow}>
                Capture now
              </Button>
            )}
            <Button size="sm" icon="upload" busy={storing.busy} onClick={choose}>
              Store a file
            </Button>
          </div>
          <p className="hint pt-1.5" aria-live="polite">
            {storing.busy
              ? "Storing…"
              : url !== "" && !fetching
                ? "This desk fetches no pages by itself. Save the page in your browser and store the file here, or send it over with the bookmarklet in Settings."
                : "A scan, a recording, a saved page: kept byte for byte with its SHA-256."}
          </p>
        </div>
      )}
      {storing.refused && (
        <Notice kind="error" className="mt-2">
          {storing.refused.message}
        </Notice>
      )}
    </>
  );
};

const Kept = ({
  snapshot: { id, sha256, size, fileName, byName, createdAt, captured, shown },
  at,
  views,
  zone,
}: {
  snapshot: ShownSnapshot;
  at: string;
  views: string;
  zone: string;
}) => (
  <li className="py-2.5">
    <div className="flex items-start justify-between gap-3">
      <a className="flex min-w-0 items-start gap-2 hover:underline" href={`${at}/${id}`} download>
        <Icon name="download" size={14} className="mt-0.75 flex-none" />
        <bdi className="[overflow-wrap:anywhere]">{fileName || "Snapshot"}</bdi>
      </a>
      {shown && (
        <Link className="link flex-none" href={`${views}/${id}`}>
          View<span className="sr"> {fileName} as it was captured</span>
        </Link>
      )}
    </div>
    {captured && (
      <p className="hint [overflow-wrap:anywhere]">
        {captureWords(captured.by)} <bdi>{captured.finalUrl}</bdi>
      </p>
    )}
    <p className="hint">
      {byName}, <Time iso={captured?.at ?? createdAt} zone={zone} />, {sizeWords(size)}
    </p>
    <p className="fp truncate text-2xs text-ink-3" title={`SHA-256 ${sha256}`}>
      {sha256}
    </p>
  </li>
);

function fileForm(file: File): FormData {
  const form = new FormData();
  form.append("file", file);
  return form;
}

async function send(at: string, body: FormData | string): Promise<Result<{ id: string }>> {
  const headers = typeof body === "string" ? { "Content-Type": "application/json" } : undefined;
  const response = await fetch(at, { method: "POST", body, ...(headers ? { headers } : {}) });
  if (!response.headers.get("content-type")?.startsWith("application/json"))
    throw new Error(`the desk answered ${response.status}`);
  return (await response.json()) as Result<{ id: string }>;
}
