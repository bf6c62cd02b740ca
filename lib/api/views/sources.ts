import { z } from "zod";
import type { LinkRow, Source, snapshotsOf } from "@/db/sources";
import { component, dateOrInstant, instant } from "@/lib/api/component";
import { linkSigns } from "@/lib/sources/proposal";
import { linkKinds, linkStates, reliabilities, sourceKinds, sourceStates } from "@/lib/sources/source";

export const snapshotAnswer = component(
  "Snapshot",
  z.object({
    id: z.string(),
    sha256: z.string(),
    /** In bytes. */
    size: z.int(),
    fileName: z.string(),
    /** Told by the bytes themselves; empty for what is not known here. */
    mediaType: z.string(),
    /** How it came from the web; null for an upload. */
    captured: z
      .object({
        by: z.enum(["fetch", "bookmarklet"]),
        url: z.string(),
        /** The address that answered, after redirects. */
        finalUrl: z.string(),
        at: instant,
        status: z.int().nullable(),
        /** [name, value], the names in small letters. */
        headers: z.array(z.tuple([z.string(), z.string()])),
      })
      .nullable(),
    createdBy: z.string(),
    createdAt: instant,
  }),
);

export const sourceAnswer = component(
  "Source",
  z.object({
    id: z.string(),
    dossierId: z.string(),
    kind: z.enum(sourceKinds),
    /** The pseudonym, for those not cleared; then outlet, author and url are empty and the date is null. */
    title: z.string(),
    outlet: z.string(),
    author: z.string(),
    url: z.string(),
    publishedAt: dateOrInstant.nullable(),
    articleId: z.string().nullable(),
    ownReporting: z.boolean().nullable(),
    unidentified: z.boolean(),
    /** Bytes of it are stored. */
    held: z.boolean(),
    state: z.enum(sourceStates),
    confidential: z.boolean(),
    pseudonym: z.string(),
    reliability: z.enum(reliabilities),
    /** Somebody graded it itself; otherwise its grade is its outlet's. */
    graded: z.boolean(),
    /** The desk put it up at the end of a link that it proposes, and nobody has confirmed or used it. */
    proposed: z.boolean(),
    /** You may see what it is. */
    cleared: z.boolean(),
    createdBy: z.string(),
    createdAt: instant,
    version: z.int(),
  }),
);

/** What a viewer may see of a source was decided by the one projection in db/visible.ts. */
export function sourceView(source: Source): z.input<typeof sourceAnswer> {
  const { id, dossierId, kind, title, outlet, author, url, publishedAt, articleId, ownReporting } = source;
  const { unidentified, held, state, confidential, pseudonym, reliability, graded, proposed, cleared } = source;
  const { createdBy, createdAt, version } = source;
  return {
    id,
    dossierId,
    kind,
    title,
    outlet,
    author,
    url,
    publishedAt,
    articleId,
    ownReporting,
    unidentified,
    held,
    state,
    confidential,
    pseudonym,
    reliability,
    graded,
    proposed,
    cleared,
    createdBy,
    createdAt,
    version,
  };
}

/** One source with its snapshots; none for those not cleared. */
export const sourceWithSnapshotsAnswer = component(
  "SourceWithSnapshots",
  sourceAnswer.extend({ snapshots: z.array(snapshotAnswer) }),
);

export const sourceWithSnapshotsView = (source: Source, snapshots: Awaited<ReturnType<typeof snapshotsOf>>) => ({
  ...sourceView(source),
  snapshots,
});

/** How a source came by its grade, the newest first. */
export const gradesAnswer = component(
  "Grades",
  z.object({
    items: z.array(
      z.object({
        at: instant,
        /** "Second Source" for what the desk did. */
        byName: z.string(),
        from: z.enum(reliabilities).nullable(),
        to: z.enum(reliabilities).nullable(),
        /** Given to the source itself, or its outlet's; null for what it was added with. */
        as: z.enum(["own", "outlet"]).nullable(),
      }),
    ),
  }),
);

/** The claims in your own dossiers that rest on the same work as a source. */
export const reachAnswer = component(
  "SourceReach",
  z.object({
    dossiers: z.array(
      z.object({
        dossierId: z.string(),
        title: z.string(),
        claims: z.array(z.object({ id: z.string(), ref: z.string(), statement: z.string() })),
      }),
    ),
  }),
);

export const clearedAnswer = component("Cleared", z.object({ id: z.string(), personIds: z.array(z.string()) }));

export const linkAnswer = component(
  "OriginLink",
  z.object({
    id: z.string(),
    dossierId: z.string(),
    from: z.string(),
    to: z.string(),
    kind: z.enum(linkKinds),
    /** Empty where there is none, and for those not cleared for either end. */
    quote: z.string(),
    state: z.enum(linkStates),
    decidedBy: z.string().nullable(),
    /** The desk read it in a text; false for what a person drew. */
    byProgram: z.boolean(),
    /** How sure the desk is, 0 to 100; null for what a person drew. */
    confidence: z.int().nullable(),
    /** What texts say for it, the weightiest first; none for those not cleared for either end. */
    reasons: z.array(
      z.object({
        sign: z.enum(linkSigns),
        revisionId: z.string(),
        /** The exact words, with their offsets in UTF-16 units of the revision's text. */
        quote: z.string(),
        start: z.int(),
        end: z.int(),
        /** The sentences that it governs, [start, end] each. */
        sentences: z.array(z.tuple([z.int(), z.int()])),
        /** Of shared wording: how much of the text is in the other one, 0 to 1. */
        share: z.number().optional(),
      }),
    ),
    version: z.int(),
  }),
);

export function linkView(link: LinkRow): z.input<typeof linkAnswer> {
  const { id, dossierId, from, to, kind, quote, state, decidedBy, byProgram, confidence, reasons, version } = link;
  return { id, dossierId, from, to, kind, quote, state, decidedBy, byProgram, confidence, reasons, version };
}

/** What looking in an article came to. */
export const lookedForAnswer = component(
  "LookedFor",
  z.object({ id: z.string(), revisionId: z.string(), links: z.int() }),
);
