/** The sample documents that can be written by hand; README.md says which of them another program wrote. */

import {
  contentXml,
  coreXml,
  docxOf,
  metaXml,
  odtOf,
  type Placed,
  pdfOf,
  wordXml,
} from "@/lib/articles/intake/samples/office";

/** Every written sample by its file name. */
export async function samples(): Promise<Record<string, Uint8Array>> {
  return {
    "port.docx": await portDocx(),
    "mina.docx": await minaDocx(),
    "ecole.odt": await ecoleOdt(),
    "locked.odt": await lockedOdt(),
    "locked.docx": lockedDocx(),
    "ferry.md": utf8(ferryMd),
    "columns.pdf": columnsPdf(),
    "locked.pdf": lockedPdf(),
    "scan.pdf": pdfOf([[], [], []]),
    "statement.eml": latin(statementEml),
    "passed-on.eml": utf8(passedOnEml.replaceAll("\n", "\r\n")),
    "stub.eml": utf8(stubEml.replaceAll("\n", "\r\n")),
    "bridge.mhtml": utf8(bridgeMhtml.replaceAll("\n", "\r\n")),
  };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

const run = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = "") =>
  `<w:p w:rsidR="00A1"><w:pPr>${properties}</w:pPr>${content.startsWith("<") ? content : run(content)}</w:p>`;
const styled = (style: string) => `<w:pStyle w:val="${style}"/>`;
const cell = (text: string) => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;

const wordStyles = wordXml(
  "styles",
  `<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
   <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
   <w:style w:type="paragraph" w:styleId="Zwischentitel"><w:name w:val="House subhead"/><w:basedOn w:val="berschrift2"/></w:style>
   <w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>`,
);

/** Written in a German Word: styles with German ids, tracked changes, a comment, notes, a table, a text box, fields. */
function portDocx(): Promise<Uint8Array> {
  return docxOf(
    [
      p("Port paid in full for half a channel", styled("Titel")),
      p("By Jane Roe, Estuary Times"),
      p("Published: 11 March 2026, 06:10"),
      p("A letter nobody answered\t2", styled("Verzeichnis1")),
      p(
        `${run("The Halvern Port Authority paid ")}<w:del w:author="Desk"><w:r><w:delText>about </w:delText></w:r></w:del><w:ins w:author="Desk">${run("€48 million")}</w:ins><w:proofErr w:type="spellStart"/>${run(" for dred")}${run("ging")}<w:commentRangeStart w:id="1"/>${run(", although six of eleven kilo­metres were never touched.")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>`,
      ),
      p(
        `${run("“We paid what was agreed,”")}<w:r><w:br/></w:r>${run("said Ute Grable, who speaks for the authority.")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "javascript:alert(1)" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(" Read the contract.")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      p(
        `${run("A letter nobody answered")}`,
        `${styled("Zwischentitel")}<w:pPrChange w:id="9"><w:pPr>${styled("Titel")}</w:pPr></w:pPrChange>`,
      ),
      p(
        run("The ministry had warned in January, in a letter that this newspaper has seen, "),
        "<w:rPr><w:del/></w:rPr>",
      ),
      p("that the survey showed shoals between kilometres four and ten."),
      p("a survey of 212 points", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      p("a letter of two pages", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      `<w:tbl><w:tr>${cell("Stretch")}${cell("Agreed")}${cell("Found")}</w:tr><w:tr>${cell("Kilometres 1 to 5")}${cell("14.5 m")}${cell("14.6 m")}</w:tr><w:tr><w:trPr><w:del w:id="3"/></w:trPr>${cell("A row that was deleted")}${cell("0")}</w:tr></w:tbl>`,
      p(
        `${run("The contractor did not reply to three requests by Tuesday evening, nor did its managing director.")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>${p("Halvern handles a ninth of the country’s grain.")}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("Halvern handles a ninth of the country’s grain.")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    ].join(""),
    {
      "word/styles.xml": wordStyles,
      "word/footnotes.xml": wordXml(
        "footnotes",
        `<w:footnote w:type="separator" w:id="-1">${p("no note")}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${run(" Contract HPA-2025-118, section 4.")}`)}</w:footnote>`,
      ),
      "word/comments.xml": wordXml("comments", `<w:comment w:id="1">${p("Is that so?")}</w:comment>`),
      "docProps/core.xml": coreXml({ title: "Estuary Times house template", creator: "Petra Platen" }),
    },
  );
}

/** In Arabic, right to left, without styles: its properties name the author. */
function minaDocx(): Promise<Uint8Array> {
  const rtl = "<w:bidi/>";
  return docxOf(
    [
      p("هيئة ميناء هلفرن دفعت ثمن القناة كاملا", rtl),
      p(
        "دفعت هيئة ميناء هلفرن ثمانية وأربعين مليون يورو لشركة التجريف، مع أن ستة كيلومترات من أصل أحد عشر لم يمسها أحد، بحسب وثائق اطلعت عليها الصحيفة.",
        rtl,
      ),
      p(
        "وقالت المتحدثة باسم الهيئة: «دفعنا ما اتفقنا عليه». ولم ترد الشركة على ثلاثة طلبات للتعليق حتى مساء الثلاثاء.",
        rtl,
      ),
    ].join(""),
    { "docProps/core.xml": coreXml({ title: "", creator: "ليلى منصور" }) },
  );
}

/** In French, as LibreOffice writes it: automatic styles, spaces as tags, tracked deletions, a comment, a note. */
function ecoleOdt(): Promise<Uint8Array> {
  const body = `<text:tracked-changes><text:changed-region><text:deletion><text:p>supprimé pour toujours</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">L’école de Brélan ferme sans préavis</text:p>
<text:p>Par Hélène Août, La Feuille du Littoral</text:p>
<text:table-of-content><text:index-body><text:p>Un courrier de l’été<text:tab/>1</text:p></text:index-body></text:table-of-content>
<text:p>L’école élémentaire de Brélan a fermé ses portes lundi<text:s text:c="1"/>12 janvier,   alors que
   la mairie promettait en août de la garder<office:annotation><dc:creator>Pupitre</dc:creator><text:p>À vérifier</text:p></office:annotation> ouverte<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Conseil municipal du 28 août 2025.</text:p></text:note-body></text:note>.</text:p>
<text:h text:outline-level="2">Un courrier de l’été</text:h>
<text:p>«<text:s/>Aucun enfant ne changera d’école<text:s/>», écrivait le maire.<text:line-break/>Quarante-sept enfants en ont changé depuis.</text:p>
<text:list><text:list-item><text:p>vingt-neuf à Saint-Ouen</text:p></text:list-item><text:list-item><text:p>dix-huit à Kerlaz</text:p></text:list-item></text:list>
<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>Année</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16384"><text:p>Élèves</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>2025</text:p></table:table-cell><table:table-cell><text:p>47</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:image xlink:href="http://pictures.invalid/brelan.jpg"/><svg:desc>La cour vide</svg:desc></draw:frame>Le rectorat n’a pas répondu à nos questions, ni par écrit ni par téléphone, avant la publication.</text:p>`;
  const styles = `<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>`;
  return odtOf(contentXml(body, styles), {
    "meta.xml": metaXml({ title: "Sans nom 1", creator: "Hélène Août", language: "fr-FR" }),
  });
}

function lockedOdt(): Promise<Uint8Array> {
  return odtOf("sealed", {
    "META-INF/manifest.xml":
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>',
  });
}

/** The head of the container that Word puts a document with a password in, and the name of the part in it. */
function lockedDocx(): Uint8Array {
  const bytes = Buffer.alloc(4096);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  Buffer.from("EncryptedPackage", "utf16le").copy(bytes, 1024);
  return new Uint8Array(bytes);
}

const ferryMd = `---
title: "Ferry to Noss runs half empty, and full fares"
author:
  - Odile Marsh
  - Ian Kerr
date: 2026-02-03
lang: en-GB
canonical: https://ledger.example/ferry
---

# Ferry to Noss runs half empty, and full fares

![The ferry at Noss pier](https://ledger.example/ferry.jpg "Photo: Ana Dell / Noss Ledger")

The **Noss ferry** carried 41 people on an average crossing last year, according to [the operator’s
own figures](https://ledger.example/figures), on a ship built for 96.[^1]

## What the contract says

> Fares may rise when the ship is full.

- a crossing every two hours
- a ship for *at least* ninety

| Year | People |
|------|-------:|
| 2024 | 44 |
| 2025 | 41 |

It never was. <em>Not once</em> in 2025, the log shows. The
operator says that it will look into it &amp; answer by May.

<div class="promo">Subscribe to the Noss Ledger newsletter for more stories like this.</div>

[^1]: Log of the *Noss Star*, January to December 2025.
`;

/** Two columns whose lines are written alternately, as some programs do, with a running head and page numbers. */
function columnsPdf(): Uint8Array {
  const left = [
    "The survey office measured the depth at 212",
    "points on two days in December. At 131 of them",
    "more than a metre was missing, the report says,",
    "and at nine points more than three. The author-",
    "ity has had the report since 19 December; it",
    "paid the last instalment on 9 January without a",
    "word to its board, as the minutes show.",
    "A well-known dredging firm from Norderau had",
    "offered to do the work for a third less. It was",
    "turned down in one line, without a reason, and",
    "nobody at the authority can say today who had",
    "decided that, or on which day that was.",
  ];
  const right = [
    "The minutes of the board name four members",
    "who asked about the channel. None of them was",
    "shown the survey. The well-",
    "known clause on acceptance, which other ports",
    "put into every contract, is missing from this",
    "one altogether, and nobody noticed for a year.",
    "The ministry says that it will now look at all",
    "contracts of the last ten years, beginning with",
    "the largest. It has one person for that task,",
    "who also answers the ministry’s letters and is",
    "on leave until the middle of May, a spokesman",
    "said on Monday. The authority did not reply.",
  ].map((line) => line.replace("’", "\x92"));
  const page = (number: number, extra: readonly Placed[], top: number): Placed[] => [
    { x: 60, y: 800, text: `ESTUARY REVIEW - Spring 2026 - No. ${number}`, size: 8 },
    ...extra,
    ...left.slice(number * 2 - 2).flatMap((text, index, { length }) => [
      { x: 60, y: top - index * 13, text },
      { x: 320, y: top - index * 13, text: right.slice(0, length)[index] ?? "" },
    ]),
    { x: 295, y: 40, text: String(number), size: 8 },
  ];
  const head: Placed[] = [
    { x: 60, y: 750, text: "The survey that no board member saw", size: 22 },
    { x: 60, y: 725, text: "By Tomas Grey" },
  ];
  return pdfOf([page(1, head, 690), page(2, [], 760)], {
    info: "/Title (Microsoft Word - review_final2.docx) /Author (Desk 4)",
  });
}

function lockedPdf(): Uint8Array {
  const secret = "5a".repeat(32);
  return pdfOf([[{ x: 60, y: 700, text: "Nobody reads this." }]], {
    trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >> /ID [<01> <01>]`,
  });
}

const statementEml = `Return-Path: <m.oelund@halvern-port.example>
Received: from mx.halvern-port.example by mail.estuary.example; Wed, 11 Mar 2026 09:12:44 +0100
From: =?iso-8859-1?Q?M=E4rta_=D6lund?= <m.oelund@halvern-port.example>
To: Jane Roe <jane.roe@estuary.example>
Subject: =?utf-8?B?UmU6IFlvdXIgcXVlc3Rpb25zIGFib3V0IHRoZSBjaGFubmVsIOKAkyBhbnN3ZXJz?=
Date: Wed, 11 Mar 2026 09:12:40 +0100
Message-ID: <1@halvern-port.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: 8bit

Dear Ms Roe,

the authority paid the contractor what was agreed. The last instalment
was due on 31 May whether or not the work had been accepted, and the
caf\xe9 at the pier is no business of ours.

The survey of December was one of several. We do not comment on letters
between the ministry and the authority.

Yours sincerely
M\xe4rta \xd6lund

-- 
Halvern Port Authority, Press Office
Quay 1, Halvern
`;

const passedOnEml = `From: Desk <desk@estuary.example>
To: Jane Roe <jane.roe@estuary.example>
Subject: Fwd: Eleven kilometres
Date: Thu, 12 Mar 2026 10:00:00 +0100
Message-ID: <2@estuary.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: text/plain; charset=utf-8

See below, for tomorrow.

--outer
Content-Type: message/rfc822

From: Tomas Grey <tomas@survey.example>
To: desk@estuary.example
Subject: Eleven kilometres
Date: Wed, 11 Mar 2026 18:30:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

We measured the channel on two days in December, at 212 points=2E At =
131 of them more than a metre was missing=E2=80=94and nobody asked us about it.

--outer
Content-Type: application/pdf; name="survey.pdf"
Content-Disposition: attachment; filename="survey.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--outer--
`;

const stubEml = `From: "Noss Ledger Newsletter" <news@ledger.example>
To: readers@ledger.example
Subject: Ferry fares rise again
Date: Tue, 3 Feb 2026 07:00:00 +0000
Message-ID: <3@ledger.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=alt

--alt
Content-Type: text/plain; charset=utf-8

Your program can't show this mail. Read it on our site.

--alt
Content-Type: text/html; charset=utf-8

<html><body><h1>Ferry fares rise again</h1>
<p>The Noss ferry will cost nine crowns from March, two more than now, the operator said on Monday. It is the third rise in a year.</p>
<p>On an average crossing last year the ship carried 41 people; it was built for 96, and the log does not show a single day on which it was full.</p>
<p><img src="http://track.invalid/open.gif" alt=""></p>
<p><a href="http://track.invalid/out">Unsubscribe</a></p>
</body></html>

--alt--
`;

const bridgeMhtml = `From: <Saved by Blink>
Snapshot-Content-Location: https://www.ledger.example/news/bridge
Subject: =?utf-8?Q?Bridge_at_T=C3=B8nder_closed_for_good?=
Date: Mon, 2 Mar 2026 12:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--abc----"


------MultipartBoundary--abc----
Content-Type: text/html
Content-ID: <frame-0@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.ledger.example/news/bridge

<!DOCTYPE html><html lang=3D"en"><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3DUTF-8"><title>Bridge at T=C3=B8nder closed for good</title><meta property=3D"article:published_time" content=3D"2026-03-02T09:30:00Z"><meta name=3D"author" content=3D"Ian Kerr"></head>
<body><nav><a href=3D"/">Home</a> <a href=3D"/news">News</a></nav><article><h1>Bridge at T=C3=B8nder closed for good</h1>
<p>The bridge at T=C3=B8nder will not open again, the council decided on Monday by nine votes to four, after engineers had found cracks in three of its five piers in January.</p>
<p>Repairs would have cost eleven million crowns, a third of what the council spends in a year, according to a report that it kept to itself until last week.</p>
<p>A ferry is to run from June. Who pays for it is open; the ministry said that it had not been asked, and the council=E2=80=99s treasurer declined to comment.</p></article></body></html>
------MultipartBoundary--abc----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: 7bit

<html><body><p>An advertisement in a frame of its own, which is not the article.</p></body></html>
------MultipartBoundary--abc----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://www.ledger.example/pier.png

iVBORw0KGgo=
------MultipartBoundary--abc------
`;
