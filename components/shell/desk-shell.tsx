"use client";

import { usePathname } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { AllKeys } from "@/components/palette/all-keys";
import { Palette } from "@/components/palette/palette";
import { SignInAgain } from "@/components/people/sign-in-again";
import { Icon } from "@/components/ui/icon";
import { remembered } from "@/components/ui/markup";
import { ToastRegion } from "@/components/ui/toast";
import { Written } from "@/components/ui/written";
import { AccountMenu } from "./account-menu";
import { MoreSheet } from "./more-sheet";
import { phoneTabs } from "./nav";
import { NavLink } from "./nav-link";
import { Places, Side, type SideContent } from "./side";
import { type Signal, send } from "./signals";
import { SkipLink } from "./skip-link";

export type Frame = SideContent & {
  /** Offers to sign in again in another tab, for people who have no password here. */
  singleSignOn: boolean;
};

/**
 * The frame of every page of those signed in: sidebar, the page, five tabs on a phone, the palette, and signing in again
 * over the page. `children` is one `Page`. The root layout places `<Sprite />` before it.
 */
export const DeskShell = ({ singleSignOn, children, ...side }: Frame & { children: ReactNode }) => {
  const path = usePathname() ?? "";
  const { me, theme, signOut, ...places } = side;
  return (
    <SignInAgain me={side.me} singleSignOn={singleSignOn}>
      <SkipLink />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the buttons in it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a button that is pressed by key is clicked too */}
      <div className="app" onClick={sendSignal}>
        <Side {...side} path={path} />
        <div className="main">{children}</div>
        <Written as="nav" className="mtab" aria-label="Tabs">
          <PhoneTabs path={path} dossierId={side.dossier?.id} />
        </Written>
      </div>
      <MoreSheet>
        <Places {...places} path={path} />
        <div className="side-foot">
          <AccountMenu me={me} theme={theme} signOut={signOut} />
        </div>
      </MoreSheet>
      <ToastRegion />
      <Palette />
      <AllKeys />
    </SignInAgain>
  );
};

const PhoneTabs = remembered(({ path, dossierId }: { path: string; dossierId: string | undefined }) =>
  phoneTabs(dossierId).map(({ href, label, icon, exact }) => (
    <NavLink key={href} path={path} href={href} exact={exact}>
      <Icon name={icon} />
      {label}
    </NavLink>
  )),
);

function sendSignal({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-signal]") : null;
  if (button) send(button.dataset.signal as Signal);
}
