/** Looks of the questionnaire besides those of every page: room for pens; questions are not parted between pages. */
export const formStyle = `
h2 { margin: 1.6rem 0 .4rem; border-bottom: 2px solid currentcolor; }
h3 { margin: 1.2rem 0 .3rem; }
main p { margin: .2rem 0; }
.head { margin: 1rem 0; }
.head > .line { display: flex; gap: .75rem; align-items: flex-end; margin: .55rem 0; padding: 0; border: 0; }
.line dt { flex: none; min-width: 10rem; color: inherit; }
.write { flex: 1; height: 1.3rem; border-bottom: 1px solid var(--soft); }
.tick { display: inline-block; margin-right: 1.2rem; white-space: nowrap; }
main .guide { margin: 1rem 0; padding: .5rem .75rem; border: 1px solid var(--soft); }
.question { margin: .9rem 0 1.1rem; break-inside: avoid; }
.ask { font-weight: 600; break-after: avoid; }
.how { font-weight: 400; }
.only { font-style: italic; }
.why, small, .foot { color: var(--soft); font-size: .85em; }
.question ul { list-style: none; margin: .35rem 0 0; padding: 0; max-width: none; }
.question ul.short { columns: 2; column-gap: 1.5rem; }
.question li { display: flex; gap: .55rem; align-items: baseline; margin: 0; padding: .09rem 0; break-inside: avoid; }
.box { display: inline-block; flex: none; width: .85em; height: .85em; border: 1.3px solid currentcolor; position: relative; top: .08em; }
.blank { display: inline-block; width: 7rem; height: 1.4rem; border-bottom: 1px solid var(--soft); }
.foot { margin-top: 1.5rem; }
@media (max-width: 34rem) { .question ul.short { columns: 1; } }
@media print {
  body { line-height: 1.25; }
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.15rem; margin-top: 1rem; }
  h3 { font-size: 1rem; margin-top: .8rem; }
  .question { margin: .5rem 0 .6rem; }
  .question ul { margin-top: .2rem; }
  .head > .line { margin: .35rem 0; }
  main .guide { margin: .7rem 0; padding: .3rem .6rem; }
  h2.market { break-before: page; }
}
`;
