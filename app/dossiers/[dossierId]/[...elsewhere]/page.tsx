import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { notFoundTitle } from "@/lib/page";

export const metadata: Metadata = { title: notFoundTitle };

/** An address in a dossier of a shape that it has no page for: nothing, in the dossier's frame. */
export default function ElsewherePage(): never {
  notFound();
}
