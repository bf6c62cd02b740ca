import { citedWords } from "@/lib/claims/cited-words";
import { joined, type Markup, markup, when } from "@/lib/editions/annotated/markup";
import { glyph, lower, moment, named, statusOf, statusWords, words } from "@/lib/editions/annotated/words";
import type { DossierExport, ExportedClaim, ExportedSide } from "@/lib/editions/schema";
import { type Credibility, credibilityMeaning, reliabilityMeaning } from "@/lib/sources/source";

/** One claim with everything that a reader needs to judge it: verdicts, evidence, origins, sign-off, what is open. */
export function claimEntry(claim: ExportedClaim, value: DossierExport): Markup {
  const { ref } = claim;
  const about = claim.about.length > 0 ? [markup`about ${joined(claim.about.map(words), ", ")}`] : [];
  const facts = [named(claim.kind), `${lower(claim.stakes)} stakes`, ...about];
  return markup`<article class="claim" id="claim-${ref}" aria-labelledby="name-${ref}">
<h3 id="name-${ref}" dir="auto"><span class="ref">${ref}</span> ${claim.statement}</h3>
<p class="facts">${joined(facts, " · ")}</p>
<dl class="verdicts">
<div><dt>Status</dt><dd>${glyph(statusOf(claim))} ${statusWords(claim)}${when(claim.assignee, () => markup`, with ${words(claim.assignee ?? "")}`)}</dd></div>
${attributions(claim)}${goneMentions(claim)}<div><dt>Substance: is it so?</dt><dd>${
    claim.substance ? markup`${glyph(claim.substance)} ${named(claim.substance)}` : "no verdict yet"
  }</dd></div>
${when(claim.reply, () => markup`<div><dt>Their reply</dt><dd>${reply(claim, value)}</dd></div>\n`)}<div><dt>Sign-off</dt><dd>${signOff(claim, value)}</dd></div>
</dl>
${evidenceList(claim, value)}${originsOf(claim, value)}${openLines(claim)}${waivers(claim, value)}${talk(claim, value)}</article>
`;
}

function attributions(claim: ExportedClaim): Markup | null {
  const cited = claim.mentions.filter((mention) => mention.mode === "attributes");
  return when(
    cited.length > 0,
    () =>
      markup`<div><dt>Attribution: did they say so?</dt><dd>${joined(
        cited.map(
          ({ article, quote, attribution, cites }) =>
            markup`<span class="line">${glyph(attribution ?? "not-yet-checked")} ${named(attribution ?? "not-yet-checked")}: <q dir="auto">${quote}</q>${cites ? `, ${citedWords(cites)}` : ""} (${article})</span>`,
        ),
        " ",
      )}</dd></div>\n`,
  );
}

/** A claim whose words a correction took out of the article says so, since the text cannot show it. */
function goneMentions({ mentions }: ExportedClaim): Markup | null {
  const gone = mentions.filter((mention) => mention.gone);
  return when(
    gone.length > 0,
    () =>
      markup`<div><dt>No longer in the article</dt><dd>${joined(
        gone.map(
          ({ article, revision, quote }) =>
            markup`<span class="line"><q dir="auto">${quote}</q> (${article}, revision ${revision})</span>`,
        ),
        " ",
      )}</dd></div>\n`,
  );
}

function reply({ reply }: ExportedClaim, { timeZone }: DossierExport): Markup {
  if (!reply) return markup``;
  const how = reply.how ? markup` by ${words(reply.how)}` : markup``;
  const until = reply.until ? markup`, until ${moment(reply.until, timeZone)}` : markup``;
  const came = reply.answer
    ? markup` They answered: <q dir="auto">${reply.answer}</q>`
    : reply.silence
      ? markup` No answer came.`
      : markup` No answer yet.`;
  return markup`Asked ${moment(reply.askedAt, timeZone)}${how}${until}.${came}`;
}

function signOff({ signOff }: ExportedClaim, { timeZone }: DossierExport): Markup {
  if (!signOff) return markup`none`;
  const by = signOff.by ? words(signOff.by) : "a second person";
  const stale = when(
    signOff.staleSince,
    () => markup` <b>Stale</b> since ${moment(signOff.staleSince ?? "", timeZone)}: what was signed has changed.`,
  );
  return markup`${by}, ${moment(signOff.at, timeZone)}. <span class="fp">digest ${signOff.digest}</span>${stale}`;
}

function evidenceList(claim: ExportedClaim, value: DossierExport): Markup {
  if (claim.evidence.length === 0) return markup`<h4>Evidence</h4>\n<p class="none">No evidence yet.</p>\n`;
  const items = claim.evidence.map((item) => {
    const source = value.sources.find((one) => one.ref === item.source);
    const by = [source?.outlet ?? "", source?.author ?? ""].filter(Boolean).map(words);
    return markup`<li><div class="eh">${glyph(item.stance)} <b>${named(item.stance)}</b> <a href="#source-${item.source}">${item.source}</a> ${words(source?.title ?? "")}${when(by.length > 0, () => markup`, ${joined(by, ", ")}`)}${when(source && !source.named, () => markup` (name withheld)`)}</div>
${when(item.quote, () => markup`<blockquote dir="auto">${item.quote}</blockquote>\n`)}<div class="em">${when(item.locator, () => markup`${words(item.locator)} · `)}credibility ${item.credibility}, ${credibilityMeaning[item.credibility as Credibility]}${when(source, () => markup` · reliability ${source?.reliability ?? ""}, ${source ? reliabilityMeaning[source.reliability] : ""}`)}</div>
${when(item.note, () => markup`<div class="em" dir="auto">Note: ${item.note}</div>\n`)}${when(
  item.via.length > 0,
  () =>
    markup`<div class="em">Rests for this claim on: ${joined(
      item.via.map(({ words: said }) => words(said)),
      "; ",
    )}.</div>\n`,
)}</li>
`;
  });
  return markup`<h4>Evidence</h4>\n<ul class="evidence">\n${items}</ul>\n`;
}

function originsOf({ independence }: ExportedClaim, value: DossierExport): Markup | null {
  const sides = [
    ["What supports it", independence.supports],
    ["What refutes it", independence.refutes],
  ] as const;
  const told = sides.filter(([, side]) => side.sources > 0);
  return when(
    told.length > 0,
    () => markup`<h4>Where it comes from</h4>\n${told.map(([title, side]) => sideOf(title, side, value))}`,
  );
}

const classes = {
  established: "established",
  soft: "soft: unnamed people, the outlet stands behind them",
  open: "not established",
  unidentified: "unidentified, does not count",
} as const;

function sideOf(title: string, side: ExportedSide, value: DossierExport): Markup {
  const called = (ref: string) => {
    const source = value.sources.find((one) => one.ref === ref);
    return markup`${words(source?.title ?? "")}${source && source.state !== "good" ? ` (${source.state})` : ""}`;
  };
  const refs = (list: readonly string[]) =>
    joined(
      list.map((ref) => markup`<a href="#source-${ref}">${ref}</a> ${called(ref)}`),
      ", ",
    );
  const flags = [
    ...(side.circular ? ["Circular: sources rest on each other."] : []),
    ...(side.unsettled > 0 ? ["Some evidence is narrowed to a link that is not confirmed."] : []),
  ];
  const why: Record<string, string> = {
    outlet: "same outlet, ",
    author: "same author, ",
    "known-through": "known only through ",
  };
  return markup`<p class="count">${title}: <b>${side.inWords}</b>.${when(side.why, () => markup` <span dir="auto">${side.why ?? ""}</span>`)}${when(flags.length > 0, () => markup` ${flags.join(" ")}`)}</p>
<ul class="origins">
${side.origins.map(
  (origin) =>
    markup`<li>${refs(origin.sources)} (${classes[origin.class]})${when(
      origin.joinedBy.length > 0,
      () =>
        markup`. One origin: ${joined(
          origin.joinedBy.map(({ reason, value: shared }) =>
            reason === "work" ? markup`same work` : markup`${why[reason] ?? ""}${words(shared)}`,
          ),
          "; ",
        )}`,
    )}.</li>\n`,
)}</ul>
`;
}

const openLines = ({ failing }: ExportedClaim): Markup | null =>
  when(
    failing.length > 0,
    () =>
      markup`<h4>Open lines</h4>\n<ul class="open-lines">\n${failing.map((line) => markup`<li>${line.detail}</li>\n`)}</ul>\n`,
  );

const waivers = ({ waivers: list }: ExportedClaim, { timeZone }: DossierExport): Markup | null =>
  when(
    list.length > 0,
    () =>
      markup`<h4>Waived</h4>\n<ul>\n${list.map(
        ({ rule, reason, by, at }) =>
          markup`<li>The line “${rule}”${when(by, () => markup`, by ${words(by ?? "")}`)}, ${moment(at, timeZone)}: ${words(reason)}</li>\n`,
      )}</ul>\n`,
  );

const talk = ({ talk: said }: ExportedClaim, { timeZone }: DossierExport): Markup | null =>
  when(
    said.length > 0,
    () =>
      markup`<h4>Comments</h4>\n<ul>\n${said.map(
        ({ by, at, text }) => markup`<li>${words(by)}, ${moment(at, timeZone)}: ${words(text)}</li>\n`,
      )}</ul>\n`,
  );
