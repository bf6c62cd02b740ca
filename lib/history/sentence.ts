import {
  bears,
  claimMoved,
  claimOf,
  clearing,
  commentOn,
  dossierChanged,
  fromFile,
  imported,
  link,
  linkChanged,
  newsroomRole,
  outlet,
  type Told,
  taskHandedOver,
  toldTogether,
  verdict,
  viewChanges,
  why,
  withThings,
} from "@/lib/history/clauses";
import type { ReadEvent } from "@/lib/history/events";
import {
  articleChanges,
  claimChanges,
  counted,
  evidenceChanges,
  fates,
  list,
  mentionChanges,
  type Names,
  noticeChanges,
  personChanges,
  quoted,
  said,
  sourceChanges,
  taskChanges,
} from "@/lib/history/phrases";

export type { Names } from "@/lib/history/phrases";

/**
 * Tells an event in one sentence without a full stop: "Mara Kell sent A2 back: the survey date is missing".
 * A payload that is withheld or erased is told in general words, so that nothing is missing from the line of events.
 */
export function sentence(event: ReadEvent, names: Names): string {
  const who = event.actorId === null ? "Second Source" : names.person(event.actorId);
  return `${who} ${isTold(event) ? deed(event, names) : untold(event, names)}`;
}

const isTold = (event: ReadEvent): event is Told => event.payload !== null;

/** One line per type of event; the compiler refuses a type without one. */
function deed(event: Told, names: Names): string {
  const { id } = event.subject;
  switch (event.type) {
    case "person-added":
      return event.actorId === id
        ? `joined the newsroom as ${newsroomRole(event.payload.role)}`
        : `added ${event.payload.name} to the newsroom as ${newsroomRole(event.payload.role)}`;
    case "person-invited":
      return `invited ${event.payload.name} to the newsroom as ${newsroomRole(event.payload.role)}, until ${names.moment(event.payload.expiresAt)}`;
    case "person-changed":
      return `changed the account of ${names.person(id)}: ${personChanges(event.payload.changes)}`;
    case "reset-offered":
      return `offered ${names.person(id)} a link to set a new password, until ${names.moment(event.payload.expiresAt)}`;
    case "password-changed":
      return event.payload.by === "link" ? "set a new password through a link" : "changed their password";
    case "signed-in":
      return "signed in";
    case "signed-out":
      return "signed out";
    case "token-created":
      return `made the API token ${quoted(event.payload.name)} (${event.payload.scope}), until ${names.moment(event.payload.expiresAt)}`;
    case "token-ended":
      return `ended the API token ${quoted(event.payload.name)}`;
    case "outlet-saved":
      return outlet(event.payload);
    case "task-template-saved":
      return `saved the task template ${quoted(event.payload.title)}`;
    case "task-template-removed":
      return `removed the task template ${quoted(event.payload.title)}`;
    case "signing-key-made":
      return `made the newsroom’s signing key ${event.payload.fingerprint.slice(0, 16)}…${event.payload.retired ? `, in place of ${event.payload.retired.slice(0, 16)}…` : ""}`;
    case "notices-chosen":
      return `chose when to get mail: ${noticeChanges(event.payload.changes)}`;
    case "mail-tried-again":
      return `had a mail to ${names.person(id)} tried again`;
    case "dossier-created":
      return `opened the dossier ${quoted(event.payload.title)} with the standard ${quoted(event.payload.standard.name)}`;
    case "dossier-changed":
      return dossierChanged(event.payload.changes, names);
    case "member-added":
      return event.actorId === event.payload.personId
        ? `became ${event.payload.role} of the dossier`
        : `let ${names.person(event.payload.personId)} into the dossier as ${event.payload.role}`;
    case "member-changed":
      return `made ${names.person(event.payload.personId)} ${event.payload.role[1]} instead of ${event.payload.role[0]}`;
    case "member-removed":
      return event.actorId === event.payload.personId
        ? "left the dossier"
        : `took ${names.person(event.payload.personId)}, ${event.payload.role}, out of the dossier`;
    case "lead-appointed":
      return `appointed ${names.person(event.payload.personId)} as lead, since the dossier had none`;
    case "article-added":
      return `added ${event.payload.ours ? "our draft" : "the article"} ${quoted(event.payload.title)}${event.payload.outlet ? ` by ${event.payload.outlet}` : ""}`;
    case "article-changed":
      return `changed ${names.article(id)}: ${articleChanges(event.payload.changes, names)}`;
    case "article-revised":
      return `added revision ${event.payload.number} of ${names.article(id)}: ${fates(event.payload.fates)}`;
    case "sentences-marked": {
      const count = counted(event.payload.sentenceIds.length, "sentence");
      return event.payload.state === "not-checkable"
        ? `marked ${count} of ${names.article(id)} not checkable`
        : `took the mark from ${count} of ${names.article(id)}`;
    }
    case "paragraphs-set-aside": {
      const count = counted(event.payload.paragraphs.length, "paragraph");
      return event.payload.state === "aside"
        ? `set ${count} of ${names.article(id)} aside as not the article`
        : `put ${count} back into ${names.article(id)}`;
    }
    case "suggestion-dismissed":
      return event.payload.dismissed
        ? `dismissed a suggestion in ${names.article(id)}: ${quoted(event.payload.statement)}`
        : `offered a dismissed suggestion in ${names.article(id)} again: ${quoted(event.payload.statement)}`;
    case "claim-created":
      return `tagged ${event.payload.ref}: ${quoted(event.payload.statement)}${fromFile(event.payload)}`;
    case "claims-imported":
      return imported(event.payload);
    case "claim-withdrawn":
      return `took ${event.payload.ref} back: ${quoted(event.payload.statement)}`;
    case "claim-changed":
      return `changed ${names.claim(id)}: ${claimChanges(event.payload.changes, names)}`;
    case "claims-told-together":
      return toldTogether(event.payload, names);
    case "view-kept":
      return event.payload.name === null
        ? "kept a view of the claims for themselves"
        : `shared the view ${quoted(event.payload.name)} of the claims`;
    case "view-changed":
      return event.payload.name === null
        ? "changed a view of the claims that they keep for themselves"
        : `changed the view ${quoted(event.payload.name)} of the claims${viewChanges(event.payload.changes)}`;
    case "view-removed":
      return event.payload.name === null
        ? "removed a view of the claims that they kept for themselves"
        : `removed the view ${quoted(event.payload.name)} of the claims`;
    case "claims-merged":
      return `merged ${names.claim(event.payload.from)} into ${names.claim(event.payload.into)}${withThings(event.payload.moved)}`;
    case "merge-undone":
      return `undid the merge of ${names.claim(event.payload.from)} into ${names.claim(event.payload.into)}${withThings(event.payload.moved)}`;
    case "mention-added":
      return `found ${names.claim(event.payload.claimId)} in ${quoted(event.payload.quote)} (${event.payload.mode})`;
    case "mention-changed":
      return `changed a mention of ${names.claim(event.payload.claimId)}: ${mentionChanges(event.payload.changes)}`;
    case "mention-reworded":
      return `corrected ${names.article(event.payload.articleId)}, which rewords a mention of ${names.claim(event.payload.claimId)}: ${quoted(event.payload.changes.quote[0])} is now ${quoted(event.payload.changes.quote[1])}`;
    case "mention-gone":
      return `corrected ${names.article(event.payload.articleId)}, where ${names.claim(event.payload.claimId)} is no longer found: ${quoted(event.payload.quote)}`;
    case "mention-found":
      return `corrected ${names.article(event.payload.articleId)}, where ${names.claim(event.payload.claimId)} is found again: ${quoted(event.payload.quote)}`;
    case "mention-removed":
      return `took the mention ${quoted(event.payload.quote)} away from ${names.claim(event.payload.claimId)}`;
    case "claim-moved":
      return claimMoved(event.payload, names.claim(id));
    case "send-back-answered":
      return `answered why ${claimOf(event, names)} was sent back: ${event.payload.answer}`;
    case "blind-check-asked":
      return event.payload.given
        ? `asked ${names.person(event.payload.secondId)} for a blind second verdict on ${claimOf(event, names)}`
        : `asked ${names.person(event.payload.firstId)} and ${names.person(event.payload.secondId)} for blind verdicts on ${claimOf(event, names)}`;
    case "blind-verdict-given":
      return `found ${claimOf(event, names)} ${said(event.payload.substance)}, blind${event.payload.note ? `: ${event.payload.note}` : ""}`;
    case "blind-check-ended":
      return event.payload.state === "agreed"
        ? `opened both blind verdicts on ${claimOf(event, names)}: they agree, ${said(event.payload.first)}`
        : `opened both blind verdicts on ${claimOf(event, names)}: they differ, ${said(event.payload.first)} and ${said(event.payload.second)}`;
    case "blind-third-named":
      return event.payload.personId
        ? `asked ${names.person(event.payload.personId)} to settle the verdicts on ${claimOf(event, names)}`
        : `left open who settles the verdicts on ${claimOf(event, names)}`;
    case "blind-check-settled":
      return `settled the verdicts on ${claimOf(event, names)}: ${said(event.payload.substance)}${event.payload.note ? `: ${event.payload.note}` : ""}`;
    case "blind-check-cancelled":
      return `cancelled the blind check of ${claimOf(event, names)}${event.payload.reason ? `: ${event.payload.reason}` : ""}`;
    case "verdict-set":
      if (event.payload.by === "blind-check" && event.payload.substance?.[1])
        return `set the verdict on ${claimOf(event, names)} to ${said(event.payload.substance[1])}, as its blind check found`;
      return verdict(event.payload, names.claim(id));
    case "claim-signed-off":
      return `signed ${names.claim(id)} off`;
    case "sign-off-stale":
      return `set the sign-off of ${names.claim(id)} aside: what was signed has changed`;
    case "line-waived":
      return `waived the ${quoted(event.payload.rule)} line for ${names.claim(id)}: ${event.payload.reason}`;
    case "waiver-lifted":
      return `lifted the waiver of the ${quoted(event.payload.rule)} line for ${names.claim(id)}`;
    case "source-added":
      if (event.payload.proposed)
        return `put up the source ${quoted(event.payload.title)} (${event.payload.kind}), which a text names`;
      return `added the ${event.payload.confidential ? "confidential " : ""}source ${quoted(event.payload.title)} (${event.payload.kind})${fromFile(event.payload)}`;
    case "source-changed":
      return `changed the source ${quoted(names.source(id))}: ${sourceChanges(event.payload.changes, names)}${why(event.payload.because)}`;
    case "source-cleared":
      return clearing(event.payload, quoted(names.source(id)), names);
    case "snapshot-stored":
      return event.payload.finalUrl
        ? `captured ${quoted(names.source(id))} from ${event.payload.finalUrl}${event.payload.by === "bookmarklet" ? " as it stood in their browser" : ""}`
        : `stored a copy of ${quoted(names.source(id))}`;
    case "link-drawn":
      if (event.payload.byProgram)
        return `proposed an origin link that a text speaks for: ${link(event.payload, names)}`;
      return `${event.payload.state === "confirmed" ? "drew" : "proposed"} an origin link: ${link(event.payload, names)}`;
    case "link-changed":
      return linkChanged(event.payload, names);
    case "origins-looked-for":
      return `looked where ${names.article(id)} got things from: ${event.payload.links === 0 ? "no new link" : `${counted(event.payload.links, "link")} proposed`}`;
    case "evidence-entered":
      return `entered ${quoted(names.source(event.payload.sourceId))} as evidence that ${bears(event.payload.stance)} ${names.claim(event.payload.claimId)}${event.payload.quote ? `: ${quoted(event.payload.quote)}` : ""}${fromFile(event.payload)}`;
    case "evidence-changed":
      return `changed the evidence of ${quoted(names.source(event.payload.sourceId))} for ${names.claim(event.payload.claimId)}: ${evidenceChanges(event.payload.changes)}`;
    case "evidence-removed":
      return `took the evidence of ${quoted(names.source(event.payload.sourceId))} away from ${names.claim(event.payload.claimId)}`;
    case "task-assigned":
      return event.payload.assigneeId
        ? `gave ${names.person(event.payload.assigneeId)} the task ${quoted(event.payload.title)}`
        : `asked for ${quoted(event.payload.title)}`;
    case "task-changed":
      return `changed the task ${quoted(names.task(id))}: ${taskChanges(event.payload.changes, names)}`;
    case "task-taken":
      return `took the task ${quoted(event.payload.title)}${event.payload.from ? ` over from ${names.person(event.payload.from)}` : ""}`;
    case "task-handed-over":
      return taskHandedOver(event.payload, names);
    case "task-watched":
      return `${event.payload.watching ? "watches" : "no longer watches"} the task ${quoted(event.payload.title)}`;
    case "task-reminded":
      return `reminded ${names.person(event.payload.personId)} of the task ${quoted(event.payload.title)}`;
    case "comment-written":
      return `${event.payload.threadId ? "answered" : "said"} ${commentOn(event, names)}${event.payload.words ? `, of the words ${quoted(event.payload.words)}` : ""}: ${quoted(event.payload.text)}`;
    case "comment-edited":
      return `changed what they said ${commentOn(event, names)} from ${quoted(event.payload.was)} to ${quoted(event.payload.text)}`;
    case "thread-resolved":
      return `resolved a thread ${commentOn(event, names)}`;
    case "thread-reopened":
      return `reopened a thread ${commentOn(event, names)}`;
    case "payloads-erased":
      return `erased, on legal demand, what ${event.payload.numbers.length === 1 ? "event" : "the events"} ${list(event.payload.numbers.map(String))} said: ${event.payload.reason}`;
    case "edition-made":
      return `made edition ${event.payload.number} for ${event.payload.audience}${event.payload.reason ? `: ${event.payload.reason}` : ""}`;
  }
}

/** What can be said of an event whose payload tells of a confidential source, or was erased. */
function untold(event: ReadEvent, names: Names): string {
  if (event.erased)
    return `did something whose details were erased on legal demand (${event.type.replaceAll("-", " ")})`;
  const claim = event.claimId ? names.claim(event.claimId) : "a claim";
  if (event.type === "blind-verdict-given") return `gave a blind verdict on ${claim}, sealed until both are in`;
  if (event.claimId && names.sealed?.(event.claimId))
    return `did something with ${claim} that is withheld until you have given your verdict`;
  switch (event.type) {
    case "source-added":
      return "added a confidential source";
    case "source-changed":
    case "snapshot-stored":
      return "changed something about a confidential source";
    case "link-drawn":
    case "link-changed":
      return "changed an origin link of a confidential source";
    case "evidence-entered":
      return `entered evidence from a confidential source for ${claim}`;
    case "evidence-changed":
      return `changed the evidence from a confidential source for ${claim}`;
    case "evidence-removed":
      return `took the evidence from a confidential source away from ${claim}`;
    case "task-assigned":
    case "task-changed":
    case "task-taken":
    case "task-handed-over":
    case "task-watched":
    case "task-reminded":
      return "changed a task about a confidential source";
    case "comment-written":
      return "said something about a confidential source";
    case "comment-edited":
    case "thread-resolved":
    case "thread-reopened":
      return "went on with talk about a confidential source";
    default:
      return "did something whose details were erased";
  }
}
