/** Light, dark, or as the system says. Kept in a cookie, so that the server writes the page in the right one. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";
export const themeWord: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

/** Reads the cookie's value; anything unknown is the system's choice. */
export const themeFrom = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? "system";

/** What `<html data-theme>` gets: nothing when the system decides. */
export const dataTheme = (theme: Theme): "light" | "dark" | undefined => (theme === "system" ? undefined : theme);
