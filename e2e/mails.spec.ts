import { decoded, startMailServer } from "@/lib/testing/mail-server";
import { open, signIn } from "./page";
import { newCast } from "./people";
import { startSite } from "./server";
import { newDossier } from "./story";
import { expect, test } from "./test";

test("a mail that was refused is tried again by an administrator, and its link ends mail of its kind", async ({
  browser,
}) => {
  // Mail goes out within a minute.
  test.setTimeout(180_000);
  let refusing = true;
  const server = await startMailServer({ refuses: () => refusing });
  const site = await startSite({ SMTP_URL: server.mail.smtpUrl, MAIL_FROM: server.mail.from });
  try {
    const people = await newCast(site);
    const dossierId = await newDossier(people, "Holm ferry, by mail");
    const claim = await people.checker.api.post(`/dossiers/${dossierId}/claims`, {
      statement: "The ferry ran 40 minutes late.",
    });
    await people.lead.api.post(`/claims/${claim.id}/comments`, {
      text: "@Chidi Checker the harbour log says otherwise",
    });

    const lead = await (await browser.newContext({ baseURL: site.url })).newPage();
    await signIn(lead, people.lead.email);
    const unsent = lead.getByRole("listitem").filter({ hasText: "mailbox unavailable" });
    await expect(async () => {
      await open(lead, "/people");
      await expect(unsent).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    refusing = false;
    await unsent.getByRole("button", { name: "Try the mail to Chidi Checker again" }).click();
    await expect(unsent).toBeHidden();
    await expect.poll(() => server.received.length, { timeout: 30_000 }).toBe(1);

    const mail = decoded(server.received[0]?.text ?? "");
    expect(mail).toContain("Lena Lead named you in a comment");
    expect(mail).not.toContain("harbour log");
    const link = /No more mail of this kind: (\S+)/.exec(mail)?.[1] ?? "";
    const chidi = await (await browser.newContext({ baseURL: site.url })).newPage();
    await open(chidi, link);
    await expect(chidi.getByText("when somebody names you in a comment")).toBeVisible();
    await chidi.getByRole("button", { name: "Stop this mail" }).click();
    await expect(chidi.getByText("You get no more mail of this kind.")).toBeVisible();

    await signIn(chidi, people.checker.email);
    await open(chidi, "/settings");
    const mentions = chidi.getByLabel("When somebody names you in a comment");
    await expect(mentions).toHaveValue("never");
    await mentions.selectOption("Once a day, at 7:00");
    await chidi.getByRole("button", { name: "Save mail settings" }).click();
    await expect(chidi.getByText("Saved when you get mail.")).toBeVisible();
    await open(chidi, "/settings");
    await expect(mentions).toHaveValue("daily");

    await open(chidi, `${link}x`);
    await expect(chidi.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  } finally {
    await site.stop();
    await server.stop();
  }
});
