import "./globals.css";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import icon from "@/components/shell/icon.svg";
import { dataTheme, themeCookie, themeFrom } from "@/components/shell/theme";
import { read } from "@/db/client";
import { isSetUp } from "@/db/people";
import { pathHeader } from "@/lib/page-headers";
import { FollowLinks, Sprite } from "./everywhere";

export const metadata: Metadata = {
  title: { default: "Second Source", template: "%s · Second Source" },
};

/** Every page. While nobody has an account all of them lead to the set-up. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const path = (await headers()).get(pathHeader);
  if (path === null) return <AskAgain />;
  if (path.split("?")[0] !== "/setup" && !(await isSetUp(read))) redirect("/setup");
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={dataTheme(theme)}>
      <head>
        <link rel="icon" href={icon.src} type="image/svg+xml" />
      </head>
      <body>
        <Sprite />
        {children}
        <FollowLinks />
      </body>
    </html>
  );
}

/** What is asked for while the server still starts has no headers of a page (lib/page-headers) and is asked for once more. */
const AskAgain = () => (
  <html lang="en">
    <head>
      <meta httpEquiv="refresh" content="1" />
    </head>
    <body>Second Source is starting.</body>
  </html>
);
