import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Demo, loadDemo } from "./demo";
import { open, signIn } from "./page";
import { newPerson } from "./people";
import { test } from "./test";

// npx playwright test -c e2e/screens.config.ts: takes the pictures of the six main screens from the demo newsroom.
const folder = join(dirname(import.meta.dirname), "docs", "screens");

const screens = {
  desk: "desk",
  overview: "overview",
  reader: "reader with a claim open",
  claims: "claims",
  origins: "origins",
  export: "export",
} as const satisfies Record<string, keyof Demo>;

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

test("take the pictures of the six main screens", async ({ newSite, page }) => {
  test.setTimeout(300_000);
  mkdirSync(folder, { recursive: true });
  const editor = await newPerson(newSite, "Ida Marsh", "admin");
  const demo = await loadDemo(newSite, editor);
  await editor.api.post(`${demo.overview}/editions`, { audience: "legal", reason: "For the morning conference" });
  await page.goto(`${newSite.url}/sign-in`);
  await signIn(page, editor.email);
  for (const [name, on] of Object.entries(screens))
    for (const size of sizes) {
      await page.setViewportSize(size);
      await open(page, `${newSite.url}${demo[on]}`);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${size.width}.png`) });
      }
    }
});
