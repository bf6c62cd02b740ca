import { describe, expect, it } from "vitest";
import { type MailedNotice, noticeLetter, toldInMail } from "@/lib/people/notice-letter";

const mara = { name: "Mara Kell", email: "mara@newsroom.example" };
const links = { siteUrl: "https://desk.example", unsubscribe: "https://desk.example/unsubscribe?token=t" };

const notice = (over: Partial<MailedNotice> = {}): MailedNotice => ({
  kind: "mentioned",
  dossierId: "d1",
  dossierTitle: "Halvern dredging",
  claimId: "c5",
  claimRef: "A5",
  taskId: null,
  actorName: "Lena Lead",
  subject: { type: "claim", id: "c5" },
  ...over,
});

describe("what a mail says of a notice", () => {
  it.each<[string, Partial<MailedNotice>]>([
    ["Lena Lead named you in a comment on claim A5", {}],
    [
      "Lena Lead named you in a comment on an article",
      { claimId: null, claimRef: null, subject: { type: "article", id: "a" } },
    ],
    [
      "Lena Lead named you in a comment on a source",
      { claimId: null, claimRef: null, subject: { type: "source", id: "s" } },
    ],
    ["Lena Lead named you in a comment on a task", { taskId: "t1", subject: { type: "task", id: "t1" } }],
    ["Lena Lead answered in a thread of yours on claim A5", { kind: "answered" }],
    [
      "Lena Lead answered in a thread of yours on a task",
      { kind: "answered", taskId: "t1", subject: { type: "task", id: "t1" } },
    ],
    ["Lena Lead gave you claim A5 to check", { kind: "assigned" }],
    ["Lena Lead asks you for a blind verdict on claim A5", { kind: "assigned", eventType: "blind-check-asked" }],
    ["The two blind verdicts on claim A5 differ", { kind: "assigned", eventType: "blind-check-ended" }],
    ["Two verdicts on claim A5 are to be settled", { kind: "assigned", eventType: "blind-third-named" }],
    ["Lena Lead cancelled the blind check of claim A5", { kind: "assigned", eventType: "blind-check-cancelled" }],
    ["Second Source gave you a task", { kind: "assigned", taskId: "t1", actorName: null }],
    ["It is time for a task of yours", { kind: "reminded", taskId: "t1", actorName: null }],
    ["Lena Lead changed a task that you watch", { kind: "watched", taskId: "t1" }],
    [
      "Lena Lead said something about a task that you watch or have",
      { kind: "watched", taskId: "t1", eventType: "comment-written" },
    ],
    ["Lena Lead asks for claim A5 to be reviewed", { kind: "asked-to-sign" }],
    ["Lena Lead sent claim A5 back", { kind: "sent-back" }],
    ["What you signed of claim A5 has changed since", { kind: "stale", actorName: null }],
  ])("%s", (words, over) => {
    expect(toldInMail(notice(over))).toBe(words);
  });
});

it("one notice is its own subject, and none names a dossier", () => {
  const subjects = [
    noticeLetter(mara, false, [notice()], links),
    noticeLetter(mara, false, [notice(), notice({ kind: "assigned" })], links),
    noticeLetter(mara, true, [notice()], links),
    noticeLetter(mara, true, [notice(), notice()], links),
  ].map(({ subject }) => subject);
  expect(subjects).toEqual([
    "Lena Lead named you in a comment on claim A5",
    "Second Source: 2 notices",
    "Second Source: one notice of the day",
    "Second Source: 2 notices of the day",
  ]);
});

it("a letter tells by dossier, with a link for each and how to get no more", () => {
  const { to, text } = noticeLetter(
    mara,
    true,
    [notice(), notice({ dossierId: "d2", dossierTitle: "Ferries", kind: "sent-back" }), notice({ kind: "assigned" })],
    links,
  );
  expect(to).toBe("mara@newsroom.example");
  expect(text).toBe(`Hello Mara Kell,

In the dossier “Halvern dredging”:
- Lena Lead named you in a comment on claim A5
  https://desk.example/dossiers/d1/claims/c5
- Lena Lead gave you claim A5 to check
  https://desk.example/dossiers/d1/claims/c5

In the dossier “Ferries”:
- Lena Lead sent claim A5 back
  https://desk.example/dossiers/d2/claims/c5

When you get mail is up to you: https://desk.example/settings#mail
No more mail of this kind: https://desk.example/unsubscribe?token=t`);
});

it("what people wrote is text in the HTML, whatever it looks like", () => {
  const sly = `</p><script>alert("x")</script>`;
  const { html } = noticeLetter({ ...mara, name: sly }, false, [notice({ actorName: sly, dossierTitle: sly })], links);
  expect(html).not.toContain("<script");
  expect(html?.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(3);
});

it("a hundred notices are told in part, and the others counted", () => {
  const { text, subject } = noticeLetter(mara, true, Array(100).fill(notice()), links);
  expect(subject).toContain("100 notices");
  expect(text.match(/named you/g)).toHaveLength(50);
  expect(text).toContain("And 50 more on your desk: https://desk.example");
});
