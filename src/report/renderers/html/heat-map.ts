import type { Assessment, BarrierResult, MarketResult } from '../../../schema/types.ts';
import { escapeHtml } from './escape.ts';
import { rangeText } from '../../../values/range.ts';

/** Barriers of all markets by kind: how bad the worst of each kind is now. */
export function heatMap({ markets }: Assessment): string {
  const kinds = new Map(
    markets.flatMap(({ barriers }) => barriers.map(({ kind, kindTitle }) => [kind, kindTitle])),
  );
  if (kinds.size === 0) return '';
  const head = markets.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const rows = [...kinds].map(
    ([kind, title]) =>
      `<tr><th scope="row">${escapeHtml(title)}</th>${markets.map((market) => cell(market, kind)).join('')}</tr>`,
  );
  return `<table class="heat keep">
<caption>How high the worst barrier of each kind is now, with what is done already counted.</caption>
<thead><tr><th scope="col">Kind of barrier</th>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** An assessment lists barriers worst first, so the first of a kind is the worst of it. */
function cell({ barriers }: MarketResult, kind: string): string {
  const worst = barriers.find((barrier) => barrier.kind === kind);
  if (worst === undefined) return '<td class="no-barrier">no barrier known</td>';
  return `<td class="heat-${worst.residual.high}">${rangeText(worst.residual)}${notes(worst)}</td>`;
}

function notes({ residual, severity, applies }: BarrierResult): string {
  const was = residual.low === severity && residual.high === severity ? [] : [`was ${severity}`];
  const open = applies === 'open' ? ['may not apply'] : [];
  const words = [...was, ...open].join(', ');
  return words === '' ? '' : ` <small>${words}</small>`;
}
