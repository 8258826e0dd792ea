import type { Assessment, Interval, MarketResult, ModeResult, Reason } from '../../../schema/types.ts';
import { obstacles } from '../../sections/verdict.ts';
import { capital, ended, signed } from '../../document/format.ts';
import { escapeHtml } from './escape.ts';
import { box, line, picture } from './scale.ts';
import { rangeText } from '../../../values/range.ts';

/** The modes of a market side by side: whether they can be had, their score, and what speaks for and against. */
export function modesFigure({ pack, markets }: Assessment, market: MarketResult): string {
  if (market.modes.length === 0) return '';
  const reach = reachOf(markets);
  const rows = market.modes.map((mode) => modeRow(market, mode, reach));
  return `<table class="modes">
<caption>Bars run from zero to the score; the dotted line is the least score that is needed.</caption>
<thead><tr><th scope="col">${escapeHtml(capital(pack.words.mode.one))}</th><th scope="col">Score</th><th scope="col">What speaks for and against it</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** The same scale for every market, so that figures can be compared. */
function reachOf(markets: readonly MarketResult[]): Interval {
  const scores = markets.flatMap(({ modes, verdict }) => [
    ...modes.flatMap(({ score }) => [score.low, score.high]),
    verdict.minimum,
  ]);
  return { low: Math.min(0, ...scores) - 1, high: Math.max(0, ...scores) + 1 };
}

const statuses = {
  available: '<span class="good">available</span>',
  blocked: '<span class="bad">blocked</span>',
  open: '<span class="open">open</span>',
} as const;

function modeRow(market: MarketResult, mode: ModeResult, reach: Interval): string {
  const { verdict } = market;
  const chosen = verdict.modes.includes(mode.id);
  const note = chosen ? '<span class="chosen">recommended</span>' : statuses[mode.status];
  return `<tr${chosen ? ' class="chosen-row"' : ''}><th scope="row">${escapeHtml(mode.title)} ${note}</th><td>${scoreBar(mode, verdict.minimum, reach)}<span class="value">${rangeText(mode.score)}</span></td><td>${reasons(market, mode)}</td></tr>`;
}

/** From zero to the score, leftwards below it; the thin line is the least score that is needed. */
function scoreBar({ score: { low, high }, status }: ModeResult, minimum: number, reach: Interval): string {
  const at = (score: number): number => score - reach.low;
  const zero = at(0);
  const certain = low > 0 ? box('certain', zero, at(low)) : high < 0 ? box('against', at(high), zero) : '';
  const may = box('may', at(low), at(high));
  return picture(status === 'blocked' ? 'score-bar off' : 'score-bar', at(reach.high), [
    box('track', 0, at(reach.high)),
    certain,
    may,
    line('zero', zero),
    line('minimum', at(minimum)),
  ]);
}

function reasons(market: MarketResult, mode: ModeResult): string {
  const stops = obstacles(market, mode).map(
    (text) => `<li><span class="bad">Blocked:</span> ${escapeHtml(ended(text))}</li>`,
  );
  const waits = mode.requirements
    .filter(({ state }) => state === 'open')
    .map(({ because }) => `<li><span class="open">Open:</span> ${escapeHtml(ended(because))}</li>`);
  const list = [...stops, ...waits, ...mode.factors.map(factorItem)];
  return list.length === 0 ? 'Nothing for it, nothing against it.' : `<ul>${list.join('')}</ul>`;
}

function factorItem({ points, state, because }: Reason): string {
  const open = state === 'open' ? ' <span class="open">open:</span>' : '';
  return `<li><span class="${points > 0 ? 'good' : 'bad'}">${signed(points)}</span>${open} ${escapeHtml(because)}</li>`;
}
