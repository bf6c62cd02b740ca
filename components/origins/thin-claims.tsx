import { Link } from "@/components/ui/link";
import { IndependenceBadge } from "@/components/vocabulary/independence";
import type { IndependenceCounts } from "@/components/vocabulary/independence-words";

export type ThinClaim = {
  id: string;
  ref: string;
  statement: string;
  href: string;
  counts: IndependenceCounts;
  meets: boolean;
};

/** Claims that rest on one origin or none. */
export const ThinClaims = ({ claims, all }: { claims: readonly ThinClaim[]; all: string }) => {
  const shown = claims.slice(0, 9);
  return (
    <section className="single">
      <h2 className="h3 pb-[7px]">Claims that rest on one origin or none</h2>
      {claims.length === 0 ? (
        <p className="hint">No claim with evidence does.</p>
      ) : (
        <ul>
          {shown.map(({ id, ref, statement, href, counts, meets }) => (
            <li key={id}>
              <p className="q line-clamp-4 [overflow-wrap:anywhere]">
                <Link href={href} dir="auto" className="hover:underline">
                  {statement}
                </Link>
              </p>
              <span className="row flex-wrap gap-2.5">
                <span className="ref">{ref}</span>
                <IndependenceBadge {...counts} meets={meets} short />
                <Link href={`?claim=${id}`} className="hint underline" aria-label={`Show the origins of claim ${ref}`}>
                  Show
                </Link>
              </span>
            </li>
          ))}
        </ul>
      )}
      {claims.length > shown.length && (
        <p className="pt-1">
          <Link href={all} className="hint underline">
            and {claims.length - shown.length} more among the claims
          </Link>
        </p>
      )}
    </section>
  );
};
