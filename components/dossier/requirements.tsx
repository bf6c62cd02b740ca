import type { ReactNode } from "react";
import { LineTaskOffer, type MakeLineTask } from "@/components/task/line-task";
import { Avatar } from "@/components/ui/avatar";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { formatDue } from "@/components/ui/moment";
import { SectionHead } from "@/components/ui/page-head";
import { Glyph } from "@/components/vocabulary/glyph";
import { IndependenceBadge, type IndependenceCounts } from "@/components/vocabulary/independence";
import { counted } from "@/components/vocabulary/words";
import { type ClaimQuery, claimsHref } from "@/lib/claims/listed";
import type { RuleName } from "@/lib/dossiers/standard";
import type { LineWithTask } from "@/lib/tasks/line-task";

type OpenClaim = {
  id: string;
  ref: string;
  statement: string;
  assigneeId: string | null;
  assigneeName: string | null;
  independence: IndependenceCounts;
  meetsOrigins: boolean;
  lines: readonly LineWithTask[];
};

/** How many there are, and the first of them. */
type Some<T> = { count: number; first: readonly T[] };

/** What stands between a dossier and its seal, as its overview lists it. */
export type Before = {
  withoutVerdict: Some<OpenClaim>;
  belowStandard: Some<OpenClaim>;
  /** "7 one origin, 2 unidentified" */
  whyBelow: string;
  replies: Some<{
    claimId: string;
    ref: string;
    about: readonly string[];
    asked: boolean;
    until: string | null;
    line: LineWithTask;
  }>;
  stale: Some<OpenClaim>;
  unsigned: number;
  unexamined: readonly { articleId: string; letter: string; count: number }[];
  signedByOwn: Some<OpenClaim>;
};

type Look = {
  dossierId: string;
  meId: string;
  now: string;
  zone: string;
  /** Null for those who hand out no tasks. */
  makeTask: MakeLineTask | null;
};

/** So many claims of a list are shown; the others are in the table of claims. */
const shownClaims = 5;

/** Before this can be sealed: what is missing line by line, with the claims that lack it; what is met stands below in grey. */
export const Requirements = ({ before, claims, ...look }: Look & { before: Before; claims: number }) => {
  const { withoutVerdict, belowStandard, replies, stale, unsigned, unexamined, signedByOwn } = before;
  const sentences = unexamined.reduce((sum, article) => sum + article.count, 0);
  const lines: { met: boolean; name: string; line: ReactNode }[] = [
    {
      met: belowStandard.count === 0,
      name: "Every claim meets the standard",
      line: (
        <Listed
          icon="warn"
          title={`${counted(belowStandard.count, "claim")} ${belowStandard.count === 1 ? "fails" : "fail"} the standard`}
          why={before.whyBelow}
          claims={belowStandard}
          more={{ failing: true }}
          of={(rule) => rule !== "verdict" && rule !== "reply"}
          open
          {...look}
        />
      ),
    },
    {
      met: withoutVerdict.count === 0,
      name: "Every claim has a verdict",
      line: (
        <Listed
          icon="claims"
          title={`${counted(withoutVerdict.count, "claim")} ${withoutVerdict.count === 1 ? "has" : "have"} no verdict yet`}
          why="nobody has said what was found"
          claims={withoutVerdict}
          more={{ verdict: ["none"] }}
          of={(rule) => rule === "verdict"}
          {...look}
        />
      ),
    },
    {
      met: stale.count === 0,
      name: "No sign-off is stale",
      line: (
        <Listed
          glyph
          title={stale.count === 1 ? "1 sign-off is stale" : `${stale.count} sign-offs are stale`}
          why={`evidence or text changed since: ${refs(stale)}`}
          claims={stale}
          more={{ status: ["stale"] }}
          {...look}
        />
      ),
    },
    {
      met: unsigned === 0,
      name: "Every claim is signed off",
      line: (
        <Line
          icon="pen"
          title={`${counted(unsigned, "claim")} ${unsigned === 1 ? "is" : "are"} not signed off yet`}
          why={
            <Link className="link" href={`/dossiers/${look.dossierId}/claims`}>
              of {claims}
            </Link>
          }
        />
      ),
    },
    {
      met: sentences === 0,
      name: "Every sentence has been examined",
      line: (
        <Line
          icon="read"
          title={`${counted(sentences, "sentence")} ${sentences === 1 ? "has" : "have"} not been examined`}
          why={<Articles of={unexamined} dossierId={look.dossierId} />}
        />
      ),
    },
    {
      met: replies.count === 0,
      name: "Every reply that is asked for has come",
      line: <Replies replies={replies} {...look} />,
    },
    {
      met: signedByOwn.count === 0,
      name: "Nobody has signed off a claim they checked",
      line: (
        <Listed
          icon="people"
          title={`${counted(signedByOwn.count, "sign-off")} by somebody who has since worked on the claim`}
          why={refs(signedByOwn)}
          claims={signedByOwn}
          more={{ status: ["signed-off"] }}
          {...look}
        />
      ),
    },
  ];
  const unmet = lines.filter((line) => !line.met);
  return (
    <section>
      <SectionHead
        count={unmet.length === 0 ? "nothing is missing" : `${unmet.length} of ${lines.length} requirements unmet`}
      >
        Before this can be sealed
      </SectionHead>
      <ul className="rows">
        {unmet.map(({ name, line }) => (
          <li className="req" key={name}>
            {line}
          </li>
        ))}
        {lines
          .filter((line) => line.met)
          .map(({ name }) => (
            <li className="req muted" key={name}>
              <div className="s cursor-auto">
                <Icon name="check" />
                <span>{name}</span>
                <span className="why">met</span>
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
};

const refs = ({ count, first }: Some<{ ref: string }>): string => {
  const some = first.slice(0, 8).map((claim) => claim.ref);
  return count > some.length ? `${some.join(", ")} and ${count - some.length} more` : some.join(", ");
};

const Line = ({ icon, title, why }: { icon: IconName; title: string; why: ReactNode }) => (
  <div className="s cursor-auto">
    <Icon name={icon} />
    <b>{title}</b>
    <span className="why">{why}</span>
  </div>
);

const Listed = ({
  icon,
  glyph = false,
  title,
  why,
  claims,
  more,
  open = false,
  of,
  dossierId,
  meId,
  makeTask,
}: Look & {
  icon?: IconName;
  /** The sign of a stale sign-off stands in the icon's place. */
  glyph?: boolean;
  title: string;
  why: string;
  claims: Some<OpenClaim>;
  /** Of the table of claims, where the others are. */
  more: Partial<ClaimQuery>;
  open?: boolean;
  /** Which of the lines that a claim fails are shown with it; none unless told. */
  of?: (rule: RuleName) => boolean;
}) => (
  <details open={open}>
    <summary>
      {glyph ? <Glyph name="s-stale" colour="c-stale" /> : <Icon name={icon ?? "warn"} />}
      <b>{title}</b>
      <span className="why">{why}</span>
    </summary>
    <ul className="fails">
      {claims.first.slice(0, shownClaims).map((claim) => (
        <li key={claim.id}>
          <span className="ref">{claim.ref}</span>
          <Link
            className="q [overflow-wrap:anywhere] hover:underline"
            dir="auto"
            href={`/dossiers/${dossierId}/claims/${claim.id}`}
          >
            {claim.statement}
          </Link>
          <IndependenceBadge {...claim.independence} meets={claim.meetsOrigins} short />
          <Avatar name={claim.assigneeName} me={claim.assigneeId === meId} />
          {of &&
            claim.lines
              .filter((line) => of(line.rule))
              .map((line) => (
                <span className="line" key={line.rule}>
                  <span className="hint">{line.detail}</span>
                  <LineTaskOffer
                    line={line}
                    claimId={claim.id}
                    claimRef={claim.ref}
                    make={makeTask}
                    dossierId={dossierId}
                    meId={meId}
                  />
                </span>
              ))}
        </li>
      ))}
      {claims.count > shownClaims && (
        <li className="block">
          <Link className="link" href={claimsHref(dossierId, more)}>
            Show the other {claims.count - shownClaims}
          </Link>
        </li>
      )}
    </ul>
  </details>
);

const Articles = ({ of, dossierId }: { of: Before["unexamined"]; dossierId: string }) => {
  const shown = of.slice(0, 6);
  return (
    <span className="num">
      {shown.map(({ articleId, letter, count }, at) => (
        <span key={articleId} className="nowrap">
          {at > 0 && ", "}
          <Link className="hover:underline" href={`/dossiers/${dossierId}/articles/${articleId}`}>
            {letter} {count}
          </Link>
        </span>
      ))}
      {of.length > shown.length && ` and ${of.length - shown.length} more`}
    </span>
  );
};

const Replies = ({ replies, dossierId, meId, makeTask, now, zone }: Look & { replies: Before["replies"] }) => {
  const when = (until: string | null, asked: boolean) => {
    if (!asked) return "not asked";
    if (!until) return "asked, no answer yet";
    const { text, urgency } = formatDue(until, now, zone);
    return urgency === "late" ? `time ran out ${text.replace("Overdue since ", "")}` : `due ${text}`;
  };
  return (
    <details>
      <summary>
        <Icon name="clock" />
        <b>{replies.count === 1 ? "1 reply is outstanding" : `${replies.count} replies are outstanding`}</b>
        <span className="why trunc max-w-[32ch]">{refs(replies)}</span>
      </summary>
      <ul className="fails">
        {replies.first.map(({ claimId, ref, about, asked, until, line }) => (
          <li key={claimId}>
            <span className="ref">{ref}</span>
            <Link
              className="q [overflow-wrap:anywhere] hover:underline"
              href={`/dossiers/${dossierId}/claims/${claimId}`}
            >
              {about.join(", ") || "Nobody is named yet"}
            </Link>
            <span className="hint">{when(until, asked)}</span>
            <span className="line">
              <span className="hint">{line.detail}</span>
              <LineTaskOffer
                line={line}
                claimId={claimId}
                claimRef={ref}
                make={makeTask}
                dossierId={dossierId}
                meId={meId}
              />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};
