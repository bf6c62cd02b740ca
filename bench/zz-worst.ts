import { randomFrom } from "@/bench/measure";
import { revisedArticle } from "@/bench/revised-article";
import { selectorAt } from "@/lib/claims/anchor";
import { reanchored } from "@/lib/claims/reanchor";

const rnd = randomFrom(3);
const cases: [string, string, string][] = [];
cases.push(["a a a", "a ".repeat(100000), "a ".repeat(99000) + "b"]);
cases.push([
  "same para",
  "the cat sat on the mat.\n".repeat(20000),
  "the cat sat on the mat.\n".repeat(19000) + "x\n" + "the cat sat on the mat.\n".repeat(500),
]);
const words = Array.from({ length: 100000 }, () => "w" + Math.floor(rnd() * 500));
cases.push(["line per word", words.join("\n"), words.filter(() => rnd() > 0.05).join("\n")]);
cases.push([
  "two letters",
  Array.from({ length: 100000 }, () => (rnd() < 0.5 ? "a" : "b")).join(" "),
  Array.from({ length: 100000 }, () => (rnd() < 0.5 ? "a" : "b")).join(" "),
]);
cases.push([
  "unrelated",
  words.join(" "),
  Array.from({ length: 100000 }, () => "w" + Math.floor(rnd() * 500)).join(" "),
]);
const sents = Array.from(
  { length: 10000 },
  () => Array.from({ length: 10 }, () => "w" + Math.floor(rnd() * 30)).join(" ") + ".",
);
cases.push(["shuffled sentences", sents.join(" "), [...sents].sort(() => rnd() - 0.5).join(" ")]);
const big = revisedArticle({ words: 700000, selectors: 10, seed: 2 });
cases.push(["5M", big.before, big.after]);
cases.push(["no spaces", "x".repeat(2000000), "x".repeat(1900000)]);
cases.push(["signs", ".,".repeat(300000), ",.".repeat(300000)]);
for (const [n, a, b] of cases) {
  const sel = Array.from({ length: 5000 }, (_, i) => {
    const s = Math.floor(rnd() * (a.length - 60));
    return { id: String(i), ...selectorAt(a, s, s + 50) };
  });
  const t = performance.now();
  const f = reanchored(a, b, sel);
  const c: any = {};
  f.forEach((x) => (c[x.state] = (c[x.state] ?? 0) + 1));
  console.log(n, (performance.now() - t).toFixed(0), JSON.stringify(c));
}
