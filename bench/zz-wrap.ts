import { revisedArticle } from "@/bench/revised-article";
import { reanchored } from "@/lib/claims/reanchor";

const wrap = (t: string, w: number) =>
  t
    .split("\n\n")
    .map((p) => {
      let out = "",
        line = 0;
      for (const x of p.split(" ")) {
        if (out === "") {
          out = x;
          line = x.length;
        } else if (line + 1 + x.length > w) {
          out += "\n" + x;
          line = x.length;
        } else {
          out += " " + x;
          line += 1 + x.length;
        }
      }
      return out;
    })
    .join("\n\n");
for (const [w1, w2] of [
  [72, 72],
  [72, 60],
  [72, 100000],
  [100000, 72],
] as const)
  for (const plan of [{}, { copied: 0.1 }] as any[]) {
    const r = revisedArticle({ words: 100000, selectors: 5000, seed: 11, ...plan });
    const before = wrap(r.before, w1),
      after = wrap(r.after, w2);
    const t1 = performance.now();
    const f = reanchored(
      before,
      after,
      r.samples.map((s) => ({ ...s.selector, exact: before.slice(s.selector.start, s.selector.end) })),
    );
    const t2 = performance.now();
    const c: any = {};
    r.samples.forEach((s, i) => {
      const o = f[i]!;
      let v;
      if (s.deleted) v = o.state === "gone" ? "ok" : "ghost";
      else if (s.survives)
        v =
          o.state === "gone"
            ? "missed"
            : o.start === s.survives.start && o.end === s.survives.end
              ? o.state === "reworded"
                ? "okRewrapped"
                : "ok"
              : "wrong";
      else v = o.state === "gone" ? "okgone" : o.start! < s.remains!.end && s.remains!.start < o.end! ? "ok" : "wrong";
      c[v] = (c[v] ?? 0) + 1;
    });
    console.log(w1, w2, JSON.stringify(plan), JSON.stringify(c), (t2 - t1).toFixed(0));
  }
