import type { Metadata } from "next";
import { ForgotForm } from "@/components/people/forgot-form";
import { SignInFrame } from "@/components/shell/sign-in-frame";
import { LinkButton } from "@/components/ui/button";
import { settings } from "@/lib/settings";
import { askForLink } from "./actions";

export const metadata: Metadata = { title: "Reset your password" };

export default function ForgotPage() {
  return (
    <SignInFrame>
      {settings().mail ? (
        <ForgotForm ask={askForLink} />
      ) : (
        <form>
          <h1 className="h1">Reset your password</h1>
          <p className="soft">
            This desk sends no mail. Ask an administrator of your newsroom for a link: it lets you set a new password,
            works once, and for a day.
          </p>
          <LinkButton href="/sign-in" size="lg">
            Back to signing in
          </LinkButton>
        </form>
      )}
    </SignInFrame>
  );
}
