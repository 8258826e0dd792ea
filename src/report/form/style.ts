/** Looks of the printed questionnaire: black on white, for pens; questions are not parted between pages. */
export const formStyle = `
@page { size: A4; margin: 16mm 16mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; font: 11pt/1.4 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 .4rem; border-bottom: 2px solid #111; break-after: avoid; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .3rem; break-after: avoid; }
p { margin: .2rem 0; }
.head { margin: 1rem 0; }
.line { display: flex; gap: .75rem; align-items: flex-end; margin: .55rem 0; }
dt { flex: none; min-width: 10rem; }
dd { margin: 0; }
.write { flex: 1; height: 1.3rem; border-bottom: 1px solid #555; }
.tick { display: inline-block; margin-right: 1.2rem; white-space: nowrap; }
.guide { padding: .5rem .75rem; border: 1px solid #555; }
.question { margin: .9rem 0 1.1rem; break-inside: avoid; }
.ask { font-weight: 600; break-after: avoid; }
.how { font-weight: 400; }
.only { font-style: italic; }
.why, small { color: #444; font-size: .85em; }
ul { list-style: none; margin: .35rem 0 0; padding: 0; }
ul.short { columns: 2; column-gap: 1.5rem; }
li { break-inside: avoid; display: flex; gap: .55rem; align-items: baseline; margin: .18rem 0; }
.box { display: inline-block; flex: none; width: .85em; height: .85em; border: 1.3px solid #111; position: relative; top: .08em; }
.blank { display: inline-block; width: 7rem; height: 1.4rem; border-bottom: 1px solid #555; }
.foot { margin-top: 1.5rem; color: #444; font-size: .85em; }
@media print {
  body { font-size: 9.5pt; line-height: 1.32; }
  .question { margin: .7rem 0 .8rem; }
  main { max-width: none; padding: 0; }
  h2.market { break-before: page; }
}
`;
