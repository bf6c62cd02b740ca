import { handOf } from "@/components/claim/words";
import { linkKindWord } from "@/components/vocabulary/words";
import { linkKinds } from "@/lib/sources/source";

/** The kinds of origin link as one chooses them: "rewrites (second-hand)". */
export const linkKindOptions = linkKinds.map((kind) => ({
  value: kind,
  label: `${linkKindWord[kind]} (${handOf(kind)})`,
}));
