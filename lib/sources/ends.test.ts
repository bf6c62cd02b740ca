import { describe } from "vitest";
import { check } from "@/lib/testing/case-table";

describe("where the links end", () => {
  check([
    {
      says: "follows the confirmed links from the evidence, over any number of rewrites",
      story: `courier: article of Courier, own reporting
        northline rewrites courier
        ledger republishes northline
        gazette translates ledger`,
      evidence: ["gazette"],
      is: "1 source · 1 origin",
      origins: ["established: courier"],
    },
    {
      says: "does not follow links that are only proposed, and says what confirming them would make of it",
      story: `courier: article of Courier, own reporting
        northline rewrites courier (proposed)
        ledger rewrites courier (proposed)`,
      evidence: ["northline", "ledger"],
      is: "2 sources · 0–2 origins",
      origins: ["open: ledger", "open: northline"],
      ifConfirmed: "1 to 1",
    },
    {
      says: "does not follow links that were rejected, now or if the proposed ones are confirmed",
      story: `courier: article of Courier, own reporting
        northline rewrites courier (rejected)`,
      evidence: ["northline"],
      is: "1 source · 0–1 origins",
      ifConfirmed: "0 to 1",
    },
    {
      says: "follows only the named links at a source where one is named",
      story: `courier: article of Courier, own reporting
        wire: article of Wire, own reporting
        northline rewrites courier
        northline quotes wire`,
      evidence: ["northline via northline quotes wire"],
      is: "1 source · 1 origin",
      origins: ["established: wire"],
    },
    {
      says: "lets links be named anywhere upstream, and follows all links where nothing is named",
      story: `statement: statement of Harbour Board
        survey: dataset of Survey Office
        ledger rewrites northline
        northline quotes statement
        northline cites survey`,
      evidence: ["ledger via northline cites survey"],
      is: "1 source · 1 origin",
      origins: ["established: survey"],
    },
    {
      says: "takes the naming of the source itself as its own reporting, and follows no link of it",
      story: `northline: article of Northline, own reporting
        annex: document of Harbour Board
        northline obtained annex`,
      evidence: ["northline via northline"],
      is: "1 source · 1 origin",
      origins: ["established: northline"],
    },
    {
      says: "takes a source named for reporting that nobody has established as an open end",
      story: "northline rewrites courier",
      evidence: ["northline via northline"],
      is: "1 source · 0–1 origins",
      origins: ["open: northline"],
    },
    {
      says: "lets a source be named together with a second-hand link: it is an end and leads on",
      story: `northline: article of Northline, own reporting
        wire: article of Wire, own reporting, held
        northline quotes wire`,
      evidence: ["northline via northline; northline quotes wire"],
      is: "1 source · 1–2 origins",
      origins: ["established: northline", "established: wire"],
    },
    {
      says: "leaves out the source's own reporting when only a link of it is named",
      story: `northline: article of Northline, own reporting
        wire: article of Wire, own reporting
        northline quotes wire`,
      evidence: ["northline via northline quotes wire"],
      is: "1 source · 1 origin",
      origins: ["established: wire"],
    },
    {
      says: "calls evidence unsettled when a named link is only proposed: it counts in at most only",
      story: `wire: article of Wire, own reporting
        northline: article of Northline, own reporting
        northline quotes wire (proposed)`,
      evidence: ["northline via northline quotes wire"],
      is: "1 source · 0–1 origins",
      unsettled: ["e1"],
      ifConfirmed: "1 to 1",
    },
    {
      says: "calls evidence unsettled when a named link upstream was rejected, whatever confirming others would do",
      story: `wire: article of Wire, own reporting
        northline: article of Northline, own reporting
        northline quotes wire (rejected)
        ledger rewrites northline`,
      evidence: ["ledger via northline quotes wire"],
      is: "1 source · 0–1 origins",
      unsettled: ["e1"],
      ifConfirmed: "0 to 1",
    },
    {
      says: "calls evidence unsettled when a named link is no longer there",
      story: "northline: article of Northline, own reporting",
      evidence: ["northline via northline quotes wire"],
      is: "1 source · 0–1 origins",
      unsettled: ["e1"],
    },
    {
      says: "counts the settled pieces of a source that has unsettled ones too",
      story: `wire: article of Wire, own reporting, held
        agency: article of Agency, own reporting, held
        northline quotes wire
        northline cites agency (proposed)`,
      evidence: ["northline via northline quotes wire", "northline via northline cites agency"],
      is: "1 source · 1–2 origins",
      unsettled: ["e2"],
    },
    {
      says: "takes all ends of a source's several pieces of evidence together",
      story: `wire: article of Wire, own reporting, held
        northline quotes wire
        northline cites blog`,
      evidence: ["northline via northline quotes wire", "northline via northline cites blog"],
      is: "1 source · 0–2 origins",
      origins: ["established: wire", "open: blog"],
    },
    {
      says: "ends at a source that has no link to follow",
      story: "northline: article of Northline",
      evidence: ["northline"],
      is: "1 source · 0–1 origins",
      origins: ["open: northline"],
    },
    {
      says: "ends at own reporting without a first-hand link, and goes on along its other links",
      story: `northline: article of Northline, own reporting
        courier: article of Courier, own reporting, held
        northline cites courier`,
      evidence: ["northline"],
      is: "1 source · 1–2 origins",
      origins: ["established: courier", "established: northline"],
    },
    {
      says: "ends at what was obtained and not at the own reporting that obtained it",
      story: `courier: article of Courier, own reporting
        annex: document of Harbour Board, held
        courier obtained annex`,
      evidence: ["courier"],
      is: "1 source · 1 origin",
      origins: ["established: annex"],
    },
  ]);
});

describe("classes of ends", () => {
  check([
    ...["document", "dataset", "statement", "interview", "observation"].map((kind) => ({
      says: `takes a ${kind} as established, since it is primary`,
      story: `one: ${kind} of Harbour Board`,
      evidence: ["one"],
      is: "1 source · primary",
      origins: ["established: one"],
    })),
    ...["article", "post", "image"].flatMap((kind) => [
      {
        says: `takes a ${kind} as open until its own reporting is established`,
        story: `one: ${kind} of Northline`,
        evidence: ["one"],
        is: "1 source · 0–1 origins",
        origins: ["open: one"],
      },
      {
        says: `takes a ${kind} that is own reporting as established`,
        story: `one: ${kind} of Northline, own reporting`,
        evidence: ["one"],
        is: "1 source · 1 origin",
        origins: ["established: one"],
      },
    ]),
    {
      says: "takes an article that is not own reporting and has no link as open",
      story: "one: article of Northline, not own reporting",
      evidence: ["one"],
      is: "1 source · 0–1 origins",
    },
    {
      says: "takes what is flagged unidentified as unidentified, primary or not",
      story: `officials: unidentified interview
        report: unidentified article, own reporting`,
      evidence: ["officials", "report"],
      is: "2 sources · 0 origins · 2 unidentified",
      origins: ["unidentified: officials", "unidentified: report"],
    },
    {
      says: "ends at the reporter who stands behind unnamed people: soft",
      story: `courier: article of Courier
        officials: unidentified interview
        courier interviewed officials`,
      evidence: ["courier"],
      is: "1 source · 1 origin",
      origins: ["soft: courier"],
    },
    {
      says: "does not ask unnamed people any further, and still follows the reporter's other links",
      story: `courier: article of Courier, own reporting
        officials: unidentified interview
        annex: document of Harbour Board, held
        survey: dataset of Survey Office, held
        courier interviewed officials
        courier cites survey
        officials obtained annex`,
      evidence: ["courier"],
      is: "1 source · 1–2 origins",
      origins: ["established: survey", "soft: courier"],
    },
    {
      says: "leaves what is only quoted from somebody unidentified unidentified",
      story: `report: unidentified article
        northline cites report`,
      evidence: ["northline"],
      is: "1 source · 0 origins · 1 unidentified",
      origins: ["unidentified: report"],
    },
    {
      says: "lets nobody unidentified stand behind somebody unidentified",
      story: `reports: unidentified article
        officials: unidentified interview
        northline cites reports
        reports interviewed officials`,
      evidence: ["northline"],
      is: "1 source · 0 origins · 1 unidentified",
      origins: ["unidentified: officials"],
    },
  ]);
});

describe("circular reporting", () => {
  check([
    {
      says: "flags a loop and adds nothing for it: what leads out of it counts",
      story: `courier: article of Courier, own reporting
        northline rewrites ledger
        ledger rewrites northline
        ledger cites courier`,
      evidence: ["northline"],
      is: "1 source · 1 origin",
      origins: ["established: courier"],
      circular: true,
    },
    {
      says: "flags a loop wherever it is, far upstream too",
      story: `gazette rewrites northline
        northline rewrites ledger
        ledger cites monitor
        monitor cites ledger
        ledger cites board
        board: statement of Board`,
      evidence: ["gazette"],
      is: "1 source · 1 origin",
      circular: true,
    },
    {
      says: "takes a loop without a way out as one unidentified end",
      story: `gazette rewrites northline
        northline rewrites ledger
        ledger rewrites monitor
        monitor rewrites northline`,
      evidence: ["gazette", "ledger"],
      is: "2 sources · 0 origins · 1 unidentified",
      origins: ["unidentified: ledger, monitor, northline"],
      circular: true,
    },
    {
      says: "keeps own reporting in a loop as an end",
      story: `courier: article of Courier, own reporting
        courier cites northline
        northline rewrites courier`,
      evidence: ["northline"],
      is: "1 source · 1 origin",
      origins: ["established: courier"],
      circular: true,
    },
    {
      says: "takes a source that cites only itself as a loop",
      story: "northline cites northline",
      evidence: ["northline"],
      is: "1 source · 0 origins · 1 unidentified",
      circular: true,
    },
    {
      says: "flags no loop that is narrowed away",
      story: `wire: article of Wire, own reporting
        northline rewrites ledger
        ledger rewrites northline
        northline quotes wire`,
      evidence: ["northline via northline quotes wire"],
      is: "1 source · 1 origin",
    },
    {
      says: "does not take two ways to one source as a loop",
      story: `courier: article of Courier, own reporting
        northline rewrites courier
        northline cites ledger
        ledger rewrites courier`,
      evidence: ["northline"],
      is: "1 source · 1 origin",
    },
  ]);
});
