import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newApi } from "@/lib/testing/api";
import { sampleArticles } from "@/lib/testing/articles";
import { doWorkedExample } from "@/lib/testing/worked-example";

test("five articles of invented outlets count as their origins do", async () => {
  const api = await newApi();
  await doWorkedExample(await api.person("Lena Lead"), {
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
  });
});

const folder = join(process.cwd(), "..", "shared", "articles");
const there = existsSync(folder);

test.skipIf(!there)(
  `five real articles count as their origins do${there ? "" : " (skipped: there is no shared/articles beside the checkout)"}`,
  async () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
    const [firstRewrite, secondRewrite, onAReport, onRecord, onOfficials] = files;
    expect(files).toHaveLength(5);
    if (!firstRewrite || !secondRewrite || !onAReport || !onRecord || !onOfficials) return;
    const api = await newApi();
    await doWorkedExample(await api.person("Lena Lead"), {
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
    });
  },
);
