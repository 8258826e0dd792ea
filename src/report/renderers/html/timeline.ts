import type { Action, Assessment, HorizonName } from '../../../schema/types.ts';
import { capital, months } from '../../document/format.ts';
import { escapeHtml } from './escape.ts';
import { box, line, picture } from './scale.ts';

/** Actions in the order of the plan, each with a bar from its start for as long as it takes. */
export function timeline({ plan }: Assessment): string {
  if (plan.actions.length === 0) return '';
  const step = stepOf(lastMonth(plan.actions));
  const ticks = Array.from({ length: Math.ceil(lastMonth(plan.actions) / step) }, (_, index) => index * step);
  const span = ticks.length * step;
  const groups = plan.horizons.map((horizon) => groupHtml(plan.actions, horizon, { ticks, span }));
  return `<table class="timeline">
<caption>Bars run from the month an action starts for as long as it takes. A thin line stands for every ${step} months.</caption>
<thead><tr><th scope="col"><span class="unseen">Number</span></th><th scope="col">Action</th><th scope="col">Month<span class="months">${ticks.map((tick) => `<span>${tick}</span>`).join('')}</span></th></tr></thead>
${groups.join('\n')}
</table>`;
}

interface Scale {
  readonly ticks: readonly number[];
  readonly span: number;
}

const stepOf = (last: number): number => (last <= 12 ? 3 : last <= 36 ? 6 : 12);

const lastMonth = (actions: readonly Action[]): number =>
  Math.max(3, ...actions.map(({ startMonth, durationMonths }) => startMonth + durationMonths));

/** So that the shortest action still shows. */
const shortest = 0.3;

function groupHtml(actions: readonly Action[], { id, title }: HorizonName, scale: Scale): string {
  const own = actions.filter(({ horizon }) => horizon === id);
  if (own.length === 0) return '';
  const rows = own.map((action) => rowHtml(actions, action, scale));
  return `<tbody>
<tr class="horizon"><th scope="rowgroup" colspan="3">${escapeHtml(title)}</th></tr>
${rows.join('\n')}
</tbody>`;
}

function rowHtml(actions: readonly Action[], action: Action, { ticks, span }: Scale): string {
  const { order, title, owner, takes, durationMonths, startMonth, showstopper, after } = action;
  const needs = actions.filter(({ key }) => after.includes(key)).map((one) => one.order);
  const notes = [
    owner,
    `${months(startMonth)}, ${takes}`,
    ...(needs.length === 0 ? [] : [`after ${needs.join(', ')}`]),
  ].join(' · ');
  const end = startMonth + Math.max(shortest, durationMonths);
  const shape = box(showstopper ? 'stop' : 'certain', startMonth, end);
  const mark = showstopper ? '<span class="bad">Showstopper:</span> ' : '';
  return `<tr><td class="number">${order}</td><td>${mark}<a href="#action-${order}">${escapeHtml(title)}</a> <small>${escapeHtml(capital(notes))}</small></td><td>${picture('time', span, [...ticks.map((tick) => line('tick', tick)), shape])}</td></tr>`;
}
