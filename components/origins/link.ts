import type { Result } from "@/lib/action";
import type { LinkKind, LinkState } from "@/lib/sources/source";

export type { NamedSource, ShownLink } from "@/lib/sources/shown-links";

export type ChangeLink = (input: {
  linkId: string;
  seen?: number;
  state?: LinkState;
  kind?: LinkKind;
  quote?: string;
}) => Promise<Result<{ id: string }>>;

export type DrawLink = (input: {
  dossierId: string;
  from: string;
  to: string;
  kind: LinkKind;
  quote: string;
  state: "proposed" | "confirmed";
}) => Promise<Result<{ id: string }>>;
