import type { Metadata } from "next";
import { ChangeKey } from "@/components/edition/change-key";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { read } from "@/db/client";
import { signingKeysAll } from "@/db/signing-keys";
import { readable } from "@/lib/editions/seal/key";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { changeKey } from "../actions";

export const metadata: Metadata = { title: "Signing key" };

/** Everybody of the newsroom may hand the fingerprint on; an administrator may change the key. */
export default async function KeysPage() {
  const actor = await signedInActor();
  const zone = settings().timeZone;
  const keys = await signingKeysAll(read);
  const mayChange = may("keys.manage", { admin: actor.admin });
  return (
    <Page crumbs={[{ label: "Settings", href: "/settings" }, { label: "Signing key" }]}>
      <PageHead
        title="Signing key"
        lead="Sealed editions are signed with it. Whoever checks one compares the fingerprint with what you tell them by another way: on paper, on your site, on the telephone."
        actions={mayChange ? <SettingsTabs value="keys" /> : undefined}
      />
      {keys.length === 0 ? (
        <Empty title="There is no key yet.">It is made when the first edition is sealed.</Empty>
      ) : (
        <ul className="rows mt-6 max-w-[760px]">
          {keys.map(({ fingerprint, createdAt, retiredAt }) => (
            <li key={fingerprint} className="row flex-wrap items-start gap-x-4 py-3">
              <div className="min-w-0 grow basis-64">
                <b className="font-[550]">{retiredAt ? "Retired" : "Signs now"}</b>
                <div className="fp break-words">{readable(fingerprint)}</div>
                <div className="hint">
                  Made <Time iso={createdAt} zone={zone} />
                  {retiredAt && (
                    <>
                      , retired <Time iso={retiredAt} zone={zone} />. What it signed goes on verifying.
                    </>
                  )}
                </div>
              </div>
              <a className="btn sm" href={`/settings/keys/${fingerprint}`} download>
                Public key
              </a>
            </li>
          ))}
        </ul>
      )}
      {mayChange && keys.length > 0 && <ChangeKey change={changeKey} />}
    </Page>
  );
}
