import type { FormatRenderer } from "@/lib/editions/formats/format";
import { html } from "@/lib/editions/formats/html";
import { json } from "@/lib/editions/formats/json";

/** Every format that an edition can be had in, one file each. */
export const formats = { html, json } as const satisfies Record<string, FormatRenderer>;

export type Format = keyof typeof formats;

export const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);
