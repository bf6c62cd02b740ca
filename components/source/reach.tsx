import { Link } from "@/components/ui/link";
import { counted } from "@/components/vocabulary/words";

/** The claims of one dossier that rest on a work. */
export type ReachedDossier = {
  dossierId: string;
  dossierTitle: string;
  claims: readonly { id: string; ref: string; statement: string; href: string }[];
};

/** "3 claims rest on it.", "3 claims in 2 dossiers of yours rest on it." */
export function reachWords(reach: readonly ReachedDossier[]): string {
  const claims = reach.reduce((sum, dossier) => sum + dossier.claims.length, 0);
  if (claims === 0) return "No claim in your dossiers rests on it.";
  const where = reach.length > 1 ? ` in ${reach.length} dossiers of yours` : "";
  return `${counted(claims, "claim")}${where} ${claims === 1 ? "rests" : "rest"} on it.`;
}

/** The claims themselves, by dossier where there is more than one. */
export const Reach = ({ of, most }: { of: readonly ReachedDossier[]; most: number }) => (
  <>
    {of.map(({ dossierId, dossierTitle, claims }) => (
      <div key={dossierId} className="mt-2">
        {of.length > 1 && (
          <p className="font-medium">
            <bdi>{dossierTitle}</bdi>
          </p>
        )}
        <ul className="mt-1 grid gap-1">
          {claims.slice(0, most).map(({ id, ref, statement, href }) => (
            <li key={id} className="flex gap-2">
              <Link href={href} className="ref pt-0.5 underline">
                {ref}
              </Link>
              <span dir="auto" className="line-clamp-2 font-serif [overflow-wrap:anywhere]">
                {statement}
              </span>
            </li>
          ))}
        </ul>
        {claims.length > most && <p className="mt-1">and {claims.length - most} more.</p>}
      </div>
    ))}
  </>
);
