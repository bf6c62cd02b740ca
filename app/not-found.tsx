import type { Metadata } from "next";
import { NothingHere } from "@/components/shell/nothing-here";
import { notFoundTitle } from "@/lib/page";

export const metadata: Metadata = { title: notFoundTitle };

/** What is not there, and what one may not know of: both look the same. */
export default function NotFoundPage() {
  return <NothingHere />;
}
