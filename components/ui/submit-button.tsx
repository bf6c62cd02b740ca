"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** The button that sends its form: busy while the answer is on its way. */
export const SubmitButton = ({ variant = "primary", busy, ...rest }: ComponentProps<typeof Button>) => {
  const { pending } = useFormStatus();
  return <Button {...rest} variant={variant} type="submit" busy={busy || pending} />;
};
