import { type Context, createContext, type ReactNode, Suspense, useContext } from "react";
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
      <input type="search" autoComplete="off" name="q" defaultValue={'"ferry" & tide'} />
    </li>
  );
  const within = (list: ReactNode) => renderToString(<Language value="cy">{list}</Language>);
  expect(
    within(
      <Written as="ul" className="menu">
        {inside}
      </Written>,
    ),
  ).toBe(within(<ul className="menu">{inside}</ul>));
});

it("what it cannot write React writes itself", () => {
  const inside = (
    <p style={{ color: "red" }}>
      <Suspense>{"later"}</Suspense>
    </p>
  );
  expect(renderToString(<Written as="div">{inside}</Written>)).toBe(renderToString(<div>{inside}</div>));
});
