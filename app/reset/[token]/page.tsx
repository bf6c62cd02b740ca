import type { Metadata } from "next";
import { DeadLink } from "@/components/people/dead-link";
import { ResetForm } from "@/components/people/reset-form";
import { SignInFrame } from "@/components/shell/sign-in-frame";
import { TooMany } from "@/lib/errors";
import { followLink } from "@/lib/people/door";
import { deadLink } from "@/lib/people/visitor";
import { setPassword } from "./actions";

export const metadata: Metadata = { title: "Set a new password", referrer: "no-referrer" };

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const link = await followLink("reset", token).catch(refusedToLook);
  return (
    <SignInFrame>
      {link && typeof link === "object" ? (
        <ResetForm setPassword={setPassword} secret={token} email={link.email} />
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
