import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readArticle, readPastedText } from "@/lib/articles/intake/read";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { fallbackTitle } from "@/lib/articles/title";

const time = { timeZone: "Europe/Berlin", now: new Date("2026-05-01T12:00:00Z") };
const read = (bytes: Uint8Array, fileName: string | null = "article.txt") => readArticle({ bytes, fileName, ...time });
const utf8 = (text: string) => new TextEncoder().encode(text);

const samples: Record<string, string> = {
  English: "The port paid €48 million — “in full”, it’s said.\nThe café’s owner didn’t.",
  German: "Die Behörde zahlte für größere Schiffe über 48 Millionen. Das müßte geprüft werden, hieß es später.",
  French: "L’autorité a payé l’intégralité du prix du projet, où six kilomètres n’étaient pas dragués à l’été.",
  Spanish: "La autoridad pagó la última cuota del año; la señora Núñez no contestó según la oposición. ¿Por qué?",
  Polish:
    "Zarząd portu zapłacił całą kwotę, choć sześć z jedenastu kilometrów nie zostało pogłębionych. Śledztwo trwa już długo.",
  Russian:
    "Администрация порта заплатила подрядчику полную цену, хотя шесть километров из одиннадцати не были углублены.",
  Japanese:
    "港湾局は工事が終わっていないにもかかわらず、請負業者に全額を支払った。契約書によると、最後の支払いは五月でした。",
  Chinese: "港务局向承包商支付了全部款项，尽管十一公里中的六公里尚未疏浚。根据合同，最后一笔款项已于五月支付。",
  Traditional: "港務局向承包商支付了全部款項，儘管十一公里中的六公里尚未疏浚。根據合約，最後一筆款項已於五月支付。",
  Korean: "항만청은 열한 킬로미터 가운데 여섯 킬로미터가 준설되지 않았는데도 계약자에게 전액을 지급했다고 한다.",
};

describe("reading plain text in any common encoding", () => {
  it.each([
    ["English", "windows-1252"],
    ["German", "windows-1252"],
    ["French", "windows-1252"],
    ["Spanish", "iso-8859-1"],
    ["Polish", "iso-8859-2"],
    ["Polish", "windows-1250"],
    ["Russian", "windows-1251"],
    ["Russian", "koi8-r"],
    ["Russian", "iso-8859-5"],
    ["Japanese", "shift_jis"],
    ["Japanese", "euc-jp"],
    ["Chinese", "gb18030"],
    ["Traditional", "big5"],
    ["Korean", "euc-kr"],
    ["English", "macintosh"],
    ["French", "macintosh"],
    ["German", "macintosh"],
  ])("%s in %s", async (language, charset) => {
    const text = (samples[language] ?? "").repeat(3);
    const bytes =
      charset === "macintosh" ? iconv.encode(text.replaceAll("€", "¤"), charset) : iconv.encode(text, charset);
    expect((await read(bytes)).text).toBe(text);
  });

  it.each(
    Object.keys(samples).flatMap(
      (language) =>
        [
          [language, "utf-8", false],
          [language, "utf-8", true],
          [language, "utf-16le", true],
          [language, "utf-16be", true],
          [language, "utf-32le", true],
        ] as const,
    ),
  )("%s in %s, byte order mark: %s", async (language, charset, addBOM) => {
    const text = samples[language] ?? "";
    const extracted = await read(iconv.encode(text, charset, { addBOM }));
    expect(extracted).toMatchObject({ text, charset, format: "txt" });
  });

  it.each(
    ["English", "Russian", "Korean"].flatMap(
      (language) =>
        [
          [language, "utf-16le"],
          [language, "utf-16be"],
        ] as const,
    ),
  )("%s in %s without a byte order mark", async (language, charset) => {
    const text = `${samples[language]}\n\n${samples[language]}`;
    expect(await read(iconv.encode(text, charset, { addBOM: false }))).toMatchObject({ text, charset });
  });

  it("a single accented word", async () => {
    expect((await read(iconv.encode("The café closed.", "windows-1252"))).text).toBe("The café closed.");
  });

  it("UTF-8 with one damaged byte among many good ones", async () => {
    const bytes = utf8(`${samples.Russian}x`);
    bytes[bytes.length - 1] = 0xff;
    expect((await read(bytes)).text).toBe(`${samples.Russian}\ufffd`);
  });

  it("changes nothing but line ends, byte order mark, NUL and halves of characters", async () => {
    const text = "\ufeff  Two  spaces\r\nnew\rline\u2028sep\u0000arated e\u0301 \u00ad\t\f end \n\n";
    expect((await read(utf8(text))).text).toBe("  Two  spaces\nnew\nline\nseparated e\u0301 \u00ad\t\f end \n\n");
    expect(readPastedText("half \ud83d of one", time).text).toBe("half \ufffd of one");
  });

  it("any text without controls comes back from UTF-8 as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (words) => {
        const text = `Headline ${words.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, "")}`;
        const extracted = await read(utf8(text)).catch((error: unknown) => error);
        if (extracted instanceof UnreadableError) expect(/^\s*[<{%]/.test(text)).toBe(true);
        else expect(extracted).toMatchObject({ text });
      }),
    );
  });

  it("a sign that stands for an unreadable one, where the text has it itself", async () => {
    expect(await read(utf8("Headline \ufffd"))).toMatchObject({ text: "Headline \ufffd", charset: "utf-8" });
  });

  it("text whose first letters are also a binary's signature", async () => {
    for (const text of [
      "BM shares rose in Halvern.",
      "MZ said no.",
      "PK won the race. It rained.",
      "GIF is a format",
    ]) {
      expect((await read(utf8(text))).text).toBe(text);
    }
  });
});

describe("refusing what is no article, with what to do", () => {
  const random = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + ((index * index) >> 3)) & 255);
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, ...random]);
  it.each([
    ["an empty file", new Uint8Array(), /^This file is empty/],
    ["a file of blank space", utf8(" \n\r\n\t"), /only blank space/],
    ["a byte order mark alone", Uint8Array.from([0xef, 0xbb, 0xbf]), /only blank space/],
    ["an image named .txt", png, /image \(PNG\)/],
    ["a compressed file", gzipSync("The port paid.".repeat(50)), /compressed file \(GZ\)/],
    ["bytes without meaning", random, /not a text file/],
    ["a PDF", utf8("%PDF-1.7\n%âãÏÓ\n1 0 obj"), /This is a PDF/],
    ["rich text", utf8("{\\rtf1\\ansi The port paid.}"), /rich text/],
    ["more than 5 million characters", utf8("The port paid. ".repeat(340_000)), /over 5 million characters/],
    ["more than 100,000 lines", utf8("port\n".repeat(100_001)), /over 100,000 lines/],
    ["a text of 60 MB", new Uint8Array(60_000_000).fill(0x61), /over 5 million characters/],
  ])("%s", async (_, bytes, message) => {
    const refusal = await read(bytes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableError);
    expect((refusal as Error).message).toMatch(message);
  });

  it("pasted blank space", () => {
    expect(() => readPastedText(" \n", time)).toThrow(UnreadableError);
  });
});

describe("what an article shows about itself", () => {
  const body =
    "The Halvern Port Authority paid a contractor the full price although the channel was not finished, papers show.";

  it("is proposed, with where it was seen", async () => {
    const text = `Port paid in full\n\nBy Jane Roe, Estuary Times\nPublished: Mar 11, 2026 06:10 am\nUpdated: Mar 12, 2026 09:00 am\n\n${body}\n\n${body}\n\nSource: https://halvern.example/port`;
    const { metadata, seenIn } = await read(utf8(text));
    expect(metadata).toEqual({
      title: "Port paid in full",
      outlet: "Estuary Times",
      byline: "Jane Roe",
      publishedAt: "2026-03-11T05:10:00.000Z",
      url: "https://halvern.example/port",
      language: "en",
    });
    expect(Object.keys(seenIn).sort()).toEqual(Object.keys(metadata).sort());
    expect(seenIn.byline).toBe("the line “By Jane Roe, Estuary Times”");
  });

  it("stays empty where it shows nothing", () => {
    expect(readPastedText("12 34 56", time)).toMatchObject({
      metadata: { title: "", outlet: "", byline: "", publishedAt: null, url: "", language: "" },
      seenIn: {},
      format: "paste",
    });
  });

  it("is read behind a site's trail and from a note at the foot", () => {
    const trail = "• Halvern\n  • News\n  • Port paid in full\n\nPort paid in full";
    const { metadata } = readPastedText(`${trail}\n\n${body}\n\nThe Estuary News Staff is a team of reporters.`, time);
    expect(metadata).toMatchObject({
      title: "Port paid in full",
      outlet: "Estuary News",
      byline: "Estuary News Staff",
    });
  });

  it("has the day in the byline or the dateline", () => {
    const inByline = readPastedText(`Port paid in full\nBy Jane Roe, Northline, 11 March 2026\n${body}`, time);
    expect(inByline.metadata).toMatchObject({ outlet: "Northline", publishedAt: "2026-03-11" });
    const dateline = readPastedText(`Port paid in full\nHALVERN, 11 March 2026 — ${body}`, time);
    expect(dateline.metadata.publishedAt).toBe("2026-03-11");
  });

  it.each(["German", "French", "Spanish", "Russian", "Japanese", "Chinese", "Korean"])(
    "has its language: %s",
    (name) => {
      const codes: Record<string, string> = {
        German: "de",
        French: "fr",
        Spanish: "es",
        Russian: "ru",
        Japanese: "ja",
        Chinese: "zh",
        Korean: "ko",
      };
      expect(readPastedText(samples[name] ?? "", time).metadata.language).toBe(codes[name]);
    },
  );

  it("has a title to fall back on", () => {
    expect(fallbackTitle("The port paid.", "C:\\texts\\port paid.txt")).toBe("port paid");
    expect(fallbackTitle("  The port\npaid. ", null)).toBe("The port paid.");
    expect(fallbackTitle(body, "")).toBe("The Halvern Port Authority paid a contractor the full price although the…");
    expect(fallbackTitle("🙂".repeat(100), null).length).toBeLessThanOrEqual(80);
    expect(fallbackTitle(" ", null)).toBe("Untitled");
  });
});
