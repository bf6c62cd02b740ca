import { expect, type Locator, type Page } from "@playwright/test";
import { password } from "./people";

/** Opens an address and waits until the page answers to what is pressed. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await answering(page);
}

/** Waits until React has taken the page over from the server; before that a press comes to nothing. */
export async function answering(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    // What stands beside the page and the text of an article are taken over after it, when their part has come.
    const parts = [...document.querySelectorAll("main, aside, article .body")];
    const answers = (part: Element) =>
      !part.ariaBusy && Object.keys(part).some((key) => key.startsWith("__reactProps"));
    if (document.querySelector("main") === null || !parts.every(answers)) return false;
    // Keys are listened to from right after, and that more of the text comes is known then.
    return new Promise<boolean>((goOn) => setTimeout(() => goOn(parts.every(answers))));
  });
}

/** Waits until the text of the article, which comes after the page around it, stands there and answers. */
async function reading(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("article .body")?.checkVisibility());
  await answering(page);
}

/** Signs in by the form of the page that one is at or is led to. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await fillSignIn(page, email, secret);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await answering(page);
}

export async function fillSignIn(page: Page, email: string, secret: string): Promise<void> {
  if (!page.url().includes("/sign-in")) await page.goto("/sign-in");
  await answering(page);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The dialog with this title, on top of the page. */
export const dialog = (page: Page, title: string | RegExp): Locator => page.getByRole("dialog", { name: title });

/** Picks an entry of the menu that a button opens. */
export async function pick(page: Page, button: Locator, entry: string | RegExp): Promise<void> {
  await button.click();
  await page
    .getByRole("menuitem", { name: entry })
    .or(page.getByRole("menuitemradio", { name: entry }))
    .click();
}

/**
 * Drags the mouse over words of the article that is read. They may go on in the next paragraph.
 * @param meanwhile what happens while the mouse is pressed and has not moved yet.
 */
export async function dragOver(
  page: Page,
  from: string,
  to = from,
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  await reading(page);
  const ends = await page.evaluate(
    ([first, last]) => {
      const find = (words: string, end: boolean) => {
        const body = document.querySelector("article .body");
        if (!body) throw new Error("no article is read here");
        for (const paragraph of body.children) {
          const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          const nodes: { node: Node; at: number }[] = [];
          let text = "";
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement?.closest("[data-x]")) continue;
            nodes.push({ node, at: text.length });
            text += node.nodeValue ?? "";
          }
          const start = text.indexOf(words);
          if (start < 0) continue;
          paragraph.scrollIntoView({ block: "center" });
          const offset = end ? start + words.length : start;
          const place = nodes.findLast(({ at }) => (end ? at < offset : at <= offset));
          if (!place) continue;
          const range = document.createRange();
          range.setStart(place.node, offset - place.at);
          range.collapse(true);
          return range;
        }
        throw new Error(`the article does not say: ${words}`);
      };
      const start = find(first, false);
      const end = find(last, true);
      const box = (range: Range) => {
        const { x, top, bottom } = range.getBoundingClientRect();
        return { x, y: (top + bottom) / 2 };
      };
      return { start: box(start), end: box(end) };
    },
    [from, to] as const,
  );
  await page.mouse.move(ends.start.x, ends.start.y);
  await page.mouse.down();
  await meanwhile();
  await page.mouse.move((ends.start.x + ends.end.x) / 2, ends.end.y);
  await page.mouse.move(ends.end.x, ends.end.y);
  await page.mouse.up();
  await expect
    .poll(() => page.evaluate(() => document.getSelection()?.toString().replace(/\s+/g, " ") ?? ""))
    .toContain(from.slice(0, 20));
}

/**
 * Holds back what the page asks for at a path, as a slow network does, until it is let go.
 * @returns `held`, which comes when the first is held, and `letGo`, for that and all that come after.
 */
export async function holdBack(page: Page, path: string, method: "GET" | "POST") {
  const [held, through] = [gate(), gate()];
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().method() === method) {
        held.open();
        await through.opened;
      }
      await route.continue();
    },
  );
  return { held: held.opened, letGo: through.open };
}

/** What waits for it goes on once it is opened. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Goes on by Tab until the focus is on it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}`);
}
