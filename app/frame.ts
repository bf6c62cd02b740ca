import { cookies } from "next/headers";
import type { Frame } from "@/components/shell/desk-shell";
import { themeCookie, themeFrom } from "@/components/shell/theme";
import { read } from "@/db/client";
import { unreadCount } from "@/db/notices";
import { countMine } from "@/db/tasks";
import { whileUnchanged } from "@/db/while-unchanged";
import { signedInActor, signedInSession } from "@/lib/session";
import { settings } from "@/lib/settings";

/** What the frame shows on every page: who is signed in, their theme, how much waits on their desk. */
export async function frame(): Promise<Pick<Frame, "me" | "theme" | "waiting" | "singleSignOn">> {
  const { person } = await signedInSession();
  const actor = await signedInActor();
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  return {
    me: { id: person.id, name: person.name, email: person.email },
    theme,
    singleSignOn: settings().oidc !== null,
    waiting: await whileUnchanged(
      actor,
      ["waiting"],
      async () => (await countMine(read, actor)) + (await unreadCount(read, actor)),
    ),
  };
}
