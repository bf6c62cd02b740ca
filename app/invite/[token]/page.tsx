import type { Metadata } from "next";
import { DeadLink } from "@/components/people/dead-link";
import { JoinForm } from "@/components/people/join-form";
import { SignInFrame } from "@/components/shell/sign-in-frame";
import { TooMany } from "@/lib/errors";
import { followLink } from "@/lib/people/door";
import { deadLink } from "@/lib/people/visitor";
import { join } from "./actions";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

export default async function InvitePage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const link = await followLink("join", token).catch(refusedToLook);
  return (
    <SignInFrame>
      {link && typeof link === "object" ? (
        <JoinForm join={join} secret={token} name={link.name} email={link.email} />
      ) : (
        <DeadLink>{link ?? deadLink}</DeadLink>
      )}
    </SignInFrame>
  );
}

function refusedToLook(error: unknown): string {
  if (error instanceof TooMany) return error.message;
  throw error;
}
