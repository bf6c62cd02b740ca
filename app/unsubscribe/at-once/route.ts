import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { stopMail } from "@/lib/people/door";

const tokenOf = (request: NextRequest) => request.nextUrl.searchParams.get("token") ?? "";

/** What a mail program asks for when its reader wants no more of a kind of mail (RFC 8058): no page, no signing in. */
export async function POST(request: NextRequest): Promise<Response> {
  const answer = await stopMail({ token: tokenOf(request) });
  return answer.ok
    ? new Response("You get no more mail of this kind.\n")
    : new Response(`${answer.refused.message}\n`, { status: 404 });
}

/** A mail program that only follows links leads its reader to the page that asks. Looking at it ends nothing. */
export function GET(request: NextRequest): never {
  redirect(`/unsubscribe?${new URLSearchParams({ token: tokenOf(request) })}`);
}
