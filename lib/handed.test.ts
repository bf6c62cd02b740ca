import { expect, it } from "vitest";
import { keptForHtml, textForHtml, valueForHtml } from "./handed";

it("each page finds what it handed over, as often as it writes it", () => {
  const [one, other] = [keptForHtml("<tr>one</tr>"), keptForHtml("<tr>other</tr>")];
  for (const _ of [1, 2]) expect([one, other].map(textForHtml)).toEqual(["<tr>one</tr>", "<tr>other</tr>"]);
  expect(valueForHtml(one)).toBe("<tr>one</tr>");
  const claims = { total: 2 };
  const data = keptForHtml('{"total":2}', claims);
  expect(textForHtml(data)).toBe('{"total":2}');
  expect(valueForHtml(data), "the very same, so that what it led to can be remembered by it").toBe(claims);
  expect(valueForHtml({ value: "not in the HTML" })).toBe("not in the HTML");
});

it("what nobody wrote goes when there is too much, and is never taken for empty", () => {
  const given = keptForHtml("never written");
  const texts = Array.from({ length: 40 }, (_, at) => keptForHtml(`${at}${"x".repeat(1_000_000)}`));
  expect(() => textForHtml(given)).toThrow("the page has to be made anew");
  expect(() => valueForHtml(given)).toThrow("the page has to be made anew");
  expect(textForHtml(texts[39] ?? given).slice(0, 3)).toBe("39x");
  expect(textForHtml(keptForHtml("y".repeat(40_000_000))), "one that is too long alone is written").toHaveLength(
    40_000_000,
  );
  const data = keptForHtml("{}", {});
  keptForHtml("{}", {}, 40_000_000);
  expect(() => textForHtml(data), "what its data keep in memory counts").toThrow("the page has to be made anew");
});
