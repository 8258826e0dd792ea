/** Looks of the report on one company: title page, summary and figures. */
export const reportStyle = `
.cover { background: var(--panel); border-bottom: 1px solid var(--line); padding: 3.5rem max(1.25rem, calc((100vw - 51.5rem) / 2)) 2.25rem; }
.cover .kind { color: var(--accent); font-weight: 600; margin: 0 0 .75rem; }
.cover h1 { font-size: clamp(2rem, 6vw, 3.1rem); margin: 0; }
.cover .lead { font-size: 1.15rem; color: var(--soft); margin: .6rem 0 2rem; }
.cover dl { margin: 0; display: flex; flex-wrap: wrap; gap: .6rem 2.25rem; max-width: none; }
.cover dl > div { display: block; border: 0; padding: 0; }
.cover dt { font-size: .875rem; }
.cover dd { font-weight: 600; }
.logo { margin: 0 0 2rem; }
.logo img { display: block; max-width: 14rem; max-height: 4.5rem; width: auto; height: auto; background: #fff; padding: .4rem; border-radius: 4px; }
.summary h2 { font-size: 1.08rem; margin: 1.75rem 0 .5rem; }
.verdict { border-left: 5px solid var(--accent); padding: .1rem 0 .1rem 1.25rem; margin: 1.25rem 0 1.75rem; }
.verdict h2 { margin: 0 0 .25rem; color: var(--soft); font-size: 1rem; }
.verdict h2 + p { font-size: 1.35rem; line-height: 1.35; margin: 0 0 .5rem; }
.verdict h2 + p .good, .verdict h2 + p .open { display: block; font-size: 1rem; margin-top: .25rem; }
.levels { list-style: none; display: flex; gap: 3px; padding: 0; margin: 1rem 0 0; max-width: 46rem; }
.levels li { flex: 1; margin: 0; padding: .5rem .6rem 0 0; border-top: 6px solid var(--track); color: var(--soft); font-size: .875rem; line-height: 1.3; }
.levels b { font-weight: 400; display: block; }
.levels .reached { border-top-color: var(--accent); color: var(--ink); }
.levels .reached b { font-weight: 700; }
.halves { display: grid; grid-template-columns: 1.2fr 1fr; gap: 0 2.5rem; }
.halves .bars th { width: 50%; }
.halves .bars td { grid-template-columns: 1fr 4.2rem; gap: .6rem; }
.halves ol { padding-left: 1.5rem; }
.halves ol > li { margin: .5rem 0; }
.contents { margin: 1.75rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); }
.contents h2 { font-size: .875rem; font-weight: 400; color: var(--soft); margin: 0 0 .3rem; }
.contents ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 0; padding: 0; max-width: none; }
.contents li { margin: 0; }
main > section + section { border-top: 1px solid var(--line); margin-top: 3rem; }
main > section > h2 { margin-top: 2rem; }
.timeline td, .timeline th { padding: .35rem .75rem .35rem 0; }
.timeline td.number { width: 2.2rem; color: var(--soft); }
.timeline tbody tr:not(.horizon) td:nth-child(2) { width: 58%; }
.timeline td:last-child, .timeline thead th:last-child { padding-right: 0; vertical-align: middle; }
.timeline small, .heat small { color: var(--soft); font-size: .8125rem; }
.timeline small { display: block; }
.timeline a { color: inherit; text-decoration-color: var(--line); }
.horizon th { padding-top: 1.1rem; border-bottom: 2px solid var(--line); }
.months { display: flex; }
.months span { flex: 1; white-space: nowrap; overflow: visible; width: 0; }
.time { width: 100%; height: 1.5rem; overflow: visible; }
.time rect { transform: translateY(2.5px) scaleY(.5); }
.tick { stroke: var(--line); stroke-width: 1px; }
.stop { fill: var(--bad); }
.action { border-top: 1px solid var(--line); padding-top: .1rem; margin-top: 1.5rem; }
.action h3 { margin-top: 1rem; }
.heat th, .heat td { padding: .4rem .75rem; border: 2px solid var(--paper); }
.heat tbody th { padding-left: 0; font-weight: 400; width: 34%; }
.heat thead th:first-child { padding-left: 0; }
.heat caption { max-width: 44rem; }
.heat-none { background: var(--none); color: var(--on-none); }
.heat-low { background: var(--low); color: var(--on-low); }
.heat-moderate { background: var(--moderate); color: var(--on-moderate); }
.heat-high { background: var(--high); color: var(--on-high); }
.heat-critical { background: var(--critical); color: var(--on-critical); font-weight: 600; }
.heat td small { color: inherit; display: inline-block; }
.no-barrier { color: var(--soft); }
.modes { margin: 1rem 0 .5rem; }
.modes th[scope="row"] { width: 22%; }
.modes td:nth-child(2) { width: 24%; }
.modes th span { display: block; font-size: .875rem; }
.modes ul { list-style: none; margin: 0; padding: 0; }
.modes li { margin: 0 0 .2rem; }
.chosen { color: var(--accent); font-weight: 700; }
.chosen-row > * { background: var(--accent-soft); }
.chosen-row > :first-child { box-shadow: -.6rem 0 0 var(--accent-soft); }
.score-bar { width: 100%; height: .8rem; margin-top: .35rem; }
.chosen-row .track { fill: var(--paper); }
.against { fill: var(--bad); }
.off .certain, .off .against { fill: var(--soft); }
.modes caption { font-size: .875rem; }
.zero { stroke: var(--ink); stroke-width: 1.5px; }
.minimum { stroke: var(--soft); stroke-width: 1.5px; stroke-dasharray: 2 2; }
.sources { list-style: none; padding: 0; font-size: .9375rem; max-width: 48rem; }
.sources li { padding: .2rem 0; }
:target { scroll-margin-top: 1rem; }
li:target { background: var(--open-soft); }
@media (max-width: 46rem) { .halves { grid-template-columns: 1fr; } }
@media (max-width: 34rem) {
  .cover { padding: 2rem 1rem 1.5rem; }
  .contents ul { display: grid; grid-template-columns: 1fr 1fr; gap: .45rem 1rem; }
  .levels { display: grid; grid-template-columns: 1fr 1fr; }
  .timeline thead { display: none; }
  .timeline, .timeline tbody, .timeline tr, .timeline td, .timeline th { display: block; border: 0; }
  .timeline caption, .modes caption { display: block; }
  .timeline tr:not(.horizon) { display: grid; grid-template-columns: 1.8rem 1fr; border-bottom: 1px solid var(--line); padding: .4rem 0 .5rem; }
  .timeline td, .timeline tbody tr:not(.horizon) td:nth-child(2) { padding: 0; width: auto; }
  .timeline td.number { text-align: left; }
  .timeline td:last-child { grid-column: 2; }
  .modes thead { display: none; }
  .modes, .modes tbody, .modes tr, .modes td, .modes th { display: block; }
  .modes th[scope="row"], .modes td:nth-child(2) { width: auto; border: 0; padding-bottom: 0; }
  .modes th span { display: inline; margin-left: .4rem; }
  .modes td:nth-child(2) { display: grid; grid-template-columns: 1fr 4rem; gap: .75rem; align-items: center; padding-right: 0; }
  .chosen-row { padding: 0 .5rem; background: var(--accent-soft); }
  .chosen-row > :first-child { box-shadow: none; }
  .heat th, .heat td { padding: .35rem .4rem; font-size: .875rem; }
}
@media print {
  .cover { background: none; border: 0; padding: 45mm 0 0; min-height: 250mm; break-after: page; position: relative; }
  .cover h1 { font-size: 30pt; }
  .cover .lead { font-size: 13pt; margin-bottom: 30mm; }
  .cover dl { display: block; border-top: 1.5pt solid var(--accent); padding-top: 4mm; }
  .cover dl > div { display: grid; grid-template-columns: 32mm 1fr; padding: 1mm 0; }
  .cover dt { font-size: inherit; }
  .contents { border: 0; margin-top: 30mm; }
  .contents ul { display: block; columns: 2; }
  .logo { position: absolute; top: 0; left: 0; }
  .logo img { padding: 0; max-height: 20mm; max-width: 60mm; }
  .verdict { margin-top: 0; margin-bottom: 4mm; }
  .verdict h2 + p { font-size: 14pt; }
  .summary h2 { font-size: 10.5pt; margin: 3.5mm 0 1mm; }
  .summary { font-size: 9pt; line-height: 1.35; }
  .summary p, .summary li { margin-top: .6mm; margin-bottom: .6mm; }
  .summary th, .summary td { padding-top: .8mm; padding-bottom: .8mm; }
  .bars td { min-height: 0; }
  .halves { grid-template-columns: 1.2fr 1fr; gap: 0 8mm; }
  main > section + section { border: 0; margin-top: 6mm; }
  main > section > h2 { margin-top: 0; padding-top: 2mm; font-size: 15pt; }
  .timeline a, .contents a { color: inherit; }
  .timeline td, .timeline th { padding-top: .8mm; padding-bottom: .8mm; }
  .timeline small, .heat small { font-size: 8pt; }
  .action { break-inside: avoid; margin-top: 4mm; }
  .horizon { break-after: avoid; }
  .modes { break-inside: avoid; }
  main > section:nth-of-type(2):not(#about), main > section[id^="market-"] { break-before: page; }
  .action { font-size: 8.5pt; line-height: 1.36; margin-top: 2.5mm; }
  .action h3 { font-size: 10.5pt; margin: 2mm 0 .5mm; }
  .action p { margin: .5mm 0; }
  .action li { margin: .2mm 0; }
  .action dl { columns: 2; column-gap: 8mm; margin: 1.2mm 0 0; }
  .action dl > div { border: 0; padding: .2mm 0; grid-template-columns: 17mm 1fr; gap: 0 2mm; }
  .sources { font-size: 8pt; }
}
`;
