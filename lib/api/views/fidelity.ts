import { z } from "zod";
import { component } from "@/lib/api/component";
import { type FactPlace, factKinds, fates } from "@/lib/sources/fidelity/fact";
import type { HeldText, LinkFidelity, NotCompared } from "@/lib/sources/fidelity/of-link";

const range = z.tuple([z.int(), z.int()]);
const place = z.object({ start: z.int(), end: z.int(), text: z.string() });

/** Which text was compared: an article's revision, or what a snapshot says. */
const text = z.object({
  sourceId: z.string(),
  articleId: z.string().nullable(),
  revisionId: z.string().nullable(),
  snapshotId: z.string().nullable(),
});

export const fidelityAnswer = component(
  "Fidelity",
  z.object({
    linkId: z.string(),
    /** Why nothing can be told; null where the texts were compared. */
    because: z.enum(["not-confirmed", "first-hand", "withheld", "not-held"]).nullable(),
    original: text.nullable(),
    rewrite: text.nullable(),
    /** In the order of the rewrite. */
    facts: z.array(
      z.object({
        what: z.enum(factKinds),
        fate: z.enum(fates),
        /** Null for what was added. */
        inOriginal: place.nullable(),
        /** Null for what was lost. */
        inRewrite: place.nullable(),
        /** Where the rewrite says it again. */
        again: z.array(place),
        originalSentence: range.nullable(),
        rewriteSentence: range.nullable(),
      }),
    ),
    /** Sentences of the original that the rewrite leaves out as a whole, and the facts in them. */
    leftOut: z
      .object({ sentences: z.int(), facts: z.record(z.enum(factKinds), z.int()), places: z.array(range) })
      .nullable(),
    /** Sentences of the rewrite that are not from the original. */
    own: z.object({ sentences: z.int(), places: z.array(range) }).nullable(),
  }),
);

export function fidelityView(found: LinkFidelity | NotCompared): z.input<typeof fidelityAnswer> {
  const { linkId } = found;
  if (!("fidelity" in found))
    return { linkId, because: found.because, original: null, rewrite: null, facts: [], leftOut: null, own: null };
  const { facts, leftOut, own } = found.fidelity;
  return {
    linkId,
    because: null,
    original: textView(found.original),
    rewrite: textView(found.rewrite),
    facts: facts.map(({ what, fate, inOriginal, inRewrite, again, originalSentence, rewriteSentence }) => ({
      what,
      fate,
      inOriginal: placeView(inOriginal),
      inRewrite: placeView(inRewrite),
      again: again.map(({ start, end, text: words }) => ({ start, end, text: words })),
      originalSentence,
      rewriteSentence,
    })),
    leftOut,
    own,
  };
}

const placeView = (at: FactPlace | null) => at && { start: at.start, end: at.end, text: at.text };

const textView = ({ sourceId, articleId, revisionId, snapshotId }: HeldText) => ({
  sourceId,
  articleId,
  revisionId,
  snapshotId,
});
