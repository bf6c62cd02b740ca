import { extractText } from "unpdf";
import { beforeEach, describe, expect, it } from "vitest";
import { pdfOf } from "@/lib/editions/pdf/compile";
import { bytesOf, objectsOf } from "@/lib/editions/pdf/objects";
import { readable } from "@/lib/editions/pdf/readable";
import type { DossierExport } from "@/lib/editions/schema";
import { newDesk } from "@/lib/testing/desk";
import { richDossier, storedEdition } from "@/lib/testing/rich-dossier";
import { pdfFaults } from "@/lib/testing/validity/pdf";

let dossier: DossierExport;
beforeEach(async () => {
  if (dossier) return;
  dossier = (await (await richDossier(await newDesk())).collected("desk")).value;
}, 30_000);

/** The edition with this text as its first article, of which a claim covers the words `claimed`, if any. */
function withArticle(text: string, claimed = ""): DossierExport {
  const [first, ...others] = dossier.articles;
  if (!first) throw new Error("no article");
  const whole = { start: 0, end: text.length };
  const revision = { ...first.revision, text, paragraphs: [{ ...whole, role: "body" as const }], sentences: [] };
  const start = text.indexOf(claimed);
  const claims = dossier.claims.map((claim, at) => ({
    ...claim,
    statement: at === 0 ? text : claim.statement,
    mentions: claim.mentions.flatMap((one) =>
      one.article !== first.letter
        ? [one]
        : claimed && at === 0
          ? [{ ...one, start, end: start + claimed.length }]
          : [],
    ),
  }));
  return { ...dossier, articles: [{ ...first, title: text, outlet: text, revision }, ...others], claims };
}

const setIn = async (value: DossierExport) => new Uint8Array(await pdfOf(storedEdition(value), "a4"));

/** What a reader copies from the pages, each without what only steers its direction. */
async function copied(value: DossierExport): Promise<string[]> {
  const { text } = await extractText(await setIn(value), { mergePages: false });
  return text.map((page) =>
    page
      .normalize("NFKC")
      .replace(/[\u200f\u2068\u2069]/g, "")
      .replace(/\s+/g, " "),
  );
}

const wordsOf = (text: string): string[] => text.normalize("NFKC").split(/\s+/).filter(Boolean);

const arabic =
  "قالت الشركة إن العبّارة «هولم» غادرت الميناء متأخرة أربعين دقيقة كل يوم من الأسبوع الماضي لأن الطاقم لا يكفي، والأسئلة إلى الآن بلا إجابة. سُئل المسؤولون فلم يُجيبوا مساءً: خبزٌ طازجٌ ولكن إلّا شيئًا";

const texts = [
  ["Arabic, with lam-alef, hamza and a few vowels", arabic],
  ["Arabic with all its vowels", "قَالَ المُدَرِّسُ إِنَّ الطُّلَّابَ كَتَبُوا دُرُوسَهُمْ كِتَابَةً جَيِّدَةً وَاللَّهُ أَعْلَمُ"],
  [
    "Arabic with digits of both kinds and Latin words",
    "في ٢٥ مارس ٢٠٢٦ بلغ العدد 1,240 راكبًا من الطاقة بحسب سجل harbour log الصادر",
  ],
  [
    "Persian, with joiners",
    "گفت که کشتی‌ها هر روز چهل دقیقه دیر می‌رسند و پژوهشگران می‌گویند چنین چیزی در ۲۵ سال دیده نشده است",
  ],
  ["Urdu", "انہوں نے کہا کہ یہ جہاز ہر روز چالیس منٹ دیر سے آتا ہے۔ لڑکے اور لڑکیاں ٹکٹ لے کر گھر گئے؛ بچوں کو ڈر تھا"],
  ["Hebrew", "המעבורת להולם איחרה בארבעים דקות בכל יום, אמר דובר החברה: אין תגובה"],
] as const;

describe("text from right to left", () => {
  it.each(texts)("is copied from the pages as it was written: %s", async (_, text) => {
    const [, article = ""] = await copied(withArticle(text));
    const written = article.slice(article.indexOf("original sha-256"));
    expect(written).toContain(text.normalize("NFKC"));
    expect(wordsOf(article)).toEqual(expect.arrayContaining(wordsOf(text)));
  });

  it("is copied in its order from headings, contents and lists as well", async () => {
    const title = "سجلّ «الميناء»: من ١ إلى ٩ مارس";
    const pages = await copied({ ...withArticle(title), dossier: { ...dossier.dossier, title } });
    expect(pages[0]).toContain(`A. ${title} 2`);
    expect(pages[0]).toMatch(new RegExp(`^${title}`));
    expect(pages[1]).toContain(`A. ${title} ${title}, Ann Lee`);
    expect(pages.some((page) => page.includes(`A1 ${title} Supported`))).toBe(true);
  });

  it("keeps its order and its spaces around the number of a claim", async () => {
    const [, article = ""] = await copied(withArticle(arabic, "غادرت الميناء متأخرة أربعين دقيقة"));
    expect(article).toContain("العبّارة «هولم» غادرت الميناء متأخرة أربعين دقيقة1 كل يوم من الأسبوع الماضي");
  });

  it("is in a document that is tagged, and the same each time", async () => {
    const value = withArticle(arabic, "غادرت الميناء");
    const bytes = await setIn(value);
    expect(await pdfFaults(bytes)).toEqual([]);
    expect(Buffer.from(await setIn(value)).equals(bytes)).toBe(true);
  });
});

describe("a document without such text", () => {
  it("stays as it is, and its objects are written as they were read", async () => {
    const articles = dossier.articles.slice(0, 2);
    const value = { ...dossier, articles, claims: [], sources: [], originLinks: [], members: [], tasks: [] };
    const bytes = await setIn(value);
    expect(readable(bytes)).toBe(bytes);
    expect(Buffer.from(bytesOf(objectsOf(bytes))).equals(bytes)).toBe(true);
  });
});
