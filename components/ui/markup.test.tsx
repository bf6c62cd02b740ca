import fc from "fast-check";
import { Fragment, memo, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { byReact } from "@/lib/testing/by-react";
import { markupOf, remembered } from "./markup";

const Named = ({ name, children }: { name: string; children?: ReactNode }) => <b title={name}>{children}</b>;
const Kept = memo(Named);

it("what is remembered is what these very properties say, however many others were written since", () => {
  const Row = remembered(({ title, late }: { title: string; late?: boolean }) => (
    <i className={late ? "late" : ""}>{title}</i>
  ));
  fc.assert(
    fc.property(fc.array(fc.record({ title: fc.string(), late: fc.boolean() })), (rows) => {
      for (const row of [...rows, ...rows]) expect(markupOf(<Row {...row} />)).toBe(byReact(<Row {...row} />));
    }),
  );
  const long = "x".repeat(100_000);
  for (let at = 0; at < 50; at++) expect(markupOf(<Row title={`${at}${long}`} />)).toContain(`>${at}x`);
  expect(markupOf(<Row title={`0${long}`} />)).toBe(`<i class="">0${long}</i>`);
});

describe("elements as markup are what React writes", () => {
  it.each([
    <path key="" d="M2 4h4" strokeWidth="1.6" strokeLinecap="round" strokeDasharray="2 1" />,
    <symbol key="" id="a" viewBox="0 0 16 16">
      <Fragment key="f">
        <circle cx={8} />
        {false}
        {[<rect key="r" width={4} strokeLinejoin="round" />]}
      </Fragment>
    </symbol>,
    <use key="" href={'#"<&'} />,
    <pattern key="" id="p" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" />,
    <td key="" colSpan={3} className="a  b" tabIndex={-1} hidden aria-hidden={false} data-at={0} data-on>
      one{" "}
      <Named name="O'Hara">
        two {3} {null}
        {""}
        four
      </Named>
      <Kept name="">{[1, 2, "three"]}</Kept>
    </td>,
    <input key="" type="checkbox" className="check" readOnly aria-label="Select C1" checked />,
    <input key="" type="checkbox" checked={false} readOnly aria-selected={undefined} />,
    <time key="" dateTime="2026-03-01" title="1 March">
      1 March<span className="sr">, overdue</span>
    </time>,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a text of the test's own
    <section key="" className="of" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "<b>as it is</b>" }} />,
    <p key="" ref={() => undefined} dir="auto">
      {"<script>"} &amp; خبر עִתּוֹן
    </p>,
  ])("%#", (element) => {
    expect(markupOf(element)).toBe(byReact(element));
    expect(markupOf(element, true), "taken over").toBe(byReact(element, true));
  });

  it("whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, title) => {
        const element = <Named name={title}>{text}</Named>;
        expect(markupOf(element)).toBe(byReact(element));
      }),
    );
  });

  it("what would be lost in it is refused", () => {
    expect(() => markupOf(<button type="button" onClick={() => undefined} />)).toThrow("no onClick");
    expect(() => markupOf(<p style={{ color: "red" }} />)).toThrow("no style");
  });
});
