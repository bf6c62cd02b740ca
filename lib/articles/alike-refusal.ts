import type { Alike } from "@/db/alike";
import type { ArticleMetadata } from "@/lib/articles/article";
import { Conflict } from "@/lib/errors";

/**
 * Refuses what is more likely a slip or a later version than another article: the same bytes again, or nearly the same
 * text under the same address or outlet. The person says which it is. The same wording elsewhere is what this desk is
 * about: it is added, and told.
 * @throws Conflict with the articles that it is alike to.
 */
export function refuseAlike({ url, outlet }: Pick<ArticleMetadata, "url" | "outlet">, alike: readonly Alike[]): void {
  const same = alike.filter((one) => one.same === "bytes");
  if (same[0])
    throw new Conflict(
      `This dossier has it already, byte for byte, as article ${same[0].letter}. It was not added again.`,
      { alike: same },
    );
  const version = alike.find(
    (one) => (url !== "" && one.url === url) || (outlet !== "" && one.outlet.toLowerCase() === outlet.toLowerCase()),
  );
  if (version)
    throw new Conflict(
      `Article ${version.letter} has nearly the same text, from the same place: this may be a later version of it. It was not added yet.`,
      { alike: [version] },
    );
}
