import { z } from "zod";
import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { noticeChoicesOf, restartMail, saveNoticeChoices } from "@/db/mails";
import type { Actor } from "@/lib/actor";
import { NotFound } from "@/lib/errors";
import { changesBetween } from "@/lib/history/events";
import { mailChoices } from "@/lib/history/notice";
import { idInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";

const choiceInput = z.enum(mailChoices, { error: "Choose when to get mail: at once, daily or never." }).optional();

export const chooseNoticesInput = z.strictObject({
  mentioned: choiceInput,
  answered: choiceInput,
  assigned: choiceInput,
  reminded: choiceInput,
  "asked-to-sign": choiceInput,
  "sent-back": choiceInput,
  stale: choiceInput,
  watched: choiceInput,
});

/** Chooses when oneself is told by mail, for some kinds of notice; the others stay as they are. */
export async function chooseNotices(tx: Tx, actor: Actor, input: z.output<typeof chooseNoticesInput>): Promise<void> {
  const changes = changesBetween(await noticeChoicesOf(tx, actor.personId), input);
  if (Object.keys(changes).length === 0) return;
  await saveNoticeChoices(tx, actor.personId, input);
  const subject = { type: "person", id: actor.personId } as const;
  await record(tx, actor, null, { type: "notices-chosen", subject, payload: { changes } });
}

export const retryMailInput = z.strictObject({ mailId: idInput });

/** Has a mail that could not be sent tried again at once, and as often as a new one. */
export async function retryMail(tx: Tx, actor: Actor, { mailId }: z.output<typeof retryMailInput>): Promise<void> {
  authorise("people.manage", { admin: actor.admin });
  const restarted = await restartMail(tx, mailId, actor.now.toISOString());
  if (!restarted) throw new NotFound("This mail has gone out meanwhile, or is being sent.");
  const subject = { type: "person", id: restarted.personId } as const;
  await record(tx, actor, null, { type: "mail-tried-again", subject, payload: {} });
}
