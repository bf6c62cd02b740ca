import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { bookmarklet, clippedBytes, handedOver } from "@/lib/sources/clip";

const page = {
  secondSource: "page",
  nonce: "n1",
  url: "https://courier.example/ferry#top",
  title: "Ferry",
  html: "<p>",
};
const around = { nonce: "n1", origin: "https://courier.example", most: 1024 * 1024 };

test("a page that was asked for is taken, with its address as the site knows it", () => {
  expect(handedOver(page, around)).toEqual({
    ok: true,
    page: { url: "https://courier.example/ferry", title: "Ferry", html: "<p>" },
  });
});

test("its title comes on one line, in whole characters", () => {
  const title = ` Ferry\n late\0 \ud83d ${"x".repeat(600)}`;
  const taken = handedOver({ ...page, title }, around);
  expect(taken?.ok && taken.page.title).toMatch(/^Ferry late \ufffd x+$/);
  expect(taken?.ok && taken.page.title.length).toBeLessThanOrEqual(500);
});

test.each([
  ["nothing", undefined],
  ["a text", "page"],
  ["a message of the site's own", { type: "consent" }],
  ["another nonce", { ...page, nonce: "n2" }],
  ["no nonce", { ...page, nonce: undefined }],
  ["our own question", { secondSource: "ready", nonce: "n1" }],
])("%s is passed over", (_what, data) => {
  expect(handedOver(data, around)).toBeNull();
});

test.each<[string, object, RegExp]>([
  ["without HTML", { html: "" }, /no page/],
  ["of another shape", { html: { evil: true } }, /no page/],
  ["from a disk", { url: "file:///home/ann/page.html" }, /pages of the web/],
  ["that is a script", { url: "javascript:alert(1)" }, /pages of the web/],
  ["that says it is from elsewhere", { url: "https://quay.example/ferry" }, /says that it is from https:\/\/quay/],
  ["with an endless address", { url: `https://courier.example/${"x".repeat(2000)}` }, /over 2,000 characters/],
  ["that is too large", { html: "x".repeat(1024 * 1024) }, /larger than 1 MB/],
])("a page %s is refused, with what to do", (_what, over, words) => {
  expect(handedOver({ ...page, ...over }, around)).toEqual({ ok: false, refused: expect.stringMatching(words) });
});

test("the bytes say that they are UTF-8, whatever the page says of itself", () => {
  const bytes = clippedBytes('<meta charset="iso-8859-1">Café');
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('<meta charset="iso-8859-1">Café');
});

test("the bookmark tells the page to the window that it opened, when that asks in the desk's name, and to no other", () => {
  const code = decodeURIComponent(bookmarklet("https://desk.example").replace(/^javascript:/, ""));
  const opened = { postMessage: vi.fn() };
  let hear = (_event: object) => {};
  const open = vi.fn(() => opened);
  const result = runInNewContext(code, {
    window: { open },
    addEventListener: (_name: string, listener: typeof hear) => {
      hear = listener;
    },
    location: { href: "https://courier.example/ferry" },
    document: { title: "Ferry", doctype: {}, documentElement: { outerHTML: "<html><p>Late</html>" } },
  });
  expect(result, "a page is not replaced by what a bookmark returns").toBeUndefined();
  expect(open).toHaveBeenCalledWith("https://desk.example/clip", "_blank");
  const ask = { source: opened, origin: "https://desk.example", data: { secondSource: "ready", nonce: "n1" } };
  hear({ ...ask, source: {} });
  hear({ ...ask, origin: "https://evil.example" });
  hear({ ...ask, data: null });
  hear({ ...ask, data: { secondSource: "page" } });
  expect(opened.postMessage).not.toHaveBeenCalled();
  hear(ask);
  hear({ ...ask, data: { secondSource: "ready", nonce: "n2" } });
  const told = (nonce: string) => [
    {
      secondSource: "page",
      nonce,
      url: "https://courier.example/ferry",
      title: "Ferry",
      html: "<!doctype html><html><p>Late</html>",
    },
    "https://desk.example",
  ];
  expect(opened.postMessage.mock.calls).toEqual([told("n1"), told("n2")]);
});

test("the bookmark says what to do when no window may be opened", () => {
  const code = decodeURIComponent(bookmarklet("https://desk.example").replace(/^javascript:/, ""));
  const alert = vi.fn();
  runInNewContext(code, { window: { open: () => null }, alert, addEventListener: vi.fn() });
  expect(alert).toHaveBeenCalledWith(expect.stringContaining("Allow this page to open a window"));
});
