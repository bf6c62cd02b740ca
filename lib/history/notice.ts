/** What a person can be told about. */
export const noticeKinds = ["mentioned", "assigned", "asked-to-sign", "sent-back", "stale"] as const;
export type NoticeKind = (typeof noticeKinds)[number];
