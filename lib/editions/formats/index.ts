import { annotations } from "@/lib/editions/formats/annotations";
import { bibliography } from "@/lib/editions/formats/bibliography";
import { checked } from "@/lib/editions/formats/checked";
import { checking } from "@/lib/editions/formats/checking";
import { claimreview } from "@/lib/editions/formats/claimreview";
import { csl } from "@/lib/editions/formats/csl";
import { csv } from "@/lib/editions/formats/csv";
import { docx } from "@/lib/editions/formats/docx";
import type { FormatRenderer } from "@/lib/editions/formats/format";
import { html } from "@/lib/editions/formats/html";
import { json } from "@/lib/editions/formats/json";
import { md } from "@/lib/editions/formats/markdown";
import { origins } from "@/lib/editions/formats/origins";
import { pdf, pdfLetter } from "@/lib/editions/formats/pdf";
import { sealed } from "@/lib/editions/formats/sealed";
import { xlsx } from "@/lib/editions/formats/xlsx";

/**
 * Every format that an edition can be had in, one file each. What a format needs of large libraries it imports when it
 * renders: the server reads this list, and renders in a process apart.
 */
const registry = {
  html,
  pdf,
  "pdf-letter": pdfLetter,
  docx,
  checking,
  checked,
  sealed,
  json,
  csv,
  xlsx,
  md,
  claimreview,
  annotations,
  csl,
  bibliography,
  origins,
};

export type Format = keyof typeof registry;

export const formats: Record<Format, FormatRenderer> = registry;

export const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);
