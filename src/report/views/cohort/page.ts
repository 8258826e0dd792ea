import type { Cohort, ScorePosition } from '../../../analysis/cohort/result.ts';
import { renderHtml } from '../../renderers/html/blocks.ts';
import { escapeHtml } from '../../renderers/html/escape.ts';
import { htmlPage } from '../../renderers/html/page.ts';
import { capital } from '../../document/format.ts';
import { cohortTitle, laterBlocks, openingBlocks } from './blocks.ts';
import { rangeText } from '../../../values/range.ts';

/** A cohort as a page in one file, with the heat map in colour. */
export function cohortPage(cohort: Cohort): Promise<string> {
  const parts = [
    renderHtml(openingBlocks(cohort)),
    ...(cohort.withheld ? [] : [heatMapHtml(cohort)]),
    renderHtml(laterBlocks(cohort)),
  ];
  return htmlPage({
    title: cohortTitle(cohort),
    language: 'en',
    body: `<main>\n${parts.join('\n')}\n</main>`,
    style: heatMapStyle,
  });
}

/** One hue from light to dark: it can be read without seeing colours, and the numbers say the same. */
const heatMapStyle = `
table.heat { table-layout: fixed; min-width: 46rem; font-size: .875rem; }
table.heat th, table.heat td { padding: .4rem .35rem; border: 2px solid var(--paper); }
table.heat thead th { font-size: .8125rem; }
table.heat thead th:not(:first-child) { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; vertical-align: middle; white-space: nowrap; }
table.heat th:first-child { width: 10rem; }
table.heat td { text-align: center; position: relative; }
table.heat small { display: block; font-size: .75rem; }
.h0 { background: #f1f5f7; color: #16202c; }
.h1 { background: #d2e6ee; color: #10222c; }
.h2 { background: #a3cbdb; color: #0a1d26; }
.h3 { background: #5da3bd; color: #05141b; }
.h4 { background: #0b5c7a; color: #ffffff; }
@media print { table.heat { min-width: 0; font-size: 7.5pt; } table.heat thead th, table.heat small { font-size: 6.5pt; } table.heat th:first-child { width: 27mm; } }
`;

function heatMapHtml({ pack, members, dimensions, overall }: Cohort): string {
  const titles = [capital(pack.words.subject.one), overall.title, ...dimensions.map(({ title }) => title)];
  const head = titles.map((title) => `<th scope="col">${escapeHtml(title)}</th>`);
  const rows = members.map(
    ({ name, overall: place, dimensions: places }) =>
      `<tr><th scope="row">${escapeHtml(name)}</th>${[place, ...places].map(cellHtml).join('')}</tr>`,
  );
  return `<h2>Heat map</h2>
<p>The middle of each range, from 0 to 100, and the range where answers are open. ▲ all of it is in the highest quarter, ▼ in the lowest.</p>
<div class="wide" role="group" tabindex="0" aria-label="Heat map of readiness">
<table class="heat">
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`;
}

const marks = { lowest: ['▼', 'lowest quarter'], middle: null, highest: ['▲', 'highest quarter'] } as const;

function cellHtml(place: ScorePosition | null): string {
  if (place === null) return '<td class="faint">n/a</td>';
  const { midpoint, score, low, high } = place;
  const step = Math.min(4, Math.max(0, Math.floor(midpoint / 20)));
  const range = score.low === score.high ? '' : `<small>${rangeText(score)}</small>`;
  const mark = low === high ? marks[low] : null;
  const words =
    mark === null
      ? ''
      : ` <span aria-hidden="true">${mark[0]}</span><span class="unseen">, ${mark[1]}</span>`;
  return `<td class="h${step}">${Math.round(midpoint)}${words}${range}</td>`;
}
