import { Tag } from "@/components/ui/tag";
import type { ClaimKind, Stakes } from "@/lib/claims/claim";
import { claimKindWord, stakesWord } from "./words";

/** How much hangs on a claim: heavier ink for more, no colour. */
export const StakesTag = ({ stakes }: { stakes: Stakes }) => <Tag className={stakes}>{stakesWord[stakes]}</Tag>;

/** What sort of statement a claim is. */
export const KindTag = ({ kind }: { kind: ClaimKind }) => <Tag>{claimKindWord[kind]}</Tag>;
