import type { Metadata } from "next";
import { notFoundTitle } from "@/lib/page";
import { NothingHere } from "./everywhere";

export const metadata: Metadata = { title: notFoundTitle };

/** What is not there, and what one may not know of: both look the same. */
export default function NotFoundPage() {
  return <NothingHere />;
}
