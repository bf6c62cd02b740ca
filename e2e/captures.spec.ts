import { startElsewhere } from "./elsewhere";
import { answering, open, signIn } from "./page";
import { newCast } from "./people";
import { startSite } from "./server";
import { newDossier } from "./story";
import { expect, test } from "./test";

/** A page that tries whatever a page can to run something, to be noticed, or to lead away. */
const hostile = (spy: string) => `<!doctype html><html><head><title>Ferry late</title>
<base href="${spy}/base/"><link rel="preconnect" href="${spy}"><link rel="stylesheet" href="${spy}/sheet.css">
<link rel="dns-prefetch" href="${spy}"><link rel="preload" as="image" href="${spy}/preload.png">
<meta http-equiv="refresh" content="0;url=${spy}/refresh"><meta http-equiv="Content-Security-Policy" content="">
<style>@import url(${spy}/import.css); @font-face { font-family: spy; src: url(${spy}/font.woff2) }
h1 { font-family: spy; background: url(${spy}/background.png) }</style></head>
<body onload="document.title = 'ran'; fetch('${spy}/onload')">
<h1>Ferry to Holm late for a week</h1><p>The harbour log shows forty minutes.</p>
<img src="${spy}/picture.png" onerror="document.title = 'ran'" srcset="${spy}/set.png 2x">
<script>document.title = 'ran'; document.body.textContent = 'ran'; fetch('${spy}/script');</script>
<script type="module" src="${spy}/module.js"></script><iframe src="${spy}/frame"></iframe>
<iframe srcdoc="<img src='${spy}/srcdoc.png'>"></iframe><object data="${spy}/object"></object><embed src="${spy}/embed">
<video src="${spy}/film.mp4" poster="${spy}/poster.png" autoplay></video><audio src="${spy}/sound.mp3" autoplay></audio>
<svg><image href="${spy}/svg.png"/><use href="${spy}/use.svg#a"/><script>document.title = 'ran'</script></svg>
<form id="form" action="${spy}/form"><button id="send">Send</button></form><input autofocus onfocus="document.title = 'ran'">
<details open ontoggle="document.title = 'ran'"><summary>More</summary></details></body></html>`;

test("a captured page is looked at without anything of it running, and without anybody being asked", async ({
  as,
  people,
  site,
}) => {
  const spy = await startElsewhere();
  const dossierId = await newDossier(people, "A hostile page");
  const { id } = await people.checker.api.post(`/dossiers/${dossierId}/sources`, {
    kind: "article",
    title: "Ferry late",
  });
  const page = await as("checker");
  const at = `/dossiers/${dossierId}/sources/${id}`;
  await open(page, at);
  await page.getByLabel("File to store as a snapshot").setInputFiles({
    name: "ferry.html",
    mimeType: "text/html",
    buffer: Buffer.from(hostile(spy.url)),
  });
  await expect(page.getByText("Stored ferry.html. We hold the source now.")).toBeVisible();

  // The browser tells of requests that its policies stopped as well, as failed: the spy knows whether any was sent.
  const sent: string[] = [];
  page.on("requestfinished", (request) => {
    if (!request.url().startsWith(site.url) && /^https?:/.test(request.url())) sent.push(request.url());
  });
  await page.getByRole("link", { name: "View ferry.html as it was captured" }).click();
  await page.waitForURL(/\/captures\//);
  await answering(page);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: "Ferry to Holm late for a week" })).toBeVisible();
  await expect(frame.getByText("The harbour log shows forty minutes.")).toBeVisible();
  await frame.getByRole("button", { name: "Send" }).click();

  const address = (await page.locator("iframe").getAttribute("src")) ?? "";
  const response = await page.goto(address);
  expect(response?.headers()).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none';.*frame-ancestors 'self'/),
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  await expect(page.getByRole("heading", { name: "Ferry to Holm late for a week" })).toBeVisible();
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.evaluate(() => self.origin), "belongs to no origin").toBe("null");
  await page.waitForTimeout(1_000);
  expect(await page.title(), "no script ran").toBe("Ferry late");
  expect(page.url(), "nothing led away").toBe(site.url + address);
  expect({ asked: spy.asked, connections: spy.connections() }, "nobody was asked").toEqual({
    asked: [],
    connections: 0,
  });
  expect(sent).toEqual([]);
  await spy.stop();

  for (const role of ["reader", "outsider"] as const) {
    const other = await as(role);
    const sees = role === "reader" ? 200 : 404;
    expect((await other.request.get(address)).status(), role).toBe(sees);
    expect((await other.request.get(address.replace(/\/view$/, ""))).status(), role).toBe(sees);
    expect((await other.goto(address.replace("/snapshots/", "/captures/").replace(/\/view$/, "")))?.status()).toBe(
      sees,
    );
  }
});

test("what is no page is handed over as a file and not shown", async ({ as, people }) => {
  const dossierId = await newDossier(people, "A picture");
  const { id } = await people.checker.api.post(`/dossiers/${dossierId}/sources`, { kind: "image", title: "The quay" });
  const page = await as("checker");
  const at = `/dossiers/${dossierId}/sources/${id}`;
  await open(page, at);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const [name, text] of [
    ["quay.svg", svg],
    ["quay.png", "\x89PNG\r\n\x1a\n"],
  ] as const) {
    const buffer = Buffer.from(text, "latin1");
    await page.getByLabel("File to store as a snapshot").setInputFiles({ name, mimeType: "image/png", buffer });
    await expect(page.getByText(`Stored ${name}.`)).toBeVisible();
  }
  await expect(page.getByRole("link", { name: /^View/ })).toHaveCount(0);
  const link = page.getByRole("link", { name: "quay.svg" });
  const address = (await link.getAttribute("href")) ?? "";
  expect((await page.request.get(`${address}/view`)).status()).toBe(404);
  const { headers } = await page.request.get(address).then((response) => ({ headers: response.headers() }));
  expect(headers).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment/),
    "content-type": "application/octet-stream",
  });
});

test("a link whose page cannot be had says so, and the saved page takes its place", async ({ browser }) => {
  const site = await startSite({ FETCH_SOURCES: "on" });
  try {
    const people = await newCast(site);
    const dossierId = await newDossier(people, "A link");
    const page = await browser.newPage({ baseURL: site.url });
    await signIn(page, people.checker.email);
    await open(page, `/dossiers/${dossierId}/sources`);
    await page.keyboard.press("s");
    await page.getByRole("textbox", { name: "What it is called" }).fill("The harbour log");
    await page.getByLabel("Address on the web").fill("http://169.254.169.254/latest/");
    await page.getByRole("button", { name: "Add the source" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("The harbour log");
    await expect(page.getByText("The page was not captured.")).toBeVisible();
    await expect(page.getByText(/169\.254\.169\.254 leads to no place on the public web/)).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("The page was not captured.")).toBeVisible();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload the saved page" }).click();
    await (await choosing).setFiles({
      name: "log.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Holm ferry, harbour log\n\n7 March: forty minutes late, second engine out.\n"),
    });
    await expect(page.getByText("Stored log.txt. We hold the source now.")).toBeVisible();
    await open(page, "/search?q=second+engine+out");
    await expect(page.getByRole("link", { name: "The harbour log" })).toBeVisible();
    await page.close();
  } finally {
    await site.stop();
  }
});
