"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { leave, leaveEverywhere } from "@/lib/people/door";
import { sessionCookie } from "@/lib/people/session-cookie";

/** Signs this browser out; one that is signed out already is led to the door as well. */
export async function signOut(): Promise<void> {
  await leave();
  await toTheDoor();
}

/** Signs every browser of one's own out. */
export async function signOutEverywhere(): Promise<void> {
  await leaveEverywhere();
  await toTheDoor();
}

async function toTheDoor(): Promise<never> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  redirect("/sign-in");
}
