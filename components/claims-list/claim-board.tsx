import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Glyph } from "@/components/vocabulary/glyph";
import { StatusMark } from "@/components/vocabulary/status";
import { substanceGlyph } from "@/components/vocabulary/verdict";
import { substanceColour, substanceWord } from "@/components/vocabulary/words";
import type { ClaimGroup, ListedClaim } from "@/lib/claims/listed";
import { Origins } from "./claim-table";

export type BoardColumn = {
  group: ClaimGroup;
  claims: readonly ListedClaim[];
  /** How many there are, on the board or not. */
  total: number;
  /** Where all of them are listed. */
  href: string;
};

/** The same claims in a column for each status. On a phone the columns are swiped. */
export const ClaimBoard = ({ columns, meId }: { columns: readonly BoardColumn[]; meId: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where the columns do not fit, by keyboard too
  <section className="board" tabIndex={0} aria-label="Claims by status">
    {columns.map(({ group, claims, total, href }) => (
      <section className="bcol" key={group}>
        <h2>
          <StatusMark status={group === "stale" ? "for-review" : group} stale={group === "stale"} />
          <span className="hint">{claims.length < total ? `${claims.length} of ${total}` : total}</span>
        </h2>
        <ul>
          {claims.map((claim) => (
            <li
              key={claim.id}
              className="bc relative has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent"
            >
              <p className="q [overflow-wrap:anywhere] line-clamp-6">
                <Link
                  href={claim.href}
                  prefetch={false}
                  dir="auto"
                  data-claim={claim.id}
                  className="outline-none after:absolute after:inset-0"
                >
                  {claim.statement}
                </Link>
              </p>
              <div className="f">
                <span className="ref">{claim.ref}</span>
                {claim.substance && (
                  <Glyph
                    name={substanceGlyph[claim.substance]}
                    colour={substanceColour[claim.substance]}
                    label={substanceWord[claim.substance]}
                  />
                )}
                <Origins claim={claim} />
                <Avatar name={claim.assigneeName} me={claim.assigneeId === meId} />
              </div>
            </li>
          ))}
        </ul>
        {claims.length < total && (
          <Link href={href} className="hint underline">
            All {total}
          </Link>
        )}
      </section>
    ))}
  </section>
);
