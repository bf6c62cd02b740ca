import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Forbidden, NotFound } from "@/lib/errors";
import { type ForPage, type Handed, keptForHtml } from "@/lib/handed";
import { documentHeader } from "@/lib/page-headers";

/** The title of the page of nothing: it tells neither what was asked for nor where. */
export const notFoundTitle = { absolute: "Not found · Second Source" };

/**
 * Titles a page whose thing may not be there for the viewer. A page keeps its title in the browser when it turns out to be
 * the page of nothing, so the title has to look for itself.
 * @param there what it looks for: nothing, false or a refusal that it is there make it the title of nothing.
 */
export async function titled(title: string, there: unknown): Promise<Metadata> {
  try {
    return { title: (await there) ? title : notFoundTitle };
  } catch (error) {
    if (error instanceof NotFound) return { title: notFoundTitle };
    throw error;
  }
}

/** Titles a page about one thing of a dossier: one that belongs to another dossier than the address says is not there. */
export const titledIn = (title: string, place: Promise<{ dossierId: string }>, dossierId: string): Promise<Metadata> =>
  titled(
    title,
    place.then((found) => found.dossierId === dossierId),
  );

/**
 * Awaits what a page reads and shows the page of nothing when it may not be known: the same one for a dossier that does
 * not exist and for one that the viewer is not a member of.
 */
export async function orNotFound<T>(reading: Promise<T | null>): Promise<T> {
  let found: T | null = null;
  try {
    found = await reading;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  if (found === null) notFound();
  return found;
}

/** Awaits what a page reads, and gives the refusal to show where the viewer may know of it, but not read it. */
export const orRefusal = <T>(reading: Promise<T>): Promise<T | Forbidden> =>
  reading.catch((error: unknown) => {
    if (error instanceof Forbidden) return error;
    throw error;
  });

/**
 * Hands a long text to a component of the browser (components/ui/handed.tsx). What a page hands over stands in its HTML once
 * more, as data, and is escaped, sent and read twice: a text that is in the HTML anyway is not, where HTML is asked for.
 */
export async function handOver(text: string): Promise<Handed> {
  return (await headers()).has(documentHeader) ? keptForHtml(text) : { value: text };
}

/** Hands data to a component of the browser in the same way: into the HTML in one piece, and not property by property. */
export async function handOverData<T>({ data, json, inHtml, size }: ForPage<T>): Promise<Handed<T>> {
  return (await headers()).has(documentHeader) ? keptForHtml(json, inHtml, size) : { value: data };
}
