/** Unfolds what is set aside many in a row, or folds it again, when its button was pressed; false for any other place. */
export function unfoldPressed(target: Element, body: HTMLElement): boolean {
  const button = target.closest<HTMLElement>("button[data-unfold]");
  if (!button) return false;
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  for (const paragraph of body.querySelectorAll<HTMLElement>(`p[data-run="${button.dataset.unfold}"]`))
    paragraph.classList.toggle("folded", !open);
  return true;
}
