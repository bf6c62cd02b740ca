import type { ReactNode } from "react";
import { renderToStaticMarkup, renderToString } from "react-dom/server";

const closed = (html: string): string => html.replaceAll(/><\/(?:circle|path|rect|use)>/g, "/>");

/**
 * What React writes of elements, but that drawings are closed as they are opened.
 * @param takenOver as it writes what it takes over in the browser, with its marks between texts.
 */
export const byReact = (node: ReactNode, takenOver = false): string =>
  closed(takenOver ? renderToString(node) : renderToStaticMarkup(node));
