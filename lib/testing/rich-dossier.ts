import { ed25519 } from "@noble/curves/ed25519";
import { eventHash } from "@/db/editions";
import { sealedLinks } from "@/db/history";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import type { Audience } from "@/lib/dossiers/dossier";
import { collectDossier } from "@/lib/editions/dossier";
import type { SealMaterial, StoredEdition } from "@/lib/editions/formats/format";
import type { DossierExport } from "@/lib/editions/schema";
import { fingerprintOf, pemOf } from "@/lib/editions/seal/key";
import { canonical, sha256 } from "@/lib/history/chain";
import { addSource, addSourceInput } from "@/lib/sources/commands";
import { addEvidence, addEvidenceInput } from "@/lib/sources/evidence-commands";
import { drawLink } from "@/lib/sources/link-commands";
import type { newDesk } from "@/lib/testing/desk";
import { ferryDossier, hostile } from "@/lib/testing/ferry-dossier";

const arabic = `تأخرت عبّارة هولم أربعين دقيقة كل يوم

قال موظف في الميناء إن العبّارة غادرت متأخرة أربعين دقيقة كل يوم من الأسبوع الماضي 🙂 بحسب سجل الميناء (harbour log).

ولم يُصب أحد.`;

const hebrew = `המעבורת להולם איחרה בארבעים דקות

דובר החברה אמר שהמעבורת איחרה רק ביום שלישי. “We do not comment”, הוסיף.`;

type TestDesk = Awaited<ReturnType<typeof newDesk>>;

/** The ferry dossier with an Arabic and a Hebrew article, sources of every kind, and links that nobody has decided. */
export async function richDossier(desk: TestDesk) {
  const story = await ferryDossier(desk);
  const { dossierId, sam, where } = story;
  const run = async <T>(work: Parameters<typeof desk.transact<T>>[0]): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    return desk.transact(work);
  };
  const read = async (text: string, outlet: string, url: string) => {
    const prepared = await prepareArticle({ text, outlet, url }, where, sam.now);
    const added = await run((tx) => addArticle(tx, sam, { dossierId, prepared }));
    return { ...added, text: prepared.text };
  };
  const c = await read(arabic, "صحيفة هولم", "https://holm.example/عبّارة?q=a b&c=<d>");
  const d = await read(hebrew, "העיתון", "https://xn--4dbrk0ce.example/a%20b");
  const claim = async (from: typeof c, quote: string, statement: string) => {
    const start = from.text.indexOf(quote);
    const mention = { revisionId: from.revisionId, start, end: start + quote.length, quote, mode: "attributes" };
    return run((tx) => createClaim(tx, sam, createClaimInput.parse({ dossierId, statement, mention })));
  };
  const left = await claim(
    c,
    "غادرت متأخرة أربعين دقيقة كل يوم من الأسبوع الماضي 🙂",
    "تأخرت العبّارة أربعين دقيقة كل يوم.",
  );
  await claim(d, "איחרה רק ביום שלישי", "המעבורת איחרה רק ביום שלישי, said the company.");
  const kinds = ["dataset", "statement", "post", "image", "observation", "document"] as const;
  for (const [at, kind] of kinds.entries()) {
    const input = addSourceInput.parse({
      dossierId,
      kind,
      title: `${kind} ${hostile}`,
      outlet: at % 2 ? "=1+1" : "",
      author: at % 2 ? "O’Neill & Søn <x@y.example>" : "",
      url: at % 2 ? `https://source.example/${kind}/ä b?x="'` : "",
      publishedAt: at % 2 ? "2026-03-09" : "2026-03-09T18:00:00.000Z",
    });
    const source = await run((tx) => addSource(tx, sam, input));
    const evidence = {
      claimId: left.id,
      sourceId: source.id,
      stance: (["supports", "refutes", "context"] as const)[at % 3],
    };
    await run((tx) =>
      addEvidence(
        tx,
        sam,
        addEvidenceInput.parse({ ...evidence, quote: `${hostile}\n\nשלום`, locator: "@SUM(1)", note: "-1" }),
      ),
    );
    const link = { dossierId, from: c.sourceId ?? "", to: source.id, kind: "quotes" as const, quote: "as said" };
    await run((tx) => drawLink(tx, sam, { ...link, state: at % 2 ? "proposed" : "confirmed" }));
  }
  const clock = { now: new Date("2026-03-17T09:00:00Z"), timeZone: "Europe/Oslo" };
  const collected = async (audience: Audience) => {
    const { value, names } = await collectDossier(desk.read, story.mara, dossierId, audience, clock);
    return { ...storedEdition(value), seal: await sealFor(value, names) };
  };
  const sealFor = async (value: DossierExport, names: string[]): Promise<SealMaterial> => {
    const { eventNumber, audience } = value;
    const edition = { dossierId, createdBy: story.mara.personId, names };
    const links = await sealedLinks(desk.read, edition, { after: 0, upTo: eventNumber, limit: 10_000 });
    const history = new TextEncoder().encode(links.map((link) => `${canonical(link)}\n`).join(""));
    const head = { eventNumber, hash: await eventHash(desk.read, dossierId, eventNumber) };
    return { ...sealingKey, history: audience === "public" ? null : history, head, originals: originalsOf() };
  };
  return { ...story, collected };
}

const secret = new Uint8Array(32).fill(7);
const publicKey = ed25519.getPublicKey(secret);
const sealingKey = {
  key: { fingerprint: fingerprintOf(publicKey), publicKey: pemOf(publicKey) },
  sign: async (bytes: Uint8Array) => ed25519.sign(bytes, secret),
};

/** Papers as they came: under any name, of any type. */
const originalsOf = (): SealMaterial["originals"] =>
  [
    { name: `Original ${hostile}`, mediaType: "text/html; charset=utf-8", text: hostile },
    { name: "شهادة", mediaType: "application/x-unheard-of", text: "\u0000" },
  ].map(({ name, mediaType, text }) => {
    const bytes = new TextEncoder().encode(text);
    return { sha256: sha256(bytes), name, mediaType, description: "", bytes };
  });

/** A value as the edition of it is stored. */
export function storedEdition(value: DossierExport): StoredEdition {
  const bytes = new TextEncoder().encode(canonical(value));
  return {
    value,
    bytes,
    edition: {
      number: 3,
      audience: value.audience,
      reason: `The page closes at six. ${hostile}`,
      contentSha256: sha256(bytes),
      createdAt: "2026-03-17T09:00:00.000Z",
      by: "Mara Kell",
    },
    newsroom: "desk.example",
    program: "Second Source 0.1.0",
  };
}

/** Words that break out of whatever does not escape them, and that run both ways. */
export const breakout = `]]> --> \${x} {{y}} #let z = 1 $ @a *b* _c_ \`d\` | \\ </w:t></td></svg> ${hostile} \u202eשלום\u202c العربية 🙂 中文 \u0001\u0007\u{1D2C0}`;

/**
 * The same value with those words wherever an edition shows words from outside, but for the articles' own texts, into which
 * offsets point.
 */
export function brokenOut(value: DossierExport): DossierExport {
  const words = (said: string) => (said === "" ? said : `${breakout} ${said}`);
  return {
    ...value,
    dossier: { ...value.dossier, title: words(value.dossier.title), brief: words(value.dossier.brief) },
    members: value.members.map((one) => ({ ...one, name: words(one.name) })),
    articles: value.articles.map((one) => ({
      ...one,
      title: words(one.title),
      outlet: words(one.outlet),
      byline: words("By Ann Lee"),
    })),
    claims: value.claims.map((one) => ({
      ...one,
      statement: words(one.statement),
      about: [breakout, ...one.about],
      failing: one.failing.map((line) => ({ ...line, detail: words(line.detail) })),
      waivers: one.waivers.map((waiver) => ({ ...waiver, reason: words(waiver.reason) })),
      evidence: one.evidence.map((item) => ({
        ...item,
        quote: words(item.quote),
        locator: words(item.locator),
        note: words(item.note),
      })),
      talk: one.talk.map((said) => ({ ...said, text: words(said.text), by: words(said.by) })),
    })),
    sources: value.sources.map((one) => ({
      ...one,
      title: words(one.title),
      outlet: words(one.outlet),
      author: words(one.author),
    })),
    originLinks: value.originLinks.map((one) => ({ ...one, quote: words(one.quote) })),
    tasks: value.tasks.map((one) => ({ ...one, title: words(one.title), detail: words(one.detail) })),
  };
}
