/** Mails (EML): the text that was sent, with who sent it and when. */

import PostalMime, { type Email } from "postal-mime";
import type { Block, Document } from "@/lib/articles/intake/document";
import { finished, type Said } from "@/lib/articles/intake/finished";
import type { Format, ReadingTime } from "@/lib/articles/intake/formats";
import { Blocks, MAX_CHARACTERS, MAX_PARAGRAPHS, tooLong, tooMany } from "@/lib/articles/intake/limits";
import { bylineIn } from "@/lib/articles/intake/masthead";
import { readRichText } from "@/lib/articles/intake/rich-text";
import { plainText } from "@/lib/articles/intake/txt";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

export const eml: Format = {
  name: "eml",
  kinds: ["eml"],
  read: ({ bytes }, time) => readMail(bytes, time),
};

const damaged =
  "This mail can't be read: it is damaged, or its parts are nested deeper than any mail's. " +
  "Open it in a mail program, copy its text and paste it instead.";
const isEmpty =
  "This mail has no text of its own. If the article is in an attachment, save the attachment and upload that.";

async function readMail(bytes: Uint8Array, time: ReadingTime): Promise<Document> {
  const mails = await mailsIn(withoutEnvelope(bytes));
  const [mail] = mails;
  if (!mail) throw new UnreadableError(damaged);
  const blocks = new Blocks();
  for (const [index, one] of mails.entries()) {
    if (index > 0) for (const text of headLinesOf(one)) blocks.add({ text, role: "body", aside: null });
    for (const block of bodyOf(one, time)) blocks.add(block);
  }
  if (blocks.list.length === 0) throw new UnreadableError(isEmpty);
  const [, passed, ...others] = mails;
  const isCover = passedOn.test(mail.subject ?? "") || (mail.text ?? "").trim().length < 300;
  const said =
    passed && others.length === 0 && isCover
      ? saidBy(passed, time, "the forwarded mail's")
      : saidBy(mail, time, "the mail's");
  const { title, ...sender } = said;
  return finished(blocks.list, { ...(title ? { first: { title } } : {}), last: sender }, time);
}

/** Mails in mails beyond this are seldom read by anybody, and each of them holds all that are within it. */
const MAX_MAILS = 20;
const MAX_DEPTH = 5;
/** Of all mails, attachments with them: 25 MB of attachments have as many. */
const MAX_LINES = 400_000;

/** A mail, followed by those that it passes on as parts of their own. */
async function mailsIn(bytes: Uint8Array): Promise<Email[]> {
  const mails: Email[] = [];
  const waiting = [{ bytes, depth: 0 }];
  let lines = 0;
  for (let next = waiting.shift(); next && mails.length < MAX_MAILS; next = waiting.shift()) {
    lines += linesIn(next.bytes);
    if (lines > MAX_LINES && next.depth > 0) break;
    if (lines > MAX_LINES) throw new UnreadableError(tooMany);
    const mail = await PostalMime.parse(next.bytes, { maxNestingDepth: 50, forceRfc822Attachments: true }).catch(
      () => null,
    );
    if (!mail) continue;
    mails.push(mail);
    for (const { mimeType, content } of mail.attachments) {
      if (mimeType !== "message/rfc822" || typeof content === "string" || next.depth >= MAX_DEPTH) continue;
      waiting.push({ bytes: new Uint8Array(content), depth: next.depth + 1 });
    }
  }
  return mails;
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** What stands above a mail that is passed on, as the mail has it. */
function headLinesOf(mail: Email): string[] {
  const line = (name: string, value: string | undefined) => (value?.trim() ? [`${name}: ${value.trim()}`] : []);
  const sender = mail.from?.address ? `${mail.from.name} <${mail.from.address}>` : mail.from?.name;
  const date = mail.headers.find(({ key }) => key === "date")?.value;
  return [...line("From", sender), ...line("Date", date), ...line("Subject", mail.subject)];
}

/** Without the line before a mail that a mailbox file ("From …") or Apple's (its length) has. */
function withoutEnvelope(bytes: Uint8Array): Uint8Array {
  const end = bytes.subarray(0, 1000).indexOf(10);
  const line = Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString("latin1");
  return /^(?:>?From \S|\d+\s*$)/.test(line) ? bytes.subarray(end + 1) : bytes;
}

/** The plain text, unless it is a stub beside the formatted one ("Your program can't show this mail"). */
function bodyOf(mail: Email, time: ReadingTime): readonly Block[] {
  const plain = plainText(mail.text ?? "");
  const html = mail.html ?? "";
  if (Math.max(plain.length, html.length / 4) > MAX_CHARACTERS) throw new UnreadableError(tooLong);
  if (plain.split("\n", MAX_PARAGRAPHS + 1).length > MAX_PARAGRAPHS) throw new UnreadableError(tooMany);
  const rich =
    html.trim() !== "" && (plain.trim().length < 500 || isMarkup(plain)) ? readRichText(html, time).blocks : [];
  const lengthOf = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (plain.trim() === "" || isMarkup(plain) || lengthOf(rich) > plain.trim().length * 2) return rich;
  const blocks = new Blocks();
  let below = false;
  for (const text of paragraphsIn(plain)) {
    // The signature begins with "-- " and goes on to the end of the mail, or to what is quoted below it.
    if (text === "--") below = true;
    else if (/^(?:>|-{3,} ?\w|On .{4,200} wrote:$)/.test(text)) below = false;
    blocks.add({ text, role: "body", aside: below ? "author-note" : null });
  }
  return blocks.list;
}

/** Mail programs break lines at a width between these; a longer line shows that they were not broken. */
const NARROWEST = 50;
const WIDEST = 100;

/** Paragraphs without the line ends that a mail program put into them. */
function paragraphsIn(plain: string): string[] {
  const lines = plain.split("\n").map((line) => line.trimEnd());
  const longest = lines.reduce((width, line) => Math.max(width, line.length), 0);
  const width = longest >= NARROWEST && longest <= WIDEST ? longest : Number.POSITIVE_INFINITY;
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) paragraphs.push(joined(open.join("\n")).trim());
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? "";
    const word = /^\S*/.exec(line)?.[0].length ?? 0;
    const isFull = before.length + 1 + word > width - 3 || (isDense(before) && before.length * 2 > width - 3);
    if (line.trim() === "" || !isFull || /^[>\s]/.test(line)) close();
    if (line.trim() !== "") open.push(line);
  }
  close();
  return paragraphs;
}

const isDense = (line: string) => /[\u3000-\u9fff\uac00-\ud7af]/.test(line);

/** Plain text that is a page's markup: senders put it there by mistake. */
const isMarkup = (plain: string) => /^\s*<(?:!doctype|html|head|body|table|div)\b/i.test(plain.slice(0, 200));

/** The lines of a paragraph that was broken at a fixed width, as one. */
function joined(paragraph: string): string {
  return paragraph
    .replace(/(?<=[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef])/g, "")
    .replace(/[^\S\n]*\n\s*/g, " ");
}

const passedOn = /^(?:\s*(?:fwd?|wg|tr|rv|i|enc|doorst)\s*:)/i;
const answered = /^(?:\s*(?:fwd?|re|aw|wg|tr|rv|sv|antw|enc|doorst)\s*:\s*)+/i;

/**
 * What a mail's head says. A byline and a date in the text itself go before it, since articles are mailed by others than
 * their authors; who passes a mail on did not write it, so that only its subject is taken over then.
 */
function saidBy(mail: Email, time: ReadingTime, whose: string): Said {
  const subject = mail.subject ?? "";
  const said: Said = { title: [subject.replace(answered, "").replace(/\s+/g, " ").trim(), `${whose} subject`] };
  if (passedOn.test(subject)) return said;
  const sent = mail.date ? new Date(mail.date) : null;
  if (
    sent &&
    !Number.isNaN(sent.getTime()) &&
    sent.getTime() <= time.now.getTime() + HOUR &&
    sent.getFullYear() > 1970
  ) {
    said.publishedAt = [sent.toISOString(), `${whose} Date line`];
  }
  const name = (mail.from?.name ?? "").replace(/\s+/g, " ").trim().slice(0, 160);
  const account = mail.from?.address?.split("@")[0]?.toLowerCase() ?? "";
  const seenIn = `${whose} From line`;
  const person = bylineIn(`By ${name}`);
  if (name === "" || name.includes("@")) return said;
  if (!person || desks.test(name) || desks.test(account.replace(/[._-]/g, " "))) {
    said.outlet = [person?.outlet || name, seenIn];
  } else {
    said.byline = [person.byline, seenIn];
    if (person.outlet) said.outlet = [person.outlet, seenIn];
  }
  return said;
}

const HOUR = 3_600_000;

/** Accounts that no person writes from. */
const desks =
  /\b(?:newsletters?|news|noreply|no reply|donotreply|info|press|presse|redaktion|editors?|desk|alerts?|daily|mail|mailer|hello|contact|team|updates?|briefing|digest)\b/i;
