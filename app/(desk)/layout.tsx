import type { ReactNode } from "react";
import { AllKeys } from "@/components/palette/all-keys";
import { Palette } from "@/components/palette/palette";
import { SignInAgain } from "@/components/people/sign-in-again";
import { signedInSession } from "@/lib/session";
import { settings } from "@/lib/settings";

/** Everything behind the door. The frame is drawn by the layouts below: the newsroom's, and each dossier's. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { person } = await signedInSession();
  return (
    <SignInAgain email={person.email} singleSignOn={settings().oidc !== null}>
      {children}
      <Palette />
      <AllKeys />
    </SignInAgain>
  );
}
