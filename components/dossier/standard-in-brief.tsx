import { Link } from "@/components/ui/link";
import type { Standard } from "@/lib/dossiers/standard";
import { standardSentence } from "@/lib/dossiers/standard-sentence";

/** So many rules still read as one sentence at the head of a page. */
const readAtOnce = 2;

/** A dossier's standard at the head of its overview: in a sentence, or by its name where that would be a paragraph. */
export const StandardInBrief = ({ standard, href }: { standard: Standard; href: string }) =>
  standard.rules.length <= readAtOnce ? (
    <dd className="text-sm text-pretty">{standardSentence(standard)}</dd>
  ) : (
    <>
      <dd className="text-sm [overflow-wrap:anywhere]" dir="auto">
        {standard.name}
      </dd>
      <dd className="text-xs font-normal" title={standardSentence(standard)}>
        <Link className="link" href={href}>
          {standard.rules.length} rules
        </Link>
      </dd>
    </>
  );
