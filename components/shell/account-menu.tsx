"use client";

import { startTransition, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { switchSingleKeys, useSingleKeysOn } from "@/components/ui/single-keys";
import { type Theme, themes, themeWord } from "./theme";
import { applyTheme } from "./theme-toggle";

export type Me = { id: string; name: string; email: string };

/** Under your own name: your account, the theme, single keys, signing out. */
export const AccountMenu = ({ me, theme, signOut }: { me: Me; theme: Theme; signOut: () => Promise<void> }) => {
  const [chosen, setChosen] = useState(theme);
  const keysOn = useSingleKeysOn();
  const choose = (next: Theme) => () => {
    setChosen(next);
    applyTheme(next);
  };
  return (
    <Menu
      label={`Account of ${me.name}`}
      className="who"
      align="start"
      entries={[
        { kind: "caption", label: me.email },
        { kind: "link", label: "My account", href: "/settings", icon: "person" },
        { kind: "line" },
        { kind: "caption", label: "Theme" },
        ...themes.map((one) => ({
          kind: "choice" as const,
          label: themeWord[one],
          chosen: one === chosen,
          onPick: choose(one),
        })),
        { kind: "line" },
        {
          label: keysOn ? "Switch single keys off" : "Switch single keys on",
          icon: "keyboard",
          onPick: () => switchSingleKeys(!keysOn),
        },
        { kind: "line" },
        { label: "Sign out", icon: "leave", onPick: () => startTransition(() => signOut()) },
      ]}
    >
      <Avatar name={me.name} me />
      <span className="grow trunc">{me.name}</span>
    </Menu>
  );
};
