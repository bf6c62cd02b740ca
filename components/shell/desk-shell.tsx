"use client";

import type { MouseEvent, ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { ToastRegion } from "@/components/ui/toast";
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
export const DeskShell = ({ children, ...side }: SideContent & { children: ReactNode }) => (
  <>
    <SkipLink />
    {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the buttons in it */}
    {/* biome-ignore lint/a11y/useKeyWithClickEvents: a button that is pressed by key is clicked too */}
    <div className="app" onClick={sendSignal}>
      <Side {...side} />
      <div className="main">{children}</div>
      <nav className="mtab" aria-label="Tabs">
        {phoneTabs(side.dossier?.id).map(({ href, label, icon, exact }) => (
          <NavLink key={href} href={href} exact={exact}>
            <Icon name={icon} />
            {label}
          </NavLink>
        ))}
      </nav>
    </div>
    <MoreSheet>
      <Places {...side} />
      <div className="side-foot">
        <AccountMenu me={side.me} theme={side.theme} signOut={side.signOut} />
      </div>
    </MoreSheet>
    <ToastRegion />
  </>
);

function sendSignal({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-signal]") : null;
  if (button) send(button.dataset.signal as Signal);
}
