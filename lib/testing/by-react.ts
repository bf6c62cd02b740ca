import type { ReactNode } from "react";
import { renderToStaticMarkup, renderToString } from "react-dom/server";

const written = (html: string): string =>
  html
    .replaceAll(/><\/(?:circle|path|rect|use)>/g, "/>")
    .replaceAll(/[\u00a0-\u00bf\u2000-\u2bff]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * What React writes of elements, but that drawings are closed as they are opened, and signs beyond ASCII are numbers.
 * @param takenOver as it writes what it takes over in the browser, with its marks between texts.
 */
export const byReact = (node: ReactNode, takenOver = false): string =>
  written(takenOver ? renderToString(node) : renderToStaticMarkup(node));
