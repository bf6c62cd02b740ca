/** What a password must be. Length does more against guessing than rules about signs, so that there are none. */

export const passwordLength = { least: 12, most: 200 } as const;

/** The rule in one sentence, shown beside every field that takes a new password. */
export const passwordRule = `At least ${passwordLength.least} characters; a few words in a row are good. Not your name or e-mail address.`;

const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Says what is wrong with a new password, in one sentence; null when it will do. */
export function passwordProblem(password: string, of: { name: string; email: string }): string | null {
  const length = [...password].length;
  if (length < passwordLength.least)
    return `Use at least ${passwordLength.least} characters; a few words in a row are good.`;
  if (length > passwordLength.most) return `Use at most ${passwordLength.most} characters.`;
  const own = [of.name, of.email, of.email.split("@")[0] ?? ""].map(bare).filter((text) => text !== "");
  const typed = bare(password);
  if (own.some((text) => isRepeated(typed, text))) return "Use something other than your name or e-mail address.";
  return null;
}

/** Whether a text is another one, once or over and over, with or without a number behind it. */
function isRepeated(text: string, part: string): boolean {
  const letters = text.replace(/\d+$/, "");
  return [text, letters].some((each) => each !== "" && each.replaceAll(part, "") === "");
}
