import { describe, expect, it } from "vitest";
import { independence, independenceOf, summary } from "@/lib/sources/independence";
import { joinLines, originLines, range } from "@/lib/testing/case-table";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

/** The shape of a real story: two rewrites of one paper's scoop, and what else they carry. */
describe("a whole dossier: the leaked dredging papers", () => {
  const links = (state: string) => `
    post: article of Halvern Post, own reporting
    papers: document of Harbour Command
    wire: article of Tidewire, own reporting
    allnews rewrites post (${state})
    harbourwatch rewrites post (${state})
    post obtained papers (${state})
    harbourwatch cites wire (${state})`;
  const confirmed = sketch(links("confirmed"));
  const on = (index: typeof confirmed, ...evidence: string[]) =>
    independenceOf(index, evidenceOn(...evidence), "supports");

  it("counts two rewrites of one story on leaked papers as two sources, one origin", () => {
    const six = on(confirmed, "allnews", "harbourwatch via harbourwatch rewrites post");
    expect(summary(six)).toBe("2 sources · 1 origin");
    expect(originLines(six)).toEqual(["established: papers"]);
  });

  it("counts no origin for certain before the links are confirmed, and says what confirming makes of it", () => {
    const before = on(sketch(links("proposed")), "allnews", "harbourwatch");
    expect(summary(before)).toBe("2 sources · 0–2 origins");
    const narrowed = on(sketch(links("proposed")), "allnews", "harbourwatch via harbourwatch rewrites post");
    expect(range(narrowed.ifConfirmed)).toBe("1 to 1");
  });

  it("counts one origin for what stands in one of the two only", () => {
    expect(summary(on(confirmed, "harbourwatch via harbourwatch rewrites post"))).toBe("1 source · 1 origin");
  });

  it("counts the agency alone for what is narrowed to the agency", () => {
    const phase = on(confirmed, "harbourwatch via harbourwatch cites wire");
    expect(summary(phase)).toBe("1 source · 1 origin");
    expect(originLines(phase)).toEqual(["established: wire"]);
  });

  const journal = sketch(`
    journal: article of Estuary Journal, own reporting
    officials: unidentified interview
    adviser: interview by Dana Ross
    coast rewrites journal
    journal interviewed officials
    journal interviewed adviser`);

  it("counts a rewrite of a report on unnamed officials as one soft origin", () => {
    const soft = on(journal, "coast via journal interviewed officials");
    expect(summary(soft)).toBe("1 source · 1 origin");
    expect(originLines(soft)).toEqual(["soft: journal"]);
  });

  it("adds none for a named adviser known through that paper alone, and is established where it rests on him", () => {
    const both = on(journal, "coast");
    expect(summary(both)).toBe("1 source · 1 origin");
    expect(originLines(both)).toEqual(["established: adviser, journal"]);
    expect(joinLines(both)).toEqual(["known-through Estuary Journal: adviser, journal"]);
    expect(originLines(on(journal, "coast via journal interviewed adviser"))).toEqual(["established: adviser"]);
  });

  it("counts no origin for a report that nobody names", () => {
    const index = sketch(`report: unidentified article
      monitor cites report`);
    expect(summary(on(index, "monitor"))).toBe("1 source · 0 origins · 1 unidentified");
  });

  it("sets a spokesperson on record against reports with unnamed sources", () => {
    const index = sketch(`spokesperson: statement of Harbour Council
      reports: unidentified article
      people: unidentified interview
      bulletin quotes spokesperson
      bulletin cites reports
      reports interviewed people`);
    const { supports, refutes } = independence(
      index,
      evidenceOn("bulletin via bulletin cites reports", "bulletin refutes via bulletin quotes spokesperson"),
    );
    expect(summary(supports)).toBe("1 source · 0 origins · 1 unidentified");
    expect(summary(refutes)).toBe("1 source · 1 origin");
    expect(originLines(refutes)).toEqual(["established: spokesperson"]);
  });
});
