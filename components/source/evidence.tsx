import { Link } from "@/components/ui/link";
import { StanceSign } from "@/components/vocabulary/stance";
import { StatusMark } from "@/components/vocabulary/status";
import type { ClaimStatus } from "@/lib/claims/claim";
import { type Credibility, credibilityMeaning, type Stance } from "@/lib/sources/source";

type Item = {
  id: string;
  stance: Stance;
  quote: string;
  locator: string;
  credibility: number;
  note: string;
  via: readonly string[];
  byName: string;
  claim: { ref: string; statement: string; href: string; status: ClaimStatus; stale: boolean };
};

/** The evidence that a source gives, each with the claim that it is for. */
export const Evidence = ({ evidence, withheld }: { evidence: readonly Item[]; withheld: boolean }) =>
  evidence.length === 0 ? (
    <p className="hint py-2.5">It is not evidence for any claim yet. Link it in a claim’s panel.</p>
  ) : (
    <ul className="rows">
      {evidence.map(({ id, stance, quote, locator, credibility, note, via, byName, claim }) => (
        <li key={id} className="grid gap-1 py-3">
          <div className="flex items-start gap-2">
            <span className="pt-1">
              <StatusMark status={claim.status} stale={claim.stale} glyphOnly />
            </span>
            <Link
              href={claim.href}
              className="line-clamp-3 min-w-0 font-serif text-[16px]/[21px] [overflow-wrap:anywhere] hover:underline"
            >
              <span className="ref pr-1.5">{claim.ref}</span>
              <bdi>{claim.statement}</bdi>
            </Link>
          </div>
          <div className="grid gap-1 pl-6">
            {quote && (
              <p dir="auto" className="font-serif text-ink-2 [overflow-wrap:anywhere]">
                “{quote}”
              </p>
            )}
            {note && (
              <p dir="auto" className="[overflow-wrap:anywhere]">
                {note}
              </p>
            )}
            <p className="hint flex flex-wrap items-center gap-x-3 gap-y-0.5">
              <StanceSign stance={stance} />
              {locator && <bdi>{locator}</bdi>}
              <span>
                credibility {credibility}, {credibilityMeaning[credibility as Credibility]}
              </span>
              {via.length > 0 && <span>narrowed</span>}
              {withheld && <span>words withheld from you</span>}
              <span>{byName}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
