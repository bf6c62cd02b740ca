import type { Metadata } from "next";
import { VerifyEdition } from "@/components/edition/verify-edition";
import { SignInFrame } from "@/components/shell/sign-in-frame";

export const metadata: Metadata = { title: "Check an edition" };

/** For anybody, signed in or not: an edition is checked in the browser, and nothing of it is sent. */
export default function VerifyPage() {
  return (
    <SignInFrame>
      <VerifyEdition />
    </SignInFrame>
  );
}
