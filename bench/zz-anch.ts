import { tallyOf } from "@/bench/anchoring";
import { revisedArticle } from "@/bench/revised-article";
import { aligned } from "@/lib/articles/alignment";
import { reanchored } from "@/lib/claims/reanchor";

const one = process.argv[2];
for (const plan of one
  ? [JSON.parse(one)]
  : ([
      {},
      { copied: 0.1 },
      { copied: 0.1, seed: 9 },
      { vocabulary: 50 },
      { vocabulary: 12 },
      { copied: 0.1, vocabulary: 50 },
      { gap: "\n" },
      { gap: " " },
      { gap: " ", copied: 0.1 },
      { copied: 0.3, edited: 0.05, moved: 0.1, deleted: 0.1 },
      { edited: 0.1 },
      { divided: 0.2 },
      { divided: 0.2, copied: 0.1, sentences: 0.1 },
      { sentences: 0.2, edited: 0.05 },
      { sentences: 0.1, copied: 0.1, gap: " " },
      { vocabulary: 12, copied: 0.1, sentences: 0.1 },
      { deleted: 0.3, copied: 0.3, moved: 0.3 },
    ] as any[])) {
  const r = revisedArticle({ words: 100000, selectors: 5000, seed: 7, ...plan });
  const sel = r.samples.map((s) => s.selector);
  reanchored(r.before, r.after, sel);
  const t0 = performance.now();
  aligned(r.before, r.after);
  const t1 = performance.now();
  reanchored(r.before, r.after, sel);
  const t2 = performance.now();
  console.log(
    JSON.stringify(plan),
    r.samples.filter((s) => s.deleted).length,
    JSON.stringify(tallyOf(r)),
    (t1 - t0).toFixed(0),
    (t2 - t1).toFixed(0),
  );
  if (one) {
    const f = reanchored(r.before, r.after, sel);
    let n = 0;
    r.samples.forEach((s, i) => {
      const o = f[i]!;
      const bad = s.deleted
        ? o.state !== "gone"
        : s.survives
          ? !(o.start === s.survives.start && o.end === s.survives.end && o.state !== "reworded")
          : o.state !== "gone" && !(o.start! < s.remains!.end && s.remains!.start < o.end!);
      if (bad && n++ < 12)
        console.log({
          state: o.state,
          exact: s.selector.exact,
          ctx: r.before.slice(s.selector.start - 80, s.selector.end + 80),
          at: [o.start, o.end],
          got: r.after.slice(o.start!, o.end!),
          del: s.deleted,
          surv: s.survives,
          remains: s.remains && [s.remains, r.after.slice(s.remains.start - 80, s.remains.end + 80)],
          cand: o.candidates,
        });
    });
  }
}
