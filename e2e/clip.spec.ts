import type { Page } from "@playwright/test";
import { type Elsewhere, startElsewhere } from "./elsewhere";
import { answering, open, signIn } from "./page";
import { newDossier } from "./story";
import { expect, test } from "./test";

const report = `<!doctype html><html lang="en"><head><meta charset="iso-8859-1"><title>Passengers count the minutes · Quay Radio</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Passengers count the minutes on Holm quay</h1><p>By Tom Okello, Quay Radio</p>
<p>Quay Radio stood at the landing stage with a watch: the ferry to Holm came 40 minutes late on each of five days.</p>
<p>The café on the quay ran out of coffee by nine, its owner said, and “nobody had told us anything”.</p>
<p>The company did not answer. The harbour log shows the same times as the watch of our reporter, to the minute.</p>
</article><script>document.title = document.title + "!"</script></body></html>`;

/** Presses the bookmark on a page: the code of the link in Settings, in that page. */
async function press(desk: Page, there: Page): Promise<Page> {
  await open(desk, "/settings");
  const link = desk.getByRole("link", { name: "Clip to Second Source" });
  await expect(link).toHaveAttribute("href", /^javascript:/);
  const code = decodeURIComponent(((await link.getAttribute("href")) ?? "").replace(/^javascript:/, ""));
  const opening = there.context().waitForEvent("page");
  await there.evaluate(code);
  const clip = await opening;
  await answering(clip);
  return clip;
}

let quay: Elsewhere;
test.beforeAll(async () => {
  quay = await startElsewhere({
    "/minutes": report,
    "/opener": `<!doctype html><title>Opener</title><iframe src="/frame"></iframe>`,
  });
});
test.afterAll(() => quay.stop());

test("a page that an editor looks at comes in as an article, once it is confirmed", async ({ as, people }) => {
  const title = "Clipped as an article";
  const dossierId = await newDossier(people, title);
  // Where there is only one dossier it is chosen already.
  await newDossier(people, "Another dossier");
  const articles = () => people.checker.api.get<{ items: object[] }>(`/dossiers/${dossierId}/articles`);
  const desk = await as("checker");
  const there = await desk.context().newPage();
  await there.goto(`${quay.url}/minutes#top`);
  const clip = await press(desk, there);
  await expect(clip.getByText("Passengers count the minutes · Quay Radio!")).toBeVisible();
  const shown = clip.getByRole("region", { name: "What was handed over" });
  await expect(shown).toContainText(`${quay.url}/minutes,`);
  await expect(shown).toContainText("Quay Radio stood at the landing stage with a watch");
  expect((await articles()).items, "nothing is stored before it is confirmed").toEqual([]);

  await clip.getByRole("button", { name: "Keep the page" }).click();
  await expect(clip.getByText("Choose a dossier.")).toBeVisible();
  await clip.getByLabel("Dossier").selectOption(title);
  await clip.getByRole("button", { name: "Keep the page" }).click();
  await expect(clip.getByText("Kept as an article.")).toBeVisible();
  expect((await articles()).items).toMatchObject([{ url: `${quay.url}/minutes` }]);
  await clip.getByRole("link", { name: "Open the article" }).click();
  await expect(clip.getByRole("article")).toContainText("The café on the quay ran out of coffee");

  const again = await press(desk, there);
  await again.getByLabel("Dossier").selectOption(title);
  await again.getByRole("button", { name: "Keep the page" }).click();
  await expect(again.getByText(/has it already, byte for byte, as article A/)).toBeVisible();
  expect((await articles()).items).toHaveLength(1);
});

test("a page becomes a snapshot of the source that links to it", async ({ as, people }) => {
  const title = "Clipped as a snapshot";
  const dossierId = await newDossier(people, title);
  const { id } = await people.checker.api.post(`/dossiers/${dossierId}/sources`, {
    kind: "article",
    title: "Quay Radio on the minutes",
    url: `${quay.url}/minutes/?utm_source=letter`,
  });
  const desk = await as("checker");
  const there = await desk.context().newPage();
  await there.goto(`${quay.url}/minutes`);
  const clip = await press(desk, there);
  await clip.getByLabel("Dossier").selectOption(title);
  await clip.getByText("A snapshot of a source").click();
  await expect(clip.getByLabel("Source", { exact: true })).toHaveValue(id);
  await clip.getByRole("button", { name: "Keep the page" }).click();
  await clip.getByRole("link", { name: "Open the source" }).click();
  await expect(clip.getByText(`Handed over by a browser at ${quay.url}/minutes`)).toBeVisible();
  await clip.getByRole("link", { name: "View minutes.html as it was captured" }).click();
  await expect(clip.frameLocator("iframe").getByText("The café on the quay ran out of coffee")).toBeVisible();
  const source = await people.checker.api.get<{ held: boolean; snapshots: object[] }>(`/sources/${id}`);
  expect(source).toMatchObject({
    held: true,
    snapshots: [{ captured: { by: "bookmarklet", status: null, headers: [] } }],
  });
});

test("who has to sign in first finds the page there afterwards", async ({ as, browser, people, site }) => {
  await newDossier(people, "Clipped after signing in");
  const desk = await as("checker");
  const stranger = await browser.newContext({ baseURL: site.url });
  const there = await stranger.newPage();
  await there.goto(`${quay.url}/minutes`);
  const clip = await press(desk, there);
  await clip.waitForURL(/\/sign-in/);
  await signIn(clip, people.checker.email);
  expect(new URL(clip.url()).pathname).toBe("/clip");
  await expect(clip.getByText("Passengers count the minutes · Quay Radio!")).toBeVisible();
  await stranger.close();
});

test("only the page that opened the window is heard, once, and only as who it is", async ({ as, site }) => {
  const desk = await as("checker");
  const there = await desk.context().newPage();
  await there.goto(`${quay.url}/opener`);
  const opening = desk.context().waitForEvent("page");
  await there.evaluate((url) => {
    const heard = window as unknown as { opened: Window | null; nonce: string };
    heard.nonce = "";
    heard.opened = window.open(`${url}/clip`);
    addEventListener("message", (event) => {
      heard.nonce = event.data.nonce;
    });
  }, site.url);
  const clip = await opening;
  await answering(clip);
  await expect.poll(() => there.evaluate(() => (window as unknown as { nonce: string }).nonce)).not.toBe("");
  const tell = (by: "opener" | "frame", title: string, over: object = {}) =>
    there.evaluate(
      ([speaker, said]) => {
        const { opened, nonce } = window as unknown as { opened: Window; nonce: string };
        const message = { secondSource: "page", nonce, url: `${location.origin}/x`, html: "<p>Words", ...said };
        if (speaker === "opener") return opened.postMessage(message, "*");
        // Spoken by the frame's own script, so that the browser names the frame as the speaker.
        const frame = document.querySelector("iframe")?.contentWindow as unknown as {
          Function: typeof Function;
        };
        new frame.Function("to", "message", "to.postMessage(message, '*')")(opened, message);
      },
      [by, { title, ...over }] as const,
    );
  await tell("frame", "From a frame");
  await tell("opener", "With another nonce", { nonce: "guessed" });
  await clip.waitForTimeout(1_000);
  await expect(clip.getByText("Waiting for the page…")).toBeVisible();
  await tell("opener", "From the opener");
  await expect(clip.getByText("From the opener")).toBeVisible();
  await tell("opener", "Said later");
  await clip.waitForTimeout(500);
  await expect(clip.getByText("Said later")).toHaveCount(0);

  const before = await there.evaluate(() => (window as unknown as { nonce: string }).nonce);
  await clip.reload();
  await answering(clip);
  await expect.poll(() => there.evaluate(() => (window as unknown as { nonce: string }).nonce)).not.toBe(before);
  await tell("opener", "A bank", { url: "https://bank.example/" });
  await expect(clip.getByText(/says that it is from https:\/\/bank\.example, but came from/)).toBeVisible();
});

test("the clip page can be reached by its opener, and no other page can", async ({ as }) => {
  const desk = await as("reader");
  const policy = async (path: string) => (await desk.request.get(path)).headers()["cross-origin-opener-policy"];
  expect(await policy("/clip")).toBe("unsafe-none");
  for (const path of ["/", "/settings", "/sign-in", "/sign-in?next=%2Fsettings"])
    expect(await policy(path), path).toBe("same-origin");
  await open(desk, "/clip");
  await expect(desk.getByText("No page was handed over")).toBeVisible();
});
