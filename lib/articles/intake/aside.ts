/**
 * Which paragraphs of a text are not the article, told by their wording and by where they stand: what a site puts around
 * and between the paragraphs comes along when a page is pasted. In doubt a paragraph is the article, since what is set
 * aside is read by nobody.
 */

import type { AsideReason } from "@/lib/articles/article";
import type { Composed } from "@/lib/articles/intake/document";
import { copyrightIn, staffNoteIn, withoutBullet } from "@/lib/articles/intake/masthead";
import type { Paragraph } from "@/lib/articles/paragraphs";

/** Site trails stand in the first paragraphs, notes on authors in the last. */
const HEAD = 8;
const FOOT = 5;

/** Lists the paragraphs that are not the article, ascending. */
export function asidesIn(text: string, paragraphs: readonly Paragraph[]): Composed["aside"] {
  const wordsOf = ({ start, end }: Paragraph) => text.slice(start, Math.min(end, start + 1000));
  const trail = trailLength(paragraphs.slice(0, HEAD).map(wordsOf));
  const aside: Composed["aside"] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.role === "headline") continue;
    const words = wordsOf(paragraph);
    const reason =
      index < trail
        ? "trail"
        : paragraph.role === "published"
          ? "published"
          : asideReasonOf(words, { atFoot: index >= paragraphs.length - FOOT });
    if (reason) aside.push({ paragraph: index, reason });
  }
  return aside.length < paragraphs.length ? aside : [];
}

/**
 * Tells by a paragraph's own words why it is not the article; null if it may be.
 * @param place.atFoot it is among the last paragraphs, where authors are introduced and readers are asked for support.
 */
export function asideReasonOf(words: string, place: { atFoot: boolean }): AsideReason | null {
  const line = words.replace(/\s+/g, " ").trim();
  if (isImageCredit(line)) return "image-credit";
  if (isReadAlso(words.trim())) return "read-also";
  if (isControl(line) || copyrightIn(line) !== "") return "navigation";
  if (asksForSupport(line, place.atFoot)) return "subscribe";
  return place.atFoot && isAuthorNote(line) ? "author-note" : null;
}

const bulleted = /^\s*[•·▪◦‣›»>*-]\s+\S/;
const steps = /^\S.{0,40}(?:\s[>›»→/|]\s\S.{0,60}){1,6}$/;

/** How many paragraphs at the top are the site's trail: bullets that lead to the headline, or one line of steps. */
function trailLength(head: readonly string[]): number {
  let bullets = 0;
  while (bullets < head.length && isStep(head[bullets] ?? "")) bullets += 1;
  const last = withoutBullet(head[bullets - 1] ?? "").toLowerCase();
  // A list of facts begins a text, too: a trail has short steps, or ends with the headline that follows it.
  if (bullets > 1 && last === (head[bullets] ?? "").replace(/\s+/g, " ").trim().toLowerCase()) return bullets;
  if (bullets > 1 && head.slice(0, bullets - 1).every((step) => withoutBullet(step).length <= 24)) return bullets;
  return /^(?:home|start|startseite|accueil|inicio)\b/i.test(head[0] ?? "") && steps.test(head[0] ?? "") ? 1 : 0;
}

const isStep = (line: string): boolean => bulleted.test(line) && line.length <= 160 && !/[.!?]["”’»]?$/.test(line);

const pictures =
  "(?:image|photo(?:graph)?|picture|pic|illustration|graphic|cartoon|video|foto|bild|symbolbild|imagen|immagine|crédit photo|credito)s?";
const creditLabel = new RegExp(
  `^[([]?(?:(?:featured? |file |cover |main )?${pictures}\\s*(?:courtesy|credits?|source|by|via|quelle|copyright)?(?:\\s+of)?\\s*[:：/|]|(?:featured? |file |cover )?${pictures}\\s+(?:courtesy|credits?|by|via|copyright)\\s|(?:credits?|courtesy)\\s*[:：])`,
  "i",
);
const agencyCredit =
  /[([](?:(?:AP|AFP|EPA|Reuters|Getty|Alamy|dpa|ANSA|EFE)\b[^()[\]]{0,60}|(?:photo|image|picture|foto|file photo)\s*(?:by|:|\/)[^()[\]]{1,80}|[^()[\]]{1,60}\/\s?(?:AP|AFP|EPA|Reuters|Getty(?: Images)?|Alamy|dpa|Shutterstock|Flickr|Wikimedia(?: Commons)?|Pool))[)\]]\.?$/i;
const bareCredit =
  /^(?:\p{Lu}[\p{L}.'’-]+\s?){0,4}(?:[–—|/-]\s?)?(?:AP Photo|Getty Images|Reuters|Shutterstock|Wikimedia Commons|Alamy)(?:\s*\/\s*[\p{L} .'’-]{2,40})?$/u;

/** A line that only says whose picture it is, or a caption that ends in an agency's credit. */
function isImageCredit(line: string): boolean {
  if (line.length > 300) return false;
  if (line.length <= 160 && creditLabel.test(line)) return !/[.!?]["”]?\s+\p{Lu}.*[.!?]$/u.test(line);
  if (/["“”]/.test(line)) return false;
  return agencyCredit.test(line) || (line.length <= 60 && bareCredit.test(line) && !/^(?:AP|Reuters)$/.test(line));
}

const readAlso =
  /^(?:(?:also|please)\s+(?:read|see|watch)|(?:read|see|watch|listen)\s+(?:also|more|next|too)|read\s+(?:the\s+)?(?:full|related|original)\s+(?:story|article|report)|related(?:\s+(?:articles?|stor(?:y|ies)|news|posts?|content|coverage|topics?|reading))?(?=\s*(?:[:：|–—-]|$))|more\s+(?:on|from|about)\s+(?:this|our|the)\b[^.]{0,60}|recommended(?:\s+(?:for you|reading|stories|articles))?(?=\s*(?:[:：|–—-]|$))|you (?:may|might) also (?:like|be interested in)|(?:most|trending)\s+(?:read|popular|viewed)|don['’]t miss|lesen sie (?:auch|mehr)|(?:mehr zum thema|siehe auch)|(?:à )?lire (?:aussi|également)|(?:lea|lee|leer|vea) (?:también|más)|leggi anche|lees ook|читайте также)\b\s*(?<rest>[:：|–—-]?)/iu;

/** "Read also: …", "Related …", or the bare word "Read" set apart from a headline by more than a space. */
function isReadAlso(paragraph: string): boolean {
  const words = paragraph.replace(/^[•▪►▶→>»*-]\s*/, "");
  const line = words.replace(/\s+/g, " ");
  if (line.length > 220) return false;
  const found = readAlso.exec(line);
  if (found) return Boolean(found.groups?.rest) || !/[.!?]["”’]?$/.test(line) || line.length <= 60;
  // The site showed a label and a link side by side: what is left is a gap, a bar or a colon.
  return (
    /^(?:read|watch|related|more)(?:\s*[:：|►▶→»]\s*|[^\S\n]*[\u00a0\t][^\S\n]*|[^\S\n]{2,}|\n)\S/i.test(words) &&
    !/[.]["”’]?$/.test(line)
  );
}

const controls = new Set(
  "skip to content|skip to main content|advertisement|advertisements|advertising|story continues below advertisement|article continues below|continue reading|sponsored|sponsored content|share|share this|share this article|share on facebook|share on twitter|share on x|share via email|tweet|email|print|print this article|copy link|copy url|link copied|comments|leave a comment|view comments|post a comment|show comments|menu|home|search|log in|login|sign in|register|back to top|top of page|loading|loading…|loading...|next article|previous article|next|previous|listen to this article|listen|watch|play|pause|mute|save|save article|bookmark|follow|gift this article|close|accept|accept cookies|tags|topics|read more|show more|see more|view all|terms of use|privacy policy|contact us|unsubscribe|view in browser|view online|view this email in your browser|view this message in your browser|manage preferences|update your preferences|forward to a friend|all rights reserved|anzeige|werbung|teilen|drucken|kommentare|publicité|partager|imprimer|publicidad|compartir|imprimir|pubblicità|condividi".split(
    "|",
  ),
);

/** A button or label of the page around the text. */
function isControl(line: string): boolean {
  if (line.length > 60) return false;
  const bare = line.toLowerCase().replace(/^[\s•·|*>»-]+|[\s•·|*>»:!.-]+$/g, "");
  return (
    controls.has(bare) ||
    /^(?:tags?|topics|filed under|categories|keywords)\s*:\s*\S/i.test(line) ||
    /^\d{1,5}\s+(?:comments?|shares?|likes?|views?)$/i.test(bare)
  );
}

/** Begins a clause, so that "customers subscribe to it" is no appeal and "or subscribe to stay informed" is one. */
const clause = "(?:^|[.!?…:;]['\"”’)]?\\s+|[–—-]\\s+|,?\\s(?:or|and|please|consider|to)\\s|\\bplease\\s)";
const appeal = new RegExp(
  `${clause}(?:subscrib(?:e|ing)\\s(?:to|for|now|today|here|and|via|on)|sign(?:ing)?[ -]?up\\s(?:to|for|here|now|today)\\b(?=.{0,60}\\b(?:newsletters?|alerts?|e-?mails?|updates?|briefings?|inbox|account|free)\\b)|follow(?:ing)?\\s(?:us|our|@?\\w+\\s+on\\s+(?:twitter|facebook|instagram|x|telegram|whatsapp|linkedin|tiktok|youtube|threads|bluesky|mastodon))\\b|shar(?:e|ing)\\s(?:this|the|our)\\s(?:article|story|post|page|news|report)\\b|join\\s(?:our|us on)\\s(?:.{0,20}\\b)?(?:newsletter|channel|group|community|mailing list|whatsapp|telegram|facebook)|(?:donat(?:e|ing)|contribut(?:e|ing))\\s(?:to\\s(?:us|our|the)|now|today|here)\\b|support(?:ing)?\\s(?:us|our\\s(?:work|journalism|reporting|newsroom|site|mission|team))\\b|becom(?:e|ing)\\sa\\s(?:member|subscriber|supporter|patron)\\b|download\\s(?:our|the)\\s(?:.{0,20}\\b)?app\\b|(?:click|tap)\\shere\\sto\\b|like\\sus\\son\\b|get\\s(?:our|the)\\s(?:.{0,40}\\b)?(?:newsletter|headlines|stories|briefing)\\b.{0,40}\\b(?:inbox|e-?mail|delivered)|(?:abonnieren|folgen|unterstützen)\\ssie\\s|(?:abonnez|inscrivez|suivez)-?(?:vous|nous)\\b|(?:suscríbete|suscríbase|síguenos|síganos)\\b|iscriviti\\b)`,
  "giu",
);

/** Asks the reader to subscribe, follow, share or pay. Long paragraphs that do so only in passing are the article. */
function asksForSupport(line: string, atFoot: boolean): boolean {
  if (line.length > (atFoot ? 600 : 240)) return false;
  const appeals = [...line.matchAll(appeal)].length;
  if (appeals === 0 || /^["“«]|\b(?:said|told|according to)\b/.test(line)) return false;
  // One appeal in a paragraph that otherwise tells something is not enough.
  return appeals > 1 || line.length <= 160 || (atFoot && line.length <= 320);
}

const roles =
  "(?:reporter|correspondent|editor|journalist|writer|columnist|contributor|producer|photographer|author|analyst|fellow|freelancer?|blogger|commentator|researcher|intern|team of)";
const introduces = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*\\s+){2,5}(?:is|are|was)\\s+(?:an?|the|our|one of)\\s+(?:[\\p{L}'’-]+\\s+){0,5}${roles}s?\\b`,
  "u",
);
const writesFor =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){2,4}(?:covers|writes|reports|has (?:covered|written|reported))\s+(?:\p{L}+\s+){0,6}(?:for|about|on|at|from)\b/u;
const wireFoot =
  /^[([]?(?:(?:additional|further)\s+)?(?:reporting|writing|editing|edited|written|compiled|translated|with (?:files|reporting|inputs?|agencies))\s+(?:and\s+\w+\s+)?(?:by|from)\s+\S/i;
const aboutAuthor =
  /^(?:about the (?:author|writer|reporter)s?\b|the (?:author|writer)s? (?:is|are) (?:an?|the)\b|the views expressed\b|(?:views|opinions) expressed (?:here|in this)|this (?:article|story|post|piece|report) (?:was|is|has been|first|originally) (?:first |originally |also )?(?:published|appeared|republished|produced|written|translated|edited|updated))/i;

/** Introduces who wrote the text, or says who edited it or where it first ran. */
function isAuthorNote(line: string): boolean {
  if (line.length > 700) return false;
  if (staffNoteIn(line) !== null || wireFoot.test(line) || aboutAuthor.test(line)) return true;
  if (/["“”]|\b(?:said|told|added)\b/.test(line)) return false;
  return introduces.test(line) || writesFor.test(line);
}
