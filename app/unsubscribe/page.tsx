import type { Metadata } from "next";
import { DeadLink } from "@/components/people/dead-link";
import { Unsubscribe } from "@/components/people/unsubscribe";
import { SignInFrame } from "@/components/shell/sign-in-frame";
import { mailEndedBy } from "@/lib/people/door";
import { deadMailLink } from "@/lib/people/visitor";
import { stopMails } from "./actions";

export const metadata: Metadata = { title: "No more mail", referrer: "no-referrer" };

export default async function UnsubscribePage({ searchParams }: PageProps<"/unsubscribe">) {
  const { token } = await searchParams;
  const ended = typeof token === "string" ? mailEndedBy(token) : null;
  return (
    <SignInFrame>
      {ended && typeof token === "string" ? (
        <Unsubscribe kinds={ended.kinds} token={token} stop={stopMails} />
      ) : (
        <DeadLink>{deadMailLink}</DeadLink>
      )}
    </SignInFrame>
  );
}
