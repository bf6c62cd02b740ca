"use client";

import { type ComponentProps, Suspense } from "react";
import { OpenClaim } from "./later";

/** The panel of the claim that the address names; it comes over the wire when a claim is opened first. */
export const ReaderClaim = (props: ComponentProps<typeof OpenClaim>) => (
  <Suspense>
    <OpenClaim {...props} />
  </Suspense>
);
