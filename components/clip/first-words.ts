/**
 * The first words of a page as plain text, so that a person sees what was handed over. The document that is made of it
 * belongs to no window: it runs nothing and loads nothing.
 */
export function firstWords(html: string, most = 400): string {
  // The head of the page can be long; the words begin somewhere after it.
  const page = new DOMParser().parseFromString(html.slice(0, 1_000_000), "text/html");
  for (const silent of page.querySelectorAll("script, style, noscript, template, svg, nav, header")) silent.remove();
  const place = page.querySelector("article, main") ?? page.body;
  // Paragraphs would run into each other.
  for (const block of page.querySelectorAll("p, div, section, h1, h2, h3, h4, li, td, th, br, figcaption"))
    block.after(" ");
  const words = (place?.textContent ?? "").replace(/\s+/g, " ").trim();
  return words.length > most ? `${words.slice(0, most).toWellFormed()}…` : words;
}
