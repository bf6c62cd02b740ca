"use client";

import type { ComponentProps } from "react";
import { TextInput } from "./field";

/** A day and a time on the newsroom's clock, or one of them alone; the value is `YYYY-MM-DDTHH:MM`, or that part of it. */
export const DateTime = ({
  only,
  ...rest
}: Omit<ComponentProps<typeof TextInput>, "type" | "ref"> & { only?: "day" | "time" }) => (
  <TextInput {...rest} {...fields[only ?? "both"]} ref={wholeOrNothing} />
);

/** Years of four digits: a browser lets six be typed, and nothing else here knows them. */
const fields = {
  both: { type: "datetime-local", min: "1000-01-01T00:00", max: "9999-12-31T23:59" },
  day: { type: "date", min: "1000-01-01", max: "9999-12-31" },
  time: { type: "time" },
} as const;

/**
 * What is typed in part, or is no day of the calendar, has an empty value, as what was taken away has: sent as that, it would
 * take away what is stored. The form is not sent with it, also one that words its complaints itself (`noValidate`); the
 * browser says what is missing.
 */
function wholeOrNothing(input: HTMLInputElement | null) {
  const form = input?.form;
  if (!input || !form) return;
  const check = (event: SubmitEvent) => {
    const { badInput, rangeOverflow, rangeUnderflow } = input.validity;
    if (!badInput && !rangeOverflow && !rangeUnderflow) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    input.reportValidity();
  };
  form.addEventListener("submit", check);
  return () => form.removeEventListener("submit", check);
}
