import { z } from "zod";
import { component } from "@/lib/api/component";
import type { Standing } from "@/lib/claims/standing";
import { type Independence, summary } from "@/lib/sources/independence";
import { originClasses } from "@/lib/sources/source";

const side = component(
  "OriginCount",
  z.object({
    sources: z.int(),
    atLeast: z.int(),
    atMost: z.int(),
    unidentified: z.int(),
    circular: z.boolean(),
    origins: z.array(
      z.object({
        class: z.enum(originClasses),
        sourceIds: z.array(z.string()),
        /** Why its sources are one origin; empty for those not cleared for a source that plays a part. */
        joinedBy: z.array(z.object({ reason: z.string(), value: z.string(), sourceIds: z.array(z.string()) })),
      }),
    ),
    ifConfirmed: z.object({ atLeast: z.int(), atMost: z.int() }),
    /** Sources that it would rest on and that were retracted: what comes from them, or through them alone, does not count. */
    retracted: z.array(z.string()),
    /** Evidence narrowed to a link that is not confirmed, by id. */
    unsettled: z.array(z.string()),
    /** As the desk says it: "6 sources · 1 origin". */
    summary: z.string(),
  }),
);

export const independenceAnswer = component("Independence", z.object({ supports: side, refutes: side }));

export const independenceView = ({ independence }: Standing): z.input<typeof independenceAnswer> => ({
  supports: sideView(independence.supports),
  refutes: sideView(independence.refutes),
});

function sideView(count: Independence): z.input<typeof side> {
  const { sources, atLeast, atMost, unidentified, circular, origins, ifConfirmed, retracted, unsettled } = count;
  return {
    sources,
    atLeast,
    atMost,
    unidentified,
    circular,
    origins,
    ifConfirmed,
    retracted,
    unsettled,
    summary: summary(count),
  };
}
