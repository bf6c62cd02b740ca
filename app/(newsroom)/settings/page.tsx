import type { Metadata } from "next";
import { Bookmark } from "@/components/clip/bookmark";
import { NoticeMail } from "@/components/people/notice-mail";
import { OwnName, OwnPassword } from "@/components/people/own-account";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { TokenList } from "@/components/people/token-list";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { read } from "@/db/client";
import { noticeChoicesOf } from "@/db/mails";
import { passwordHashOf, sessionsOf, tokensOf } from "@/db/people";
import { signedInSession } from "@/lib/session";
import { settings } from "@/lib/settings";
import { bookmarklet } from "@/lib/sources/clip";
import { signOutEverywhere } from "../../actions";
import { changePassword, chooseNotices, createToken, endToken, renamePerson } from "./actions";

export const metadata: Metadata = { title: "My account" };

export default async function AccountPage() {
  const { person, sessionId, now } = await signedInSession();
  const [sessions, tokens, hash, choices] = await Promise.all([
    sessionsOf(read, person.id, now),
    tokensOf(read, person.id, now),
    passwordHashOf(read, person.id),
    noticeChoicesOf(read, person.id),
  ]);
  const { timeZone: zone, mail } = settings();
  return (
    <Page crumbs={[{ label: "Settings" }]}>
      <PageHead
        title="My account"
        lead={person.email}
        actions={person.role === "admin" && <SettingsTabs value="account" />}
      />
      <div className="stack mt-8 max-w-[720px]">
        <section>
          <SectionHead>Name</SectionHead>
          <OwnName name={person.name} rename={renamePerson} />
        </section>
        <section>
          <SectionHead>Password</SectionHead>
          {hash ? (
            <OwnPassword email={person.email} change={changePassword} />
          ) : (
            <p className="soft mt-3">
              You sign in with single sign-on and have no password here. An administrator can offer you a link to set
              one.
            </p>
          )}
        </section>
        <section id="mail">
          <SectionHead>When you get mail</SectionHead>
          {mail ? (
            <NoticeMail choices={choices} choose={chooseNotices} />
          ) : (
            <p className="soft mt-3">This desk sends no mail: what concerns you is on your desk alone.</p>
          )}
        </section>
        <section id="clip">
          <SectionHead>Clip pages from your browser</SectionHead>
          <Bookmark code={bookmarklet(settings().siteUrl)} />
        </section>
        <section>
          <SectionHead count={sessions.length}>Signed in</SectionHead>
          <ul className="rows">
            {sessions.map((session) => (
              <li key={session.id} className="row flex-wrap py-2.5">
                <span className="grow">{session.id === sessionId ? "This browser" : "Another browser"}</span>
                <span className="muted">
                  since <Time iso={session.createdAt} zone={zone} />, until{" "}
                  <Time iso={session.expiresAt} zone={zone} form="date" />
                </span>
              </li>
            ))}
          </ul>
          <form action={signOutEverywhere} className="mt-3">
            <Button type="submit">Sign out everywhere</Button>
          </form>
        </section>
        <section>
          <TokenList tokens={tokens} create={createToken} end={endToken} now={now.toISOString()} zone={zone} />
        </section>
      </div>
    </Page>
  );
}
