"use client";

import { Icon } from "@/components/ui/icon";
import { dataTheme, type Theme, themeCookie } from "./theme";

/** Shows the page in a theme from now on, and tells the server by cookie. */
export const applyTheme = (theme: Theme): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  const shown = dataTheme(theme);
  if (shown) document.documentElement.dataset.theme = shown;
  else delete document.documentElement.dataset.theme;
};

const isDark = (): boolean => {
  const said = document.documentElement.dataset.theme;
  return said ? said === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

/** Switches between light and dark; "as the system" is in the account's menu. */
export const ThemeToggle = () => (
  <button
    type="button"
    className="btn ghost icon sm"
    aria-label="Switch between light and dark"
    onClick={() => applyTheme(isDark() ? "light" : "dark")}
  >
    <Icon name="moon" />
  </button>
);
