"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { released } from "@/components/live/pressed";
import { useSignInAgain } from "@/components/people/sign-in-again";
import { piecesOf } from "@/lib/articles/page-text";
import { fetchText, NoText, turn } from "./fetch-text";
import type { Overlay } from "./overlay";
import type { Watch } from "./use-near";

/**
 * Keeps the text on screen as the desk last wrote it. A page that is opened by its address has it already, the rest of a
 * long one set apart (`pageText`) and put in here; where one came by a link it is fetched, and stands there as it arrives.
 *
 * What changes later is fetched and put in paragraph by paragraph: a selection, the focus and everything drawn elsewhere
 * stay, and a long text costs no more than what changed in it. Nothing
 * is put in while words are being selected.
 *
 * @param version of the text that the page was made with.
 * @param made is another one for each page that is made, of the same text as well.
 * @returns whether there is no text yet, or more of it to come, and what fetches it again once that has failed.
 */
export function useText(
  body: RefObject<HTMLElement | null>,
  { address, version, made }: { address: string; version: string; made: unknown },
  watch: Watch,
  overlay: Overlay,
) {
  const [coming, setComing] = useState(false);
  const [failed, setFailed] = useState(false);
  const signInAgain = useSignInAgain();
  /** The version on the page, null while there is no text; the newest one that the page was made with. */
  const has = useRef<string | null>(version);
  const wants = useRef(version);
  const fetching = useRef<AbortController | null>(null);
  /** What of the text the page has set apart, until it is put in; whether more of it is to be fetched. */
  const rest = useRef("");
  const more = useRef(false);

  const follow = useCallback(async () => {
    const element = body.current;
    if (!element || fetching.current) return;
    const abort = new AbortController();
    fetching.current = abort;
    setFailed(false);
    let taken = overlay.versions();
    const take = async (paragraphs: string) => {
      await released();
      if (!abort.signal.aborted) overlay.under(taken, () => putIn(element, paragraphs, watch));
    };
    try {
      if (rest.current || more.current) await painted();
      if (abort.signal.aborted) return;
      for (const piece of piecesOf(rest.current)) {
        await take(piece);
        if (abort.signal.aborted) return;
        rest.current = rest.current.slice(piece.length);
        await turn();
      }
      if (more.current && has.current) {
        const from = Number((element.lastElementChild as HTMLElement | null)?.dataset.end);
        const sent = await fetchText(address, { has: null, wants: has.current, from }, take, abort.signal);
        more.current = false;
        // Where the desk knows the page's own version no more, the opening may be older than the rest.
        if (sent !== has.current) has.current = null;
      }
      while (has.current !== wants.current && !abort.signal.aborted) {
        const wanted = wants.current;
        taken = overlay.versions();
        has.current = await fetchText(address, { has: has.current, wants: wanted }, take, abort.signal);
        // One that the desk knows no more is as good as the one that it sent.
        if (wants.current === wanted) wants.current = has.current;
        watch.moved();
      }
      await released();
      if (abort.signal.aborted) return;
      if (overlay.under(overlay.versions(), () => {})) watch.moved();
      element.removeAttribute("aria-busy");
      setComing(false);
    } catch (error) {
      if (abort.signal.aborted) return;
      if (fetching.current === abort) fetching.current = null;
      if (error instanceof NoText && error.status === 401 && (await signInAgain())) return void follow();
      setFailed(true);
    } finally {
      if (fetching.current === abort) fetching.current = null;
    }
  }, [address, body, overlay, signInAgain, watch]);

  useLayoutEffect(() => {
    if (!body.current) return;
    const apart = body.current.querySelector(":scope > noscript");
    if (apart?.hasAttribute("data-more")) more.current = true;
    else rest.current = apart?.textContent ?? rest.current;
    apart?.remove();
    if (!body.current.firstElementChild) has.current = null;
    else if (!rest.current && !more.current) return;
    body.current.setAttribute("aria-busy", "true");
    setComing(true);
  }, [body]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a deed and what undoes it can end at the version of before
  useEffect(() => {
    wants.current = version;
    overlay.turn();
    void follow();
  }, [version, made, follow, overlay]);
  useEffect(
    () => () => {
      fetching.current?.abort();
      fetching.current = null;
    },
    [],
  );

  return { coming, failed, again: follow };
}

/** Waits until the opening has been seen, which everything else would delay; not long in a tab that nobody looks at. */
const painted = (): Promise<void> =>
  new Promise((go) => {
    const watch = new PerformanceObserver(() => go());
    watch.observe({ type: "paint", buffered: true });
    setTimeout(go, 500);
  });

/** Puts paragraphs into the text: in the place of those that stand where they begin, or after the last. */
function putIn(body: HTMLElement, html: string, watch: Watch): void {
  const first = body.childElementCount;
  const template = document.createElement("template");
  template.innerHTML = html;
  const come = [...template.content.children] as HTMLElement[];
  for (const paragraph of come) {
    const old = first > 0 ? paragraphAt(body, Number(paragraph.dataset.start), first) : null;
    if (old) replace(old, paragraph, watch);
  }
  // Those that are left are new.
  body.append(template.content);
  for (const paragraph of come) watch.add(paragraph);
  // The address may name a sentence that was not there when the browser looked for it.
  const named = body.childElementCount > first && document.getElementById(location.hash.slice(1));
  if (named && come.some((paragraph) => paragraph.contains(named))) named.scrollIntoView();
}

/** The paragraph that begins at an offset, among the first `count`. They stand in order, so that halving finds it. */
function paragraphAt({ children }: HTMLElement, start: number, count: number): HTMLElement | null {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const paragraph = children[middle] as HTMLElement;
    const at = Number(paragraph.dataset.start);
    if (at === start) return paragraph;
    if (at < start) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** Where one was and what has the focus are kept across the change. */
function replace(old: HTMLElement, paragraph: HTMLElement, watch: Watch): void {
  const here = old.querySelector(".here")?.id;
  const focused = old.contains(document.activeElement) ? document.activeElement?.getAttribute("data-m") : null;
  watch.remove(old);
  old.replaceWith(paragraph);
  if (here) document.getElementById(here)?.classList.add("here");
  if (focused) paragraph.querySelector<HTMLElement>(`[data-m="${focused}"][tabindex]`)?.focus({ preventScroll: true });
}
