import { describe } from "vitest";
import { check } from "@/lib/testing/case-table";

describe("a source that was taken back", () => {
  check([
    {
      says: "is a source still, and no origin any more",
      story: `
        courier: article of Courier, own reporting, retracted
        ledger: article of Ledger, own reporting`,
      evidence: ["courier", "ledger"],
      is: "2 sources · 1 origin · 1 retracted",
      origins: ["established: ledger"],
    },
    {
      says: "takes its rewrites with it",
      story: `
        courier: article of Courier, own reporting, retracted
        northline rewrites courier`,
      evidence: ["northline"],
      is: "1 source · 0 origins · 1 retracted",
      origins: [],
    },
    {
      says: "does not lead on to what it had its report from",
      story: `
        annex: document of Harbour Board, held
        courier: article of Courier, retracted
        courier obtained annex
        northline rewrites courier`,
      evidence: ["northline"],
      is: "1 source · 0 origins · 1 retracted",
    },
    {
      says: "leaves what another source has from the same place",
      story: `
        annex: document of Harbour Board, held
        courier: article of Courier, retracted
        courier obtained annex
        ledger obtained annex`,
      evidence: ["courier", "ledger"],
      is: "2 sources · 1 origin · 1 retracted",
      origins: ["established: annex"],
    },
    {
      says: "leaves it open whether one that draws on others as well has it from them",
      story: `
        courier: article of Courier, own reporting, retracted
        ledger: article of Ledger, own reporting
        northline cites courier
        northline cites ledger`,
      evidence: ["northline"],
      is: "1 source · 0–1 origins · 1 retracted",
    },
    {
      says: "no longer matters once the evidence is narrowed past it",
      story: `
        courier: article of Courier, own reporting, retracted
        ledger: article of Ledger, own reporting
        northline cites courier
        northline cites ledger`,
      evidence: ["northline via northline cites ledger"],
      is: "1 source · 1 origin",
    },
    {
      says: "still keeps two others one origin that are one through it",
      story: `
        harbour: article of Harbour Post, own reporting
        ray: article of Ledger by Ann Lee, own reporting
        between: article of Harbour Post by Ann Lee, own reporting, retracted`,
      evidence: ["harbour", "ray", "between"],
      is: "3 sources · 1 origin · 1 retracted",
    },
    {
      says: "leaves nothing when it is all there is",
      story: "annex: document of Harbour Board, held, retracted",
      evidence: ["annex"],
      is: "1 source · 0 origins · 1 retracted",
    },
  ]);
});
