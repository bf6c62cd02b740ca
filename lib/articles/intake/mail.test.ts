import { describe, expect, it } from "vitest";
import { readArticle } from "@/lib/articles/intake/read";

const time = { timeZone: "Europe/Berlin", now: new Date("2026-05-01T12:00:00Z") };
const body = "The Halvern Port Authority paid a contractor the full price although the channel was not finished.";

async function read(file: string | Uint8Array) {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file.replaceAll("\n", "\r\n")) : file;
  const extracted = await readArticle({ bytes, fileName: null, ...time });
  const { text, paragraphs } = extracted;
  return { ...extracted, words: paragraphs.map(({ start, end }) => text.slice(start, end)) };
}
const mail = (head: string, text = body) => `${head}\nMessage-ID: <1@x.example>\nMIME-Version: 1.0\n\n${text}`;

describe("who wrote a mail, and when", () => {
  it.each([
    ["Jane Roe <jane@estuary.example>", "Jane Roe", ""],
    ['"Jane Roe, Estuary Times" <jane@estuary.example>', "Jane Roe", "Estuary Times"],
    ["Estuary Times Newsletter <news@estuary.example>", "", "Estuary Times Newsletter"],
    ["Jane Roe <newsletter@estuary.example>", "", "Jane Roe"],
    ["jane@estuary.example", "", ""],
    ['"jane@estuary.example" <jane@estuary.example>', "", ""],
  ])("From: %s", async (from, byline, outlet) => {
    const { metadata } = await read(
      mail(`From: ${from}\nSubject: Port paid in full\nDate: Wed, 11 Mar 2026 09:12:40 +0100`),
    );
    expect(metadata).toMatchObject({
      title: "Port paid in full",
      byline,
      outlet,
      publishedAt: "2026-03-11T08:12:40.000Z",
    });
  });

  it.each(["Re: Port paid", "AW: WG: Port paid", "Fwd: Re: Port paid", "  RE:Port   paid "])(
    "Subject: %s",
    async (subject) => {
      expect((await read(mail(`From: a@b.example\nSubject: ${subject}`))).metadata.title).toBe("Port paid");
    },
  );

  it.each(["Mon, 1 Jan 2040 00:00:00 +0000", "yesterday", "Thu, 01 Jan 1970 00:00:00 +0000", ""])(
    "a date that can't be is left out: “%s”",
    async (date) => {
      const { metadata } = await read(mail(`From: a@b.example\nSubject: s\nDate: ${date}`));
      expect(metadata.publishedAt).toBeNull();
    },
  );

  it("a byline and a date in the text go before the sender and the day of sending", async () => {
    const { metadata } = await read(
      mail(
        "From: Ian Kerr <ian@ledger.example>\nSubject: Draft\nDate: Wed, 11 Mar 2026 09:12:40 +0100",
        `Port paid in full\n\nBy Jane Roe, Estuary Times\n\nPublished: 9 March 2026\n\n${body}`,
      ),
    );
    expect(metadata).toMatchObject({ byline: "Jane Roe", outlet: "Estuary Times", publishedAt: "2026-03-09" });
  });

  it("who passes a mail on is not its author", async () => {
    const { metadata } = await read(
      mail("From: Ian Kerr <ian@ledger.example>\nSubject: Fwd: Port\nDate: Wed, 11 Mar 2026 09:12:40 +0100"),
    );
    expect(metadata).toMatchObject({ title: "Port", byline: "", publishedAt: null });
  });
});

describe("the text of a mail", () => {
  it("has no line ends that the mail program put in", async () => {
    const wrapped =
      "The Halvern Port Authority paid a contractor the full price for\ndredging, although six of eleven kilometres were never touched.\n\nYours\nJane";
    expect((await read(mail("From: a@b.example\nSubject: s", wrapped))).words).toEqual([
      "The Halvern Port Authority paid a contractor the full price for dredging, although six of eleven kilometres were never touched.",
      "Yours",
      "Jane",
    ]);
  });

  it("keeps what is quoted, and sets the signature aside", async () => {
    const { words, aside } = await read(
      mail(
        "From: a@b.example\nSubject: s",
        `${body}\n\n-- \nPress office\nQuay 1\n\nOn Monday, Jane Roe wrote:\n> ${body}`,
      ),
    );
    expect(words).toEqual([body, "--", "Press office", "Quay 1", "On Monday, Jane Roe wrote:", `> ${body}`]);
    expect(aside.map(({ paragraph }) => paragraph)).toEqual([1, 2, 3]);
  });

  it("says nothing of attachments, and refuses a mail that is nothing but one", async () => {
    const part =
      "--b\nContent-Type: application/pdf; name=secret.pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--b--";
    const head = "From: a@b.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
    expect((await read(`${head}--b\nContent-Type: text/plain\n\n${body}\n${part}`)).text).toBe(body);
    await expect(read(head + part)).rejects.toThrow(/save the attachment and upload that/);
  });
});

describe("a page saved as MHTML", () => {
  const page = `<html><head><title>Port paid in full</title></head><body><article><h1>Port paid in full at the café</h1>${`<p>${body}</p>`.repeat(4)}</article></body></html>`;
  const head =
    'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n';
  const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

  it.each([
    [
      "as it is, in windows-1252",
      bytesOf(`${head}--b\nContent-Type: text/html; charset="windows-1252"\n\n${page}\n--b--`),
    ],
    [
      "in base64",
      bytesOf(
        `${head}--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(page).toString("base64").replace(/.{76}/g, "$&\r\n")}\n--b--`,
      ),
    ],
    [
      "without a named encoding",
      bytesOf(
        `${head}--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${page.replace("é", "=C3=A9").replaceAll('="', '=3D"')}\n--b--`,
      ),
    ],
    [
      "in an encoding that nobody knows",
      bytesOf(`${head}--b\nContent-Type: text/html; charset=x-none\n\n${page}\n--b--`),
    ],
    ["cut off after the page", bytesOf(`${head}--b\nContent-Type: text/html; charset=windows-1252\n\n${page}`)],
    [
      "in a group of its own",
      bytesOf(
        `${head}--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/html; charset=windows-1252\n\n${page}\n--c--\n--b--`,
      ),
    ],
    [
      "after its pictures",
      bytesOf(
        `${head}--b\nContent-Type: image/png\n\nx\n--b\nContent-Type: text/html; charset=windows-1252\n\n${page}\n--b--`,
      ),
    ],
  ])("%s", async (_, bytes) => {
    const { words, format } = await read(bytes);
    expect(format).toBe("mhtml");
    expect(words[0]).toBe("Port paid in full at the café");
    expect(words).toHaveLength(5);
  });

  it.each([
    ["no page", `${head}--b\nContent-Type: image/png\n\nx\n--b--`],
    ["no parts", head],
    ["no boundary", head.replace('; boundary="b"', "")],
  ])("with %s is refused", async (_, file) => {
    await expect(read(file)).rejects.toThrow(/This saved web page \(MHTML\) is damaged/);
  });
});
