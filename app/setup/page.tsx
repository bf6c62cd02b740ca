import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupForm } from "@/components/people/setup-form";
import { SignInFrame } from "@/components/shell/sign-in-frame";
import { read } from "@/db/client";
import { peopleCount } from "@/db/people";
import { setUp } from "./actions";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetupPage() {
  if ((await peopleCount(read)) > 0) redirect("/");
  return (
    <SignInFrame>
      <SetupForm setUp={setUp} />
    </SignInFrame>
  );
}
