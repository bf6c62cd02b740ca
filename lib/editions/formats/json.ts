import type { FormatRenderer } from "@/lib/editions/formats/format";

/**
 * The collected value itself, in the very bytes whose SHA-256 the history holds: `sha256sum` of the file proves it.
 * Documented by docs/dossier.schema.json.
 */
export const json: FormatRenderer = {
  name: "Structured data",
  description: "For another system or an archive",
  mediaType: "application/json",
  extension: "json",
  content: true,
  render: ({ bytes }) => bytes,
};
