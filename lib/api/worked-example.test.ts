import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saveOutlet, saveOutletInput } from "@/lib/people/outlet-commands";
import { newApi } from "@/lib/testing/api";
import { sampleArticles } from "@/lib/testing/articles";
import { doWorkedExample, type Example } from "@/lib/testing/worked-example";
import { doWorkedExampleByProposals } from "@/lib/testing/worked-example-by-proposals";

const invented: Example = {
  articles: sampleArticles,
  names: {
    paper: "Halvern Post",
    issuer: "Harbour Command",
    agency: "Tidewire",
    journal: "Estuary Journal",
    adviser: "Dana Rossiter",
    institution: "Harbour Council",
  },
  says: {
    six: ["firstRewrite", /^Six port towns/],
    paperObtained: ["firstRewrite", /it obtained together/],
    sixAgain: ["secondRewrite", /six port towns met/],
    meeting: ["secondRewrite", /Old Customs House/],
    truce: ["secondRewrite", /Tidewire/],
    passedOn: ["onAReport", /According to a report/],
    denied: ["onRecord", /notable reports/],
    denial: ["onRecord", /not holding anything back/],
    byOfficials: ["onOfficials", /Unnamed harbour officials/],
    byAdviser: ["onOfficials", /Dana Rossiter/],
  },
};

/** A newsroom that has the invented outlets in its list. */
async function newsroomThatKnows() {
  const api = await newApi();
  const lead = await api.person("Lena Lead", { admin: true });
  const outlets = { "Halvern Post": ["the Post"], "Estuary Journal": ["the Journal"], Tidewire: [] };
  for (const [name, shortNames] of Object.entries(outlets))
    await api.desk.transact((tx) => saveOutlet(tx, lead, saveOutletInput.parse({ name, shortNames })));
  return { lead };
}

test("five articles of invented outlets count as their origins do", async () => {
  const { lead } = await newsroomThatKnows();
  await doWorkedExample(lead, invented);
});

const folder = join(process.cwd(), "..", "shared", "articles");
const there = existsSync(folder);

function real(): Example | null {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
  const [firstRewrite, secondRewrite, onAReport, onRecord, onOfficials] = files;
  if (!firstRewrite || !secondRewrite || !onAReport || !onRecord || !onOfficials) return null;
  return {
    articles: { firstRewrite, secondRewrite, onAReport, onRecord, onOfficials },
    names: {
      paper: "The Washington Post",
      issuer: "US Central Command",
      agency: "Reuters",
      journal: "The Wall Street Journal",
      adviser: "Dennis Ross",
      institution: "National Security Council",
    },
    says: {
      six: ["firstRewrite", /six Arab states/],
      paperObtained: ["firstRewrite", /ICIJ/],
      sixAgain: ["secondRewrite", /six Arab nations/],
      meeting: ["secondRewrite", /al-Udeid/],
      truce: ["secondRewrite", /Reuters/],
      passedOn: ["onAReport", /According to a report/],
      denied: ["onRecord", /notable reports/],
      denial: ["onRecord", /holding anything back/],
      byOfficials: ["onOfficials", /Anonymous/],
      byAdviser: ["onOfficials", /Dennis Ross/],
    },
  };
}

test.skipIf(!there)(
  `five real articles count as their origins do${there ? "" : " (skipped: there is no shared/articles beside the checkout)"}`,
  async () => {
    const api = await newApi();
    const example = real();
    expect(example).not.toBeNull();
    if (example) await doWorkedExample(await api.person("Lena Lead"), example);
  },
);

test("five articles of invented outlets count as their origins do when what the desk proposes is confirmed", async () => {
  const { lead } = await newsroomThatKnows();
  await doWorkedExampleByProposals(lead, invented);
});

test.skipIf(!there)(
  `five real articles count as their origins do when what the desk proposes is confirmed${there ? "" : " (skipped: there is no shared/articles beside the checkout)"}`,
  async () => {
    const api = await newApi();
    const example = real();
    if (example) await doWorkedExampleByProposals(await api.person("Lena Lead"), example);
  },
);
