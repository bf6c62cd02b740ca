"use client";

import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { remembered } from "@/components/ui/markup";
import { Written } from "@/components/ui/written";
import { Brand } from "./side";
import { SignalButton } from "./signal-button";

type PhoneBar = { back: string; title: string; about?: string };

export type KeyHint = { keys: readonly string[]; does: string };

const mainClass = { wrap: "wrap", wide: "wrap wide", locked: "locked" } as const;

/**
 * One page inside the shell: its bar on top, itself, the strip of keys below, and the top bar of a phone.
 * `layout`: `wrap` scrolls as a sheet of 1216 px, `wide` uses all the room, `locked` fills the window and scrolls inside
 * (give its `className`: reader, orig, cmp; or put `.views`, `.filters` and one `.scrolls` into it).
 */
export const Page = ({
  crumbs,
  middle,
  actions,
  phone,
  keys,
  layout = "wrap",
  className = "",
  follows,
  children,
}: {
  /** Without crumbs there is no bar: my desk. */
  crumbs?: readonly Crumb[];
  /** Between crumbs and actions, such as the coverage of an article. */
  middle?: ReactNode;
  actions?: ReactNode;
  /** The top bar of a phone: where back leads, what this is. Without it the brand stands there. */
  phone?: PhoneBar;
  keys?: readonly KeyHint[];
  layout?: keyof typeof mainClass;
  className?: string;
  /** All that stands in the page follows from this one object (`Written`); null for a page of which that holds only at times. */
  follows?: object | null;
  children: ReactNode;
}) => {
  const main = { id: "main", tabIndex: -1, className: `${mainClass[layout]} ${className}`.trim() };
  return (
    <>
      <Written as="header" className="mtop">
        <Top phone={phone} />
      </Written>
      {crumbs && (
        <header className="bar">
          <Breadcrumb crumbs={crumbs} />
          {middle && <div className="middle">{middle}</div>}
          {actions && <div className="end">{actions}</div>}
        </header>
      )}
      {follows !== undefined ? (
        <Written as="main" {...main} follows={follows}>
          {children}
        </Written>
      ) : (
        <main {...main}>{children}</main>
      )}
      {keys && <KeysStrip keys={keys} />}
    </>
  );
};

const Top = remembered(({ phone }: { phone: PhoneBar | undefined }) => (
  <>
    {phone ? (
      <>
        <Link className="ib" href={phone.back} aria-label="Back">
          <Icon name="back" />
        </Link>
        <div className="tt">
          <div className="trunc" dir="auto">
            {phone.title}
          </div>
          {phone.about && (
            <small className="trunc" dir="auto">
              {phone.about}
            </small>
          )}
        </div>
      </>
    ) : (
      <Brand />
    )}
    <SignalButton signal="find-or-run" className="ib" label="Find or run">
      <Icon name="search" />
    </SignalButton>
    <SignalButton signal="more" className="ib" label="More">
      <Icon name="more" />
    </SignalButton>
  </>
));

/** The keys that work here, then the two that work everywhere. */
export const KeysStrip = ({ keys }: { keys: readonly KeyHint[] }) => (
  <Written as="footer" className="keys">
    <Keys keys={keys} />
  </Written>
);

const Keys = remembered(({ keys }: { keys: readonly KeyHint[] }) => (
  <>
    {keys.map(({ keys: pressed, does }) => (
      <span key={does}>
        {pressed.map((one) => (
          <Kbd key={one} keys={one} />
        ))}{" "}
        {does}
      </span>
    ))}
    <SignalButton signal="all-keys" className="end">
      <Kbd keys="?" /> all keys
    </SignalButton>
    <SignalButton signal="find-or-run">
      <Kbd keys="mod+K" /> run
    </SignalButton>
  </>
));
