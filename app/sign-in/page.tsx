import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in-form";
import { SignInFrame } from "@/components/shell/sign-in-frame";
import { nextPath } from "@/lib/people/next-path";
import { currentSession } from "@/lib/session";
import { settings } from "@/lib/settings";

export const metadata: Metadata = { title: "Sign in" };

/** What next-auth hands back in the address; the rest of its words mean that something went wrong on the way. */
const problems: Record<string, string> = {
  CredentialsSignin: "This e-mail address and password do not belong together. Check both and try again.",
  AccessDenied: "Nobody has added you to this desk yet. Ask the editor of your desk for an invitation.",
};
const otherProblem = "Signing in did not work. Try again; if it goes on, tell whoever keeps this desk.";

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error, message } = await searchParams;
  const to = nextPath(next);
  if (await currentSession()) redirect(to);
  return (
    <SignInFrame>
      <SignInForm
        next={to}
        problem={typeof error === "string" ? (problems[error] ?? otherProblem) : undefined}
        message={message === "password-set" ? "Your new password is set. Sign in with it." : undefined}
        singleSignOn={settings().oidc !== null}
      />
    </SignInFrame>
  );
}
