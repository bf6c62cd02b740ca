import { Fragment } from "react";
import { describe, expect, it } from "vitest";
import { Sprite } from "./sprite";
import { svgMarkup } from "./svg-markup";

describe("a drawing as markup", () => {
  it.each([
    [<path key="1" d="M2 4h4" strokeWidth="1.6" />, '<path d="M2 4h4" stroke-width="1.6"></path>'],
    [
      <symbol key="2" id="a" viewBox="0 0 16 16">
        <Fragment key="f">
          <circle cx="8" />
          {false}
          {[<rect key="r" width={4} strokeLinecap="round" />]}
        </Fragment>
      </symbol>,
      '<symbol id="a" viewBox="0 0 16 16"><circle cx="8"></circle><rect width="4" stroke-linecap="round"></rect></symbol>',
    ],
    [<use key="3" href={'#"<&'} />, '<use href="#&quot;&lt;&amp;"></use>'],
  ])("%#", (drawing, markup) => {
    expect(svgMarkup(drawing)).toBe(markup);
  });

  it("takes no text and no components", () => {
    expect(() => svgMarkup("words")).toThrow("elements alone");
    expect(() => svgMarkup(<Sprite />)).toThrow("no components");
  });
});
