import { expect, test } from "vitest";
import { type CommentSubject, talkHref, threadsOf } from "@/lib/comments/comment";

test("comments stand in their threads, in the order in which these began; without its beginning an answer begins one", () => {
  const said = [
    { id: "a", threadId: null },
    { id: "b", threadId: null },
    { id: "c", threadId: "a" },
    { id: "d", threadId: "gone" },
    { id: "e", threadId: "a" },
  ];
  expect(threadsOf(said).map(({ first, answers }) => [first.id, ...answers.map((one) => one.id)])).toEqual([
    ["a", "c", "e"],
    ["b"],
    ["d"],
  ]);
});

test.each<[CommentSubject, string]>([
  ["claim", "/dossiers/d/claims/x#comment-m"],
  ["evidence", "/dossiers/d/claims/c#comment-m"],
  ["article", "/dossiers/d/articles/x?talk=1#comment-m"],
  ["source", "/dossiers/d/sources/x#comment-m"],
  ["task", "/dossiers/d/tasks?talk=x#comment-m"],
])("a comment on %s is read at %s", (on, href) => {
  expect(talkHref({ dossierId: "d", commentId: "m" }, on, "x", "c")).toBe(href);
});
