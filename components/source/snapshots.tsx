"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

export type ShownSnapshot = { id: string; sha256: string; fileName: string; byName: string; createdAt: string };

/**
 * Bytes of the source as somebody stored them: to download, and to store more.
 * @param at the address that takes and hands out snapshots of this source.
 */
export const Snapshots = ({
  snapshots,
  at,
  mayStore,
  uploaded,
  zone,
}: {
  snapshots: readonly ShownSnapshot[];
  at: string;
  mayStore: boolean;
  /** It is an uploaded article, which is held by that. */
  uploaded: boolean;
  zone: string;
}) => {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const { run, busy, refused } = useAction((file: File) => sendSnapshot(at, file));
  const store = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    const answer = await run(file);
    if (input.current) input.current.value = "";
    if (!answer.ok) return;
    toast(`Stored ${file.name}. We hold the source now.`);
    router.refresh();
  };
  return (
    <>
      <ul className="rows">
        {snapshots.map(({ id, sha256, fileName, byName, createdAt }) => (
          <li key={id} className="py-2.5">
            <a className="flex items-center gap-2 hover:underline" href={`${at}/${id}`} download>
              <Icon name="download" size={14} />
              <bdi className="[overflow-wrap:anywhere]">{fileName || "Snapshot"}</bdi>
            </a>
            <p className="hint">
              {byName}, <Time iso={createdAt} zone={zone} />
            </p>
            <p className="fp truncate text-2xs text-ink-3" title={`SHA-256 ${sha256}`}>
              {sha256}
            </p>
          </li>
        ))}
      </ul>
      {snapshots.length === 0 && (
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
          <Button size="sm" icon="upload" busy={busy} onClick={() => input.current?.click()}>
            Store a file
          </Button>
          <p className="hint pt-1.5" aria-live="polite">
            {busy ? "Storing…" : "A scan, a recording, a saved page: kept byte for byte with its SHA-256."}
          </p>
        </div>
      )}
      {refused && (
        <Notice kind="error" className="mt-2">
          {refused.message}
        </Notice>
      )}
    </>
  );
};

async function sendSnapshot(at: string, file: File): Promise<Result<{ id: string }>> {
  const form = new FormData();
  form.append("file", file);
  const response = await fetch(at, { method: "POST", body: form });
  if (!response.headers.get("content-type")?.startsWith("application/json"))
    throw new Error(`the desk answered ${response.status}`);
  return (await response.json()) as Result<{ id: string }>;
}
