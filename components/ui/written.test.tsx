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

it("what follows from one object is written once for it, and for another anew", () => {
  let written = 0;
  const Total = ({ list }: { list: { total: number } }) => {
    written += 1;
    return <b>{list.total}</b>;
  };
  const drawn = (list: { total: number }) =>
    renderToString(
      <Written as="main" follows={list}>
        <Total list={list} />
      </Written>,
    );
  const [one, other] = [{ total: 1 }, { total: 2 }];
  expect([one, other, one].map(drawn)).toEqual([
    "<main><b>1</b></main>",
    "<main><b>2</b></main>",
    "<main><b>1</b></main>",
  ]);
  expect(written).toBe(2);
});

it("what it cannot write React writes itself", () => {
  const inside = (
    <p style={{ color: "red" }}>
      <Suspense>{"later"}</Suspense>
    </p>
  );
  expect(renderToString(<Written as="div">{inside}</Written>)).toBe(renderToString(<div>{inside}</div>));
});
