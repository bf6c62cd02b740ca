import { randomFrom } from "@/bench/measure";

const syllables = "ba ce di fo gu ha ke li mo nu pa re si to vu wa ye zo bra cle dri flo gru sta tre spi".split(" ");
const small = "the of and to in a that for on with as by at from it is was has had which who said not but".split(" ");
const known = 20_000;

/** A word of a language that has twenty thousand: the lower its number, the more often it is used. */
function wordOf(number: number): string {
  let word = "";
  for (let rest = number + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return word;
}
const vocabulary = Array.from({ length: known }, (_, number) => wordOf(number));

/** An article in that language: a third small words, names and figures now and then, a topic of its own. */
export function richProse(words: number, seed: number): string {
  const random = randomFrom(seed);
  const topic = Array.from({ length: 30 }, () => Math.floor(random() * known));
  const sentences: string[] = [];
  for (let written = 0; written < words; ) {
    const sentence = Array.from({ length: Math.min(words - written, 12 + Math.floor(random() * 16)) }, (_, at) => {
      const chance = random();
      if (chance < 0.4) return small[Math.floor(random() * small.length)] ?? "";
      if (chance < 0.44) return String(Math.floor(random() * 900) + 12);
      const number = chance < 0.6 ? topic[Math.floor(random() * topic.length)] : Math.floor(known ** random()) - 1;
      const word = vocabulary[number ?? 0] ?? "";
      return at === 0 || chance > 0.94 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    });
    written += sentence.length;
    sentences.push(`${sentence.join(" ")}.${random() < 0.3 ? "\n\n" : ""}`);
  }
  return sentences.join(" ");
}
