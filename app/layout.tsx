import "./globals.css";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import icon from "@/components/shell/icon.svg";
import { Sprite } from "@/components/shell/sprite";
import { dataTheme, themeCookie, themeFrom } from "@/components/shell/theme";
import { FollowLinks } from "@/components/ui/follow-links";
import { read } from "@/db/client";
import { isSetUp } from "@/db/people";
import { pathHeader } from "@/lib/page-headers";

export const metadata: Metadata = {
  title: { default: "Second Source", template: "%s · Second Source" },
  icons: { icon: { url: icon.src, type: "image/svg+xml" } },
};

/** Every page. While nobody has an account all of them lead to the set-up. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const path = (await headers()).get(pathHeader);
  if (path === null) return <AskAgain />;
  if (path.split("?")[0] !== "/setup" && !(await isSetUp(read))) redirect("/setup");
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={dataTheme(theme)}>
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
