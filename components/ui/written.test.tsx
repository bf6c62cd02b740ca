import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Written } from "./written";

it("the server writes what is in it, texts escaped", () => {
  const list = (
    <Written as="ul" className="menu">
      <li>
        <a href="/claims?q=a&amp;b">{"<b>O'Hara"}</a>
      </li>
    </Written>
  );
  expect(renderToString(list)).toBe(
    '<ul class="menu"><li><a href="/claims?q=a&amp;b">&lt;b&gt;O&#x27;Hara</a></li></ul>',
  );
});
