/**
 * The letter that people call an article by, from its place in the dossier: A, B, … Z, AA, AB, ….
 * @param position from 0.
 */
export function letterOf(position: number): string {
  let letters = "";
  for (let rest = position + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
