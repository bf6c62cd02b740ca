"use client";

import { usePathname } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { ToastRegion } from "@/components/ui/toast";
import { Written } from "@/components/ui/written";
import { AccountMenu } from "./account-menu";
import { MoreSheet } from "./more-sheet";
import { phoneTabs } from "./nav";
import { NavLink } from "./nav-link";
import { Places, Side, type SideContent } from "./side";
import { type Signal, send } from "./signals";
import { SkipLink } from "./skip-link";

/**
 * The frame of every page of those signed in: sidebar, the page, five tabs on a phone. `children` is one `Page`.
 * The root layout places `<Sprite />` before it.
 */
export const DeskShell = ({ children, ...side }: SideContent & { children: ReactNode }) => {
  const path = usePathname() ?? "";
  const { me, theme, signOut, ...places } = side;
  return (
    <>
      <SkipLink />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the buttons in it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a button that is pressed by key is clicked too */}
      <div className="app" onClick={sendSignal}>
        <Side {...side} path={path} />
        <div className="main">{children}</div>
        <Written as="nav" className="mtab" aria-label="Tabs">
          {phoneTabs(side.dossier?.id).map(({ href, label, icon, exact }) => (
            <NavLink key={href} path={path} href={href} exact={exact}>
              <Icon name={icon} />
              {label}
            </NavLink>
          ))}
        </Written>
      </div>
      <MoreSheet>
        <Places {...places} path={path} />
        <div className="side-foot">
          <AccountMenu me={me} theme={theme} signOut={signOut} />
        </div>
      </MoreSheet>
      <ToastRegion />
    </>
  );
};

function sendSignal({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-signal]") : null;
  if (button) send(button.dataset.signal as Signal);
}
