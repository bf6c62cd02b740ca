import { type Context, createContext, useContext } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Written } from "./written";

const Language: Context<string> = createContext("en");
const Word = () => <b lang={useContext(Language)}>{"<b>O'Hara"}</b>;

it("the server writes what React would write there, which takes it over: texts escaped, handlers left to it", () => {
  const inside = (
    <li className="one">
      <a href="/claims?q=a&amp;b" onClick={() => undefined}>
        {3} of <Word />
      </a>
      <input type="checkbox" checked onChange={() => undefined} ref={() => undefined} />
    </li>
  );
  const within = (list: React.ReactNode) => renderToString(<Language value="cy">{list}</Language>);
  expect(
    within(
      <Written as="ul" className="menu">
        {inside}
      </Written>,
    ),
  ).toBe(within(<ul className="menu">{inside}</ul>));
});
