import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoOffer } from "@/components/people/demo-offer";
import { SignInFrame } from "@/components/shell/sign-in-frame";
import { signedInActor } from "@/lib/session";
import { loadDemo } from "../actions";

export const metadata: Metadata = { title: "Load the demo newsroom" };

export default async function DemoPage() {
  const actor = await signedInActor();
  if (!actor.admin) redirect("/");
  return (
    <SignInFrame>
      <DemoOffer loadDemo={loadDemo} />
    </SignInFrame>
  );
}
