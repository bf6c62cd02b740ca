import { urlOf } from "@/lib/url";

/**
 * How an editor's browser hands the page that it shows over to the desk: the bookmarklet opens `/clip`, which asks its
 * opener for the page until it is answered; the page comes as a message and is stored only when a person confirms.
 */

/** What `/clip` says to whoever opened it. It says it to any origin, since it cannot know which; nothing in it is secret. */
export type Ready = { secondSource: "ready"; nonce: string };

/** A page as the browser shows it. */
export type ClippedPage = { url: string; title: string; html: string };

/**
 * The bookmark. It answers the window that it opened and no other, tells the page to the desk's own origin and no other,
 * and answers again when that window asks again: one may have to sign in first.
 * @param siteUrl the desk's origin.
 */
export function bookmarklet(siteUrl: string): string {
  const site = JSON.stringify(siteUrl);
  const code = `(function(){
var s=${site},w=window.open(s+"/clip","_blank");
if(!w){alert("Allow this page to open a window, then press the bookmark again.");return}
addEventListener("message",function(e){
if(e.source!==w||e.origin!==s||!e.data||e.data.secondSource!=="ready")return;
w.postMessage({secondSource:"page",nonce:e.data.nonce,url:location.href,title:document.title,html:(document.doctype?"<!doctype html>":"")+document.documentElement.outerHTML},s)
})})()`;
  return `javascript:${encodeURIComponent(code.replaceAll("\n", ""))}`;
}

export type HandedOver = { ok: true; page: ClippedPage } | { ok: false; refused: string };

/**
 * Reads a message as the page that was asked for; null for one that is something else.
 * @param origin of the window that sent it, as the browser tells it.
 * @param most bytes of an upload.
 */
export function handedOver(
  data: unknown,
  { nonce, origin, most }: { nonce: string; origin: string; most: number },
): HandedOver | null {
  if (typeof data !== "object" || data === null) return null;
  const message = data as Record<string, unknown>;
  if (message.secondSource !== "page" || message.nonce !== nonce) return null;
  const { url, title, html } = message;
  const refused = (sentence: string): HandedOver => ({ ok: false, refused: sentence });
  if (typeof url !== "string" || typeof title !== "string" || typeof html !== "string" || html === "")
    return refused("The bookmark handed over something that is no page. Drag it from Settings once more.");
  const address = /^https?:\/\//i.test(url) ? urlOf(url) : null;
  if (!address) return refused("Only pages of the web can be handed over. Upload the file instead.");
  if (address.origin !== origin)
    return refused(`The page says that it is from ${address.origin}, but came from ${origin}. It was not taken.`);
  address.hash = "";
  if (address.href.length > 2000)
    return refused(
      "The address of this page is over 2,000 characters long. Save the page and upload the file instead.",
    );
  if (html.length > most || clippedBytes(html).byteLength > most)
    return refused(
      `This page is larger than ${Math.floor(most / 1024 / 1024)} MB, the most that can be uploaded here. Save the article's text and upload that.`,
    );
  const words = title.replaceAll("\0", "").replace(/\s+/g, " ").trim().slice(0, 500).toWellFormed();
  return { ok: true, page: { url: address.href, title: words, html } };
}

/**
 * The page as bytes, with a mark that they are UTF-8: what the page says of its encoding was true of the bytes that the
 * site sent, and is not of these.
 */
export const clippedBytes = (html: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`\ufeff${html}`);
