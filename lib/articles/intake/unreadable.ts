/** A file or text that intake refuses; the message says what is wrong and what to do, and is shown as it is. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}
