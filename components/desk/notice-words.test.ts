import { describe, expect, it } from "vitest";
import { noticeHref } from "@/lib/history/notice";
import { type DeskNotice, namesSetApart, noticePlace, noticeWords } from "./notice-words";

const notice = (over: Partial<DeskNotice>): DeskNotice => ({
  id: "n",
  kind: "mentioned",
  at: "2026-03-17T09:00:00Z",
  dossierId: "d",
  dossierTitle: "Halvern dredging",
  claimId: "c",
  claimRef: "A5",
  taskId: null,
  actorName: "Chidi Checker",
  eventType: "comment-written",
  subject: { type: "claim", id: "c" },
  payload: null,
  ...over,
});

describe("a notice in words", () => {
  it.each([
    [
      "a comment",
      { payload: { on: "claim" as const, text: "@Lena Lead look at page 31 " } },
      "@Lena Lead look at page 31",
    ],
    [
      "the words of a comment, without its signs",
      { payload: { on: "claim" as const, text: "**Look**, @Lena Lead:\n- [page 31](https://harbour.example/31)" } },
      "Look, @Lena Lead:\n• page 31",
    ],
    [
      "a blind verdict that is asked for",
      { kind: "assigned" as const, eventType: "blind-check-asked" as const },
      "asks you for a blind verdict on A5.",
    ],
    [
      "blind verdicts that differ",
      { kind: "assigned" as const, eventType: "blind-check-ended" as const, actorName: null },
      "The two blind verdicts on A5 differ. Name who settles them.",
    ],
    [
      "verdicts to settle",
      {
        kind: "assigned" as const,
        eventType: "blind-third-named" as const,
        payload: { personId: "p" } as never,
      },
      "asks you to settle two verdicts on A5.",
    ],
    [
      "a blind check that ended without an outcome",
      {
        kind: "assigned" as const,
        eventType: "blind-check-cancelled" as const,
        payload: { reason: "No time" } as never,
      },
      "cancelled the blind check of A5: No time",
    ],
    [
      "many claims at once",
      {
        kind: "assigned" as const,
        eventType: "claims-told-together" as const,
        claimId: null,
        claimRef: null,
        payload: { kind: "assigned", personIds: ["p"], refs: ["A1", "A2", "A3"] } as never,
      },
      "gave you 3 claims to check.",
    ],
    [
      "an answer",
      { kind: "answered" as const, payload: { on: "claim" as const, text: " It is on page 31. " } },
      "answered: It is on page 31.",
    ],
    ["an answer that is withheld", { kind: "answered" as const }, "answered in a thread that you may not read."],
    [
      "talk about a watched task",
      { kind: "watched" as const, taskId: "t", payload: { on: "task" as const, text: "They ring back." } },
      "said about a task: They ring back.",
    ],
    [
      "talk about a watched task that is withheld",
      { kind: "watched" as const, taskId: "t" },
      "said something about a task that you may not read.",
    ],
    ["a comment that is withheld", {}, "named you in a comment that you may not read."],
    [
      "a task",
      { kind: "assigned" as const, taskId: "t", payload: { title: "Ring the port" } as never },
      "gave you the task “Ring the port”.",
    ],
    ["a task that is withheld", { kind: "assigned" as const, taskId: "t" }, "gave you a task."],
    [
      "a task that was handed on",
      {
        kind: "assigned" as const,
        taskId: "t",
        payload: { title: "Ring the port", note: "They speak Dutch." } as never,
      },
      "gave you the task “Ring the port”: They speak Dutch.",
    ],
    [
      "a reminder",
      { kind: "reminded" as const, taskId: "t", payload: { title: "Ring the port" } as never },
      "It is time for the task “Ring the port”.",
    ],
    ["a reminder that is withheld", { kind: "reminded" as const, taskId: "t" }, "It is time for a task of yours."],
    [
      "a watched task that is done",
      {
        kind: "watched" as const,
        eventType: "task-changed" as const,
        payload: { title: "Ring the port", changes: { state: ["open", "done"], outcome: ["", "They paid."] } } as never,
      },
      "finished the task “Ring the port”: They paid.",
    ],
    [
      "a watched task that was taken",
      { kind: "watched" as const, eventType: "task-taken" as const, payload: { title: "Ring the port" } as never },
      "took the task “Ring the port”.",
    ],
    [
      "a watched task of which the words are withheld",
      { kind: "watched" as const, eventType: "task-changed" as const },
      "changed a task that you watch.",
    ],
    ["a claim", { kind: "assigned" as const }, "gave you A5 to check."],
    ["a review", { kind: "asked-to-sign" as const }, "asks for A5 to be reviewed."],
    [
      "what was sent back",
      { kind: "sent-back" as const, payload: { from: "for-review", to: "checking", reason: "No date" } as never },
      "sent A5 back: No date",
    ],
    ["a stale sign-off", { kind: "stale" as const }, "What you signed of A5 has changed since. Look at it again."],
  ])("tells of %s", (_, over, words) => {
    expect(noticeWords(notice(over))).toBe(words);
  });

  it.each([
    [{}, "/dossiers/d/claims/c"],
    [{ taskId: "t" }, "/dossiers/d/tasks?task=t#task-t"],
    [{ payload: { on: "claim" as const, text: "x", commentId: "m" } }, "/dossiers/d/claims/c#comment-m"],
    [
      { subject: { type: "evidence", id: "e" }, payload: { on: "evidence" as const, text: "x", commentId: "m" } },
      "/dossiers/d/claims/c#comment-m",
    ],
    [
      { taskId: "t", subject: { type: "task", id: "t" }, payload: { on: "task" as const, text: "x", commentId: "m" } },
      "/dossiers/d/tasks?talk=t#comment-m",
    ],
    [{ claimId: null, subject: { type: "article", id: "a" } }, "/dossiers/d/articles/a?talk=1"],
    [{ claimId: null, subject: { type: "source", id: "s" } }, "/dossiers/d/sources/s"],
    [{ claimId: null, subject: { type: "task", id: "t" } }, "/dossiers/d/tasks?task=t#task-t"],
    [{ claimId: null, subject: { type: "dossier", id: "d" } }, "/dossiers/d"],
  ])("leads to what it is about: %o", (over, href) => {
    expect(noticeHref(notice(over))).toBe(href);
  });

  it("says where it is about", () => {
    expect(noticePlace(notice({}))).toBe("A5 · Halvern dredging");
    expect(noticePlace(notice({ claimRef: null }))).toBe("Halvern dredging");
  });

  it("sets names apart", () => {
    const named = (text: string) => namesSetApart(text).filter((part) => part.names);
    expect(named("@Lena Lead can you look?").map((part) => part.text)).toEqual(["@Lena Lead"]);
    expect(named("cc @lena@desk.example, @Renée").map((part) => part.text)).toEqual(["@lena@desk.example", "@Renée"]);
    expect(named("10 @ 5 euros")).toEqual([]);
    expect(
      namesSetApart("a @Bo b")
        .map((part) => part.text)
        .join(""),
    ).toBe("a @Bo b");
  });
});
