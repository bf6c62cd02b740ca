import { formatMoment } from "@/components/ui/moment";
import type { Reply } from "@/lib/claims/claim";

/** How far the reply of whom a claim is about has come, in one line. */
export const replyWords = (reply: Reply | null, zone: string): string => {
  if (!reply) return "Not asked yet";
  const asked = `Asked ${formatMoment(reply.askedAt, zone)}, ${reply.how}`;
  if (reply.answer?.trim()) return `${asked}: “${reply.answer.trim()}”`;
  const until = reply.until ? `, until ${formatMoment(reply.until, zone)}` : "";
  return reply.silence ? `${asked}${until}: no answer came` : `${asked}${until}: waiting`;
};
