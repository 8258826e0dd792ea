/** Looks of every page: light and dark, phone, screen and A4. Colours differ in lightness too, and words bear every meaning. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --panel: #f4f6f8; --ink: #1a2230; --soft: #4d596a; --line: #d5dbe2;
  --accent: #0b5c7a; --accent-soft: #dcebf1; --track: #e4e9ee; --may: #8fc0d4;
  --good: #1a6640; --good-soft: #dff0e6; --bad: #a32a21; --bad-soft: #fae3e0; --open: #7a4b00; --open-soft: #fbeccd;
  --none: #eef1f4; --low: #fdf0d5; --moderate: #f8cf9b; --high: #e58a5f; --critical: #a8321f;
  --on-none: #4d596a; --on-low: #4a3a12; --on-moderate: #43290b; --on-high: #2b0f04; --on-critical: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12171e; --panel: #1a212b; --ink: #e6ebf1; --soft: #a7b3c1; --line: #313c4a;
    --accent: #7cc4e0; --accent-soft: #16323f; --track: #29323e; --may: #3f7389;
    --good: #7fd1a1; --good-soft: #16352a; --bad: #ff9c91; --bad-soft: #43201d; --open: #f0c066; --open-soft: #3a2d12;
    --none: #202833; --low: #3a3220; --moderate: #5e421f; --high: #8a4326; --critical: #d9533b;
    --on-none: #a7b3c1; --on-low: #f1dfb4; --on-moderate: #fbe0bd; --on-high: #ffe9df; --on-critical: #1b0502;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
main { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.75rem 0 .75rem; letter-spacing: -.005em; }
h3 { font-size: 1.08rem; line-height: 1.35; margin: 1.75rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .3rem; }
p { margin: .5rem 0; max-width: 44rem; }
ul, ol { margin: .5rem 0; padding-left: 1.4rem; max-width: 44rem; }
li { margin: .25rem 0; }
li > ul, li > ol { margin: .15rem 0; }
ul.boxes { list-style: none; padding-left: 0; }
ul.boxes > li { position: relative; padding-left: 1.6rem; }
ul.boxes > li::before { content: ""; position: absolute; left: .1rem; top: .35em; width: .8em; height: .8em; border: 1.5px solid var(--soft); border-radius: 2px; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, [tabindex]:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { margin: .75rem 0; max-width: 46rem; }
dl > div { display: grid; grid-template-columns: 7rem 1fr; gap: .25rem 1rem; padding: .28rem 0; border-top: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: .875rem; vertical-align: bottom; }
th.number, td.number { text-align: right; white-space: nowrap; }
.wide { overflow-x: auto; margin: .75rem 0; overflow-wrap: normal; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
.open { color: var(--open); font-weight: 600; }
.faint { color: var(--soft); }
.name { color: var(--soft); font: .75em/1 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.cites { color: var(--soft); font-size: .8125em; }
.web { overflow-wrap: anywhere; }
svg { display: block; }
.bars { margin: .75rem 0; }
.bars th { width: 34%; font-weight: 400; border: 0; padding: .3rem 1rem .3rem 0; }
.bars td { display: grid; grid-template-columns: 1fr 5.5rem; align-items: center; gap: .75rem; border: 0; padding: .3rem 0; min-height: 2rem; }
.bar { width: 100%; height: .8rem; border-radius: 2px; }
.track { fill: var(--track); }
.track.none { fill: none; }
.certain { fill: var(--accent); }
.may { fill: var(--may); }
@media (max-width: 34rem) {
  main { padding: 1rem 1rem 3rem; }
  h1 { font-size: 1.65rem; }
  h2 { font-size: 1.25rem; margin-top: 2.25rem; }
  dl > div { grid-template-columns: 1fr; gap: 0; }
  .wide { font-size: .9375rem; }
  .wide th:first-child:not(.number), .wide td:first-child:not(.number) { min-width: 9.5rem; }
  .bars th { width: 40%; }
  .bars td { grid-template-columns: 1fr 4.2rem; gap: .5rem; }
}
@page { size: A4; margin: 17mm 18mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #4d596a; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --panel: #f4f6f8; --ink: #111; --soft: #444e5b; --line: #c9d0d8; --accent: #0b5c7a; --accent-soft: #dcebf1; --track: #e4e9ee; --may: #8fc0d4; --good: #1a6640; --good-soft: #dff0e6; --bad: #a32a21; --bad-soft: #fae3e0; --open: #7a4b00; --open-soft: #fbeccd; --none: #eef1f4; --low: #fdf0d5; --moderate: #f8cf9b; --high: #e58a5f; --critical: #a8321f; --on-none: #4d596a; --on-low: #4a3a12; --on-moderate: #43290b; --on-high: #2b0f04; --on-critical: #fff; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9.5pt; line-height: 1.42; }
  main { max-width: none; padding: 0; }
  p, ul, ol, dl { max-width: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  tr, li, dl > div, .keep { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; overflow-wrap: anywhere; }
  .name, .screen { display: none; }
  a { color: inherit; text-decoration: none; }
  a.web { color: var(--accent); }
}
`;
