import type { FormatRenderer } from "@/lib/editions/formats/format";
import type { Paper } from "@/lib/editions/pdf/data";

const on =
  (paper: Paper): FormatRenderer["render"] =>
  async (stored, { progress }) => {
    progress(0.2, "Setting the pages");
    const { pdfOf } = await import("@/lib/editions/pdf/compile");
    return pdfOf(stored, paper);
  };

const shared = { mediaType: "application/pdf", extension: "pdf" };

/** The annotated copy on paper, set by Typst: tagged, with bookmarks, page numbers and links. */
export const pdf: FormatRenderer = {
  ...shared,
  name: "Annotated copy, PDF",
  description: "For paper and for the file, on A4",
  render: on("a4"),
};

export const pdfLetter: FormatRenderer = {
  ...shared,
  name: "Annotated copy, PDF on Letter",
  description: "The same on US Letter",
  render: on("us-letter"),
};
