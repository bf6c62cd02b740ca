import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { captureWords, type ShownSnapshot, sizeWords } from "./captured";

/** What is known of a captured page, above the page itself. */
export const CaptureFacts = ({
  title,
  snapshot: { captured, createdAt, byName, sha256, size },
  zone,
  download,
}: {
  title: string;
  snapshot: Omit<ShownSnapshot, "shown">;
  zone: string;
  download: ReactNode;
}) => (
  <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 px-8 py-4 max-md:px-4">
    <div className="min-w-0 max-w-[960px]">
      <h1 className="line-clamp-2 font-serif text-[19px]/6 font-medium [overflow-wrap:anywhere]" dir="auto">
        {title}
      </h1>
      <p className="hint pt-1 [overflow-wrap:anywhere]">
        {captured ? (
          <>
            {captureWords(captured.by)} <bdi>{captured.finalUrl}</bdi>,{" "}
          </>
        ) : (
          "Uploaded, "
        )}
        <Time iso={captured?.at ?? createdAt} zone={zone} />, by <bdi>{byName}</bdi>, {sizeWords(size)}
      </p>
      <p className="fp truncate text-2xs text-ink-3" title="SHA-256">
        {sha256}
      </p>
      <p className="hint pt-1">
        Shown without scripts, and nothing is asked of the site: pictures and styles that it kept elsewhere are missing.
      </p>
    </div>
    {download}
  </div>
);
