/** Fetches the text of the article that is read, on its own. */

/** The answer was no text: 401 while nobody is signed in, 404 where there is nothing that one may see. */
export class NoText extends Error {
  constructor(readonly status: number) {
    super(`the text was answered with ${status}`);
  }
}

const paragraphEnd = "</p>";

/**
 * Asks for the text, or for what changed in it since the version that is there already.
 *
 * @param versions `has` is the version on the page, none while there is no text; `wants` the one that the page was made with.
 * `from` asks for the rest of it alone, from an offset on.
 * @param take gets the paragraphs as they arrive, always whole ones; the next wait until it is done with them.
 * @returns the version that the page has now.
 * @throws NoText, and what `fetch` throws where the desk is not reached.
 */
export async function fetchText(
  address: string,
  versions: { has: string | null; wants: string; from?: number },
  take: (paragraphs: string) => Promise<void>,
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({ wants: versions.wants });
  if (versions.has) query.set("has", versions.has);
  if (versions.from) query.set("from", String(versions.from));
  const answer = await fetch(`${address}?${query}`, { signal });
  const version = answer.headers.get("Text-Version");
  if (!answer.ok || !version) throw new NoText(answer.status);
  const pieces = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let piece = await pieces?.read(); piece && !piece.done; piece = await pieces?.read()) {
    rest += piece.value;
    const end = rest.lastIndexOf(paragraphEnd) + paragraphEnd.length;
    if (end < paragraphEnd.length) continue;
    await take(rest.slice(0, end));
    rest = rest.slice(end);
    // What has come is shown, and keys are answered, before the next piece is read in.
    await turn();
  }
  return version;
}

/** Lets the browser do what waits: it paints, and answers to keys. */
export const turn = (): Promise<void> =>
  "scheduler" in window && "yield" in scheduler ? scheduler.yield() : new Promise((go) => setTimeout(go));
