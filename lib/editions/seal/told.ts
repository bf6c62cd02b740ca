import { readable } from "@/lib/editions/seal/key";
import type { Checked, Finding } from "@/lib/editions/seal/verify";

/** What came of checking an edition, in words: the same on the command line and on the page. */

const headlines: Record<Checked["verdict"], string> = {
  proven: "Intact, and sealed with the key of the fingerprint given.",
  intact: "Intact, signer unproven.",
  altered: "Altered: this is not the edition as it was sealed.",
  "other-signer": "Whole, but not sealed with the key of the fingerprint given.",
};

export const headline = ({ verdict }: Checked): string => headlines[verdict];

/** What it means, and what to do about it. */
export function meaning({ verdict, fingerprint, edition }: Checked): string {
  const key = fingerprint ? readable(fingerprint) : "";
  if (verdict === "proven") return "Every file is as the holder of that key sealed it, and none was added.";
  if (verdict === "intact")
    return `Every file is as it was sealed, and none was added. Who sealed it is not proven by the edition itself: ask the newsroom, by another way, for the fingerprint of its key, and check again with it. The key in this edition has the fingerprint ${key}.`;
  if (verdict === "other-signer")
    return `The key in this edition has the fingerprint ${key}, which is not the one that you gave. Newsrooms change their keys: it may be signed with an older or a newer key of theirs. Ask the newsroom, by another way, for the fingerprint of the day on which the edition says that it was sealed${edition ? `, ${edition.madeAt.slice(0, 10)}` : ""}, and check again with it. If it is not this one either, somebody else made this edition.`;
  return "Do not rely on it. Ask the newsroom for the edition again.";
}

/** One finding: the file, and what is the matter with it. */
export const findingLine = ({ path, detail }: Finding): string => `${path}: ${detail}`;

/** What the edition says of itself, for whoever compares it with what they were told. */
export function about({ edition, files, events }: Checked): string[] {
  if (!edition) return [`${files} files`];
  return [
    `Edition ${edition.edition} for ${edition.audience}, sealed ${edition.madeAt.slice(0, 16).replace("T", " ")} UTC`,
    `${files} files`,
    events === null
      ? `History up to event ${edition.history.eventNumber}; the chain itself is not in this edition`
      : `History of ${events} ${events === 1 ? "event" : "events"}, the chain whole`,
    `Content, SHA-256 ${edition.contentSha256}`,
  ];
}
