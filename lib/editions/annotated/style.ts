/**
 * The annotated copy's own style: a file on its own can link to none. Black on white, for A4 and for screens; the
 * shapes of the underlines tell the status, so that a copy from any printer can be read.
 */
export const style = `
:root{color-scheme:light;--serif:"Newsreader","Iowan Old Style","Palatino Linotype","Source Serif 4",Georgia,"Times New Roman",serif;--sans:"Geist","Helvetica Neue",Helvetica,Arial,system-ui,sans-serif;--mono:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#111;font:400 9pt/13pt var(--sans);font-feature-settings:"lnum","tnum"}
a{color:inherit;text-underline-offset:2pt}
.sheet{width:180mm;margin:11mm auto;overflow-wrap:anywhere}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.defs{position:absolute;width:0;height:0}
.g{width:9pt;height:9pt;vertical-align:-1pt;flex:none;color:#111}
.mast{display:flex;justify-content:space-between;gap:6mm;border-bottom:1px solid #111;padding-bottom:2.5mm;font-size:8.5pt;line-height:12pt;color:#4b4d52}
.mast b{font:600 11pt/12pt var(--serif);color:#111}.mast svg{width:16pt;height:10pt;vertical-align:-1pt;margin-right:1.5mm;color:#111}
h1{font:500 23pt/26pt var(--serif);letter-spacing:-.015em;margin:6mm 0 2mm;text-wrap:balance}
h2{font:500 16pt/20pt var(--serif);margin:0 0 3mm;text-wrap:balance;break-after:avoid}
h3{font:500 12pt/16pt var(--serif);margin:0 0 1mm;break-after:avoid}
h4{font:600 8.5pt/12pt var(--sans);margin:2.5mm 0 1mm;break-after:avoid}
.lead{font:400 11pt/15.5pt var(--serif);color:#333;margin:0 0 3mm;white-space:pre-line}
.facts,.src,.none{color:#4b4d52;margin:0 0 1.5mm}
.incomplete{border:1.5pt solid #111;padding:3mm 4mm;margin:4mm 0;break-inside:avoid}
.incomplete h2{font:600 10pt/14pt var(--sans);margin:0 0 1mm}.incomplete ul{margin:0;padding-left:4mm}
.complete{border-left:1.5pt solid #111;padding-left:3mm;margin:4mm 0}
.contents{columns:2;column-gap:8mm;margin:0 0 6mm;padding:2.5mm 0;border-top:.5pt solid #bbb;border-bottom:.5pt solid #bbb;list-style:none}
.contents li{break-inside:avoid}
section{margin-top:9mm}section>h2{border-top:1px solid #111;padding-top:2mm}
.copy{margin-top:9mm;border-top:1px solid #111;padding-top:2.5mm}
.copy .src{width:110mm}
.text{font:400 11pt/16.2pt var(--serif);width:110mm;margin-top:4mm}
.text h2{font:500 21pt/24pt var(--serif);letter-spacing:-.015em;margin:0 0 3.5mm}
.text p{margin:0 0 3.1mm;text-wrap:pretty;white-space:pre-line;orphans:2;widows:2}
.text p.by{font:400 9pt/13pt var(--sans);color:#4b4d52}
.copy::after{content:"";display:block;clear:both}
.notes{float:right;clear:right;width:62mm;margin:1.1mm -70mm 0 0}
.note{border-top:.5pt solid #111;padding:1mm 0 2mm;font:400 7.8pt/10.6pt var(--sans);color:#333;break-inside:avoid}
.nl{display:flex;gap:1.4mm;align-items:center;color:#111}.nn{min-width:4mm}.ni{margin-left:auto;color:#4b4d52;text-align:right}
.cl{text-decoration:underline solid #111 .6pt;text-underline-offset:2.6pt;text-decoration-skip-ink:none}
.cl.lv2{text-underline-offset:5pt}
.u-to-check{text-decoration-thickness:.6pt}.u-checking{text-decoration-style:dashed;text-decoration-thickness:1.1pt}.u-for-review{text-decoration-style:double;text-decoration-thickness:.8pt}.u-signed-off{text-decoration-thickness:2pt}.u-stale{text-decoration-style:wavy;text-decoration-thickness:.9pt}
sup{font:600 7pt/1 var(--sans);margin-left:.5mm;vertical-align:super;white-space:nowrap}sup a{text-decoration:none}sup+sup{margin-left:1.2mm}
.open{color:#4b4d52}.open.begins{border-left:1.5pt dotted #666;padding-left:1.2mm}
.claim{border-top:.5pt solid #bbb;padding:3mm 0 4mm}
.claim .ref{font:600 9pt/1 var(--sans);margin-right:1.5mm}
.claim .facts{break-after:avoid}.verdicts{break-inside:avoid;margin:0;display:grid;gap:.6mm}.verdicts>div{display:grid;grid-template-columns:46mm minmax(0,1fr);gap:4mm}
dt{color:#4b4d52}dd{margin:0}.line{display:block}
.claim ul{margin:0;padding-left:4mm}.claim ul.evidence{list-style:none;padding:0;display:grid;gap:2mm}
.evidence>li{break-inside:avoid}
blockquote{font:400 10.5pt/15pt var(--serif);margin:.8mm 0;padding-left:3mm;border-left:.5pt solid #111;white-space:pre-line}
.em{color:#4b4d52}.count{margin:0 0 .5mm}
.open-lines li{list-style:"! ";font-weight:600}
.sources{width:100%;border-collapse:collapse;table-layout:fixed}
.sources th,.sources td{text-align:left;vertical-align:top;padding:1.5mm 3mm 1.5mm 0;border-top:.5pt solid #bbb;font-weight:400}
.sources tr{break-inside:avoid}.sources thead th{color:#4b4d52;border-top:0}.sources tbody th{font-weight:600}
.sources th:nth-child(1){width:10mm}.sources th:nth-child(3){width:42mm}.sources th:nth-child(4){width:46mm}
.checking .copy .src,.checking .text{width:auto}.checking .cl.u-signed-off{text-decoration-line:underline line-through;text-decoration-thickness:.8pt}
.work{font:400 9pt/13pt var(--sans);border-left:2pt solid #111;padding-left:4mm;margin:0 0 4mm 6mm}.work .claim:first-child{border-top:0;padding-top:0}.work p{margin:0 0 1mm}
.fix{border-top:.5pt solid #bbb;padding:3mm 0;break-inside:avoid}.fix ul{list-style:none;margin:0;padding:0}.fix h3{font:600 10pt/14pt var(--sans)}.fix p{margin:0 0 1.5mm}.fix .said{font:400 11pt/16pt var(--serif)}.fix mark{background:none;color:inherit;font-weight:600;text-decoration:underline wavy #111 .9pt;text-underline-offset:2.6pt}
.references{list-style:none;margin:0;padding:0}.references li{padding:0 0 2mm 8mm;text-indent:-8mm;font:400 11pt/16pt var(--serif);break-inside:avoid}
.fp{font:400 7pt/10pt var(--mono);color:#4b4d52;overflow-wrap:anywhere}
.foot{margin-top:10mm;border-top:1px solid #111;padding-top:3mm;display:grid;grid-template-columns:74mm minmax(0,1fr);gap:8mm;font-size:8pt;line-height:12pt;color:#333;break-inside:avoid}
.foot>.seal:first-child{grid-column:1/-1}
.key{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:1mm 4.5mm;line-height:15pt;align-content:start}
.seal p{margin:0 0 1mm}
@page{size:A4;margin:12mm 13mm 14mm 17mm;@bottom-right{content:"page " counter(page) " of " counter(pages);font:400 8pt Helvetica,Arial,sans-serif;color:#4b4d52}}
@media print{.sheet{margin:0}.contents a,.mast a{text-decoration:none}}
@media screen and (max-width:760px){
body{font-size:14px;line-height:20px}
.sheet{width:auto;margin:18px 18px 40px}
.mast{flex-wrap:wrap;gap:2px 16px;font-size:12px}h1{font-size:28px;line-height:33px}h2,.text h2{font-size:22px;line-height:27px}h3{font-size:17px;line-height:23px}h4{font-size:13px;line-height:18px}
.contents{columns:1}.text,.copy .src{width:auto}.text{font-size:18.5px;line-height:31px}
.para{display:flex;flex-direction:column-reverse}.notes{float:none;width:auto;margin:0 0 16px;padding-left:12px;border-left:2px solid #ddd}.note{font-size:12px;line-height:17px}.g{width:13px;height:13px;vertical-align:-2px}
sup{font-size:11px}sup a{padding:4px 2px}
.verdicts>div{grid-template-columns:1fr;gap:0}.verdicts{gap:6px}
.sources,.sources tbody,.sources tr,.sources td,.sources th{display:block;width:auto!important}.sources thead{display:none}.sources td{border:0;padding:0 0 4px}.sources tbody th{padding:8px 0 0}
.foot{grid-template-columns:1fr;gap:12px;font-size:12px;line-height:18px}.fp{font-size:11px;line-height:15px}
}
@media(forced-colors:active){.cl{border-bottom:1px solid}}
`.trim();

/** The signs of status (round), verdict (square) and stance (bare), drawn once and used by name. */
export const signs = `<svg class="defs" aria-hidden="true"><defs>
<symbol id="logo" viewBox="0 0 24 16"><circle cx="8" cy="8" r="7.2" fill="currentColor"/><circle cx="16" cy="8" r="6.4" fill="#fff" stroke="currentColor" stroke-width="1.6"/></symbol>
<symbol id="s-tocheck" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.6"/></symbol>
<symbol id="s-checking" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 4.1a3.9 3.9 0 0 1 0 7.8z" fill="currentColor"/></symbol>
<symbol id="s-review" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 8V4.1A3.9 3.9 0 1 1 4.1 8z" fill="currentColor"/></symbol>
<symbol id="s-signed" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.9" fill="currentColor"/><path d="M4.9 8.3l2.2 2.2 4.1-4.7" fill="none" stroke="#fff" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="s-stale" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2.19"/><path d="M8 4.7v4.1" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="11.2" r="1.05" fill="currentColor"/></symbol>
<symbol id="v-supported" viewBox="0 0 16 16"><rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor"/><path d="M4.5 8.3l2.4 2.4 4.6-5.2" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="v-refuted" viewBox="0 0 16 16"><rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor"/><path d="M5 5l6 6M11 5l-6 6" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/></symbol>
<symbol id="v-conflicting" viewBox="0 0 16 16"><rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M2.4 13.6L13.6 2.4H4.2A1.8 1.8 0 0 0 2.4 4.2z" fill="currentColor"/></symbol>
<symbol id="v-nee" viewBox="0 0 16 16"><rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M6.1 6.3a1.95 1.95 0 1 1 2.7 1.8c-.6.25-.8.6-.8 1.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/><circle cx="8" cy="11.6" r=".95" fill="currentColor"/></symbol>
<symbol id="v-nc" viewBox="0 0 16 16"><rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.5 2"/><path d="M5.2 8h5.6" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/></symbol>
<symbol id="v-unchecked" viewBox="0 0 16 16"><rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="currentColor" stroke-width="1.6"/></symbol>
<symbol id="e-supports" viewBox="0 0 16 16"><path d="M8 2.8v10.4M2.8 8h10.4" stroke="currentColor" stroke-width="2.1" stroke-linecap="round"/></symbol>
<symbol id="e-refutes" viewBox="0 0 16 16"><path d="M2.8 8h10.4" stroke="currentColor" stroke-width="2.1" stroke-linecap="round"/></symbol>
<symbol id="e-context" viewBox="0 0 16 16"><path d="M2.8 4.2h10.4M2.8 8h10.4M2.8 11.8h6.4" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/></symbol>
</defs></svg>`;
