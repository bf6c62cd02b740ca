import { tallyOf } from "@/bench/anchoring";
import { revisedArticle } from "@/bench/revised-article";
import { reanchored } from "@/lib/claims/reanchor";

const one = process.argv[2];
for (const plan of one
  ? [JSON.parse(one)]
  : ([
      { copied: 0.1, differing: 0 },
      { copied: 0.1, differing: 1 },
      { copied: 0.3, differing: 0, moved: 0.1, deleted: 0.2 },
      { copied: 0.1, differing: 1, moved: 0.1, deleted: 0.2, edited: 0.05 },
      { copied: 0.1, differing: 6, moved: 0.1, deleted: 0.1 },
      { copied: 0.1, differing: 1, vocabulary: 50, deleted: 0.2 },
      { copied: 0.1, differing: 2, gap: " ", deleted: 0.1 },
      { edited: 0.25 },
      { words: 2000, selectors: 5000 },
      { words: 300, selectors: 2000, deleted: 0.3 },
      { words: 300, selectors: 2000, seed: 8, deleted: 0.3, copied: 0.3 },
    ] as any[])) {
  const r = revisedArticle({ words: 100000, selectors: 5000, seed: 11, ...plan });
  const t1 = performance.now();
  const f = reanchored(
    r.before,
    r.after,
    r.samples.map((s) => s.selector),
  );
  const t2 = performance.now();
  console.log(
    JSON.stringify(plan),
    r.samples.filter((s) => s.deleted).length,
    JSON.stringify(tallyOf(r)),
    (t2 - t1).toFixed(0),
  );
  if (one) {
    let n = 0;
    r.samples.forEach((s, i) => {
      const o = f[i]!;
      const bad = s.deleted
        ? o.state !== "gone"
        : s.survives
          ? !(o.start === s.survives.start && o.end === s.survives.end && o.state !== "reworded")
          : o.state !== "gone" && !(o.start! < s.remains!.end && s.remains!.start < o.end!);
      if (bad && n++ < 8)
        console.log({
          state: o.state,
          exact: s.selector.exact,
          old: s.selector.start,
          ctx: r.before.slice(s.selector.start - 80, s.selector.end + 80),
          at: [o.start, o.end],
          got: r.after.slice(o.start!, o.end!),
          del: s.deleted,
          surv: s.survives,
          remains: s.remains && [s.remains, r.after.slice(s.remains.start - 80, s.remains.start + 180)],
          cand: o.candidates,
        });
    });
  }
}
